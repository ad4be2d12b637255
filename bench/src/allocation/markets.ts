import { createHash } from 'node:crypto';
import { costOf, frozenInputs, commitmentOf, openingOf, packedWish } from '@duijie/matching';
import type { FrozenInputs, Market } from '@duijie/matching';
import { Stream } from '../random.ts';

export const listLength = 20;
const worldSeed = 20261122;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const secret = sha256('the secret of the bench');

/**
 * A market where some openings are wanted far more than others, and some participants fit better wherever they go. With
 * minima, there are seats for 15 % more than there are participants, and four in five openings need four fifths of theirs
 * taken; without, seats are scarce: 5 % fewer than participants. The lots are the numbers of the participants.
 */
export function generatedMarket(participants: number, openings: number, minima: boolean): Market {
  const supply = minima ? 1.15 : 0.95;
  const seats = new Int32Array(openings);
  const minSeats = new Int32Array(openings);
  for (let opening = 0; opening < openings; opening += 1) {
    const stream = new Stream(worldSeed, 'seats', opening);
    seats[opening] = Math.max(1, Math.round(((0.6 + 0.8 * stream.next()) * supply * participants) / openings));
    minSeats[opening] = minima && stream.chance(80) ? Math.ceil((seats[opening] ?? 0) * 0.8) : 0;
  }
  const starts = Int32Array.from({ length: participants + 1 }, (_, index) => index * listLength);
  const wishes = new Int32Array(participants * listLength);
  for (let participant = 0; participant < participants; participant += 1) {
    const stream = new Stream(worldSeed, 'list', participant);
    const quality = 3000 + stream.below(2000) + stream.below(2000);
    const listed = new Set<number>();
    while (listed.size < listLength) listed.add(Math.floor(stream.next() ** 1.6 * openings));
    let wish = participant * listLength;
    for (const opening of listed) {
      const last = wish === (participant + 1) * listLength - 1;
      wishes[wish] = packedWish(opening, quality + stream.below(3000), last);
      wish += 1;
    }
  }
  return { seats, minSeats, starts, wishes };
}

/** The same as frozen inputs, with lots of their own. */
export function inputsOf({ seats, minSeats, starts, wishes }: Market): FrozenInputs {
  return frozenInputs({
    cycle: 'cyc_bench',
    frozenAt: '2026-11-22T12:00:00.000Z',
    commitment: commitmentOf(secret),
    openings: Array.from(seats, (count, index) => ({
      id: `opn_${index}`,
      seats: count,
      minSeats: minSeats[index] ?? 0,
    })),
    participants: Array.from({ length: starts.length - 1 }, (_, index) => ({
      p: sha256(`participant ${index}`),
      assumed: false,
      list: Array.from(wishes.subarray(starts[index], starts[index + 1]), (wish) => ({
        opening: `opn_${openingOf(wish)}`,
        fit: 10_000 - costOf(wish),
      })),
    })),
  });
}

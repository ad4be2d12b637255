import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outcomesOf } from './allocation.ts';
import type { Outcomes } from './allocation.ts';
import { aMarket, marketOf, pseudonym, seed } from './markets.arbitrary.ts';
import { WaitingLists } from './waiting-list.ts';
import type { Standing, StandingOf } from './waiting-list.ts';

/** All hold what they got, but for those named. */
function standings(outcomes: Outcomes, others: Readonly<Record<string, Standing>> = {}): StandingOf {
  const opening = new Map(outcomes.participants.map(({ p, outcome }) => [p, outcome.opening]));
  return (p) => others[p] ?? { opening: opening.get(p) ?? null, waits: true };
}

const left: Standing = { opening: null, waits: false };
const [first, second, third, fourth] = [pseudonym(0), pseudonym(1), pseudonym(2), pseudonym(3)];

describe('a waiting list', () => {
  // Opening 0 takes the first; the second has opening 1, which is only their second wish.
  const outcomes = outcomesOf(
    marketOf({
      openings: [
        { seats: 1, minSeats: 0 },
        { seats: 1, minSeats: 0 },
      ],
      participants: [
        { list: [0, 1], fits: [9000, 9000] },
        { list: [0, 1], fits: [8000, 8000] },
        { list: [0, 1], fits: [7000, 6000] },
        { list: [1], fits: [0, 7000] },
      ],
    }),
    seed,
  );
  const lists = new WaitingLists(outcomes);

  it('holds in the order of the opening all who listed it above what they have', () => {
    expect(lists.line('opn_0', standings(outcomes))).toEqual([second, third]);
    expect(lists.line('opn_1', standings(outcomes))).toEqual([fourth, third]);
  });

  it('gives a freed seat to the next, whose own seat goes down its line in turn', () => {
    const now = standings(outcomes, { [first]: left });
    expect(lists.nextInLine('opn_0', now)).toBe(second);
    expect(lists.promotions(['opn_0'], now)).toEqual([
      { p: second, from: 'opn_1', to: 'opn_0' },
      { p: fourth, from: null, to: 'opn_1' },
    ]);
  });

  it('passes over those who accepted or declined', () => {
    const accepted: Standing = { opening: 'opn_1', waits: false };
    const now = standings(outcomes, { [first]: left, [second]: accepted, [third]: left });
    expect(lists.promotions(['opn_0'], now)).toEqual([]);
    expect(lists.nextInLine('opn_9', now)).toBeUndefined();
  });

  it('leaves no seat free that somebody waits for, and moves nobody down', () => {
    fc.assert(
      fc.property(aMarket({ participants: 16, openings: 5 }), fc.infiniteStream(fc.boolean()), (inputs, stays) => {
        const result = outcomesOf(inputs, seed);
        const line = new WaitingLists(result);
        const placed = result.participants.filter(({ outcome }) => outcome.opening !== null);
        const gone = placed.filter(() => stays.next().value === false);
        const others: Record<string, Standing> = Object.fromEntries(gone.map(({ p }) => [p, left]));
        const freed = gone.flatMap(({ outcome }) => outcome.opening ?? []);
        const free = new Map(result.openings.map(({ id, seats, taken }) => [id, seats - taken]));
        for (const opening of freed) free.set(opening, (free.get(opening) ?? 0) + 1);
        const rankOf = (p: string, opening: string | null) =>
          result.participants.find((each) => each.p === p)?.list.findIndex((wish) => wish.opening === opening) ?? -1;
        for (const { p, from, to } of line.promotions(freed, standings(result, others))) {
          if (from !== null) expect(rankOf(p, to)).toBeLessThan(rankOf(p, from));
          others[p] = { opening: to, waits: true };
          free.set(to, (free.get(to) ?? 0) - 1);
          if (from !== null) free.set(from, (free.get(from) ?? 0) + 1);
        }
        for (const { id, state } of result.openings) {
          const seats = free.get(id) ?? 0;
          expect(seats).toBeGreaterThanOrEqual(0);
          if (seats > 0 && state === 'open') expect(line.line(id, standings(result, others))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

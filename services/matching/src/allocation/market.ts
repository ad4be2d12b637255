import { lotOf } from '../fit/lottery.ts';
import { UnsoundInputs, byText } from './inputs.ts';
import { highestFit } from './problem.ts';
import type { FrozenInputs } from './problem.ts';

/**
 * The inputs as numbers. Participants are numbered by their lots, the highest first, and openings by theirs, the lowest
 * first, so that the smaller number wins wherever a lot decides, and lots need not be kept.
 */
export interface Market {
  readonly seats: Int32Array;
  readonly minSeats: Int32Array;
  /** The wishes of participant `s` are those from `starts[s]` to below `starts[s + 1]`. */
  readonly starts: Int32Array;
  /** Each made by `packedWish`. */
  readonly wishes: Int32Array;
}

/** As many openings as a packed wish can name. */
export const mostOpenings = 2 ** 17;

/** A wish in 32 bits, so that one look into memory finds all of it. */
export function packedWish(opening: number, fit: number, last: boolean): number {
  return (opening << 15) | ((highestFit - fit) << 1) | (last ? 1 : 0);
}

export function openingOf(wish: number): number {
  return wish >>> 15;
}

/** What the participant lacks to the highest fit there. */
export function costOf(wish: number): number {
  return (wish >>> 1) & 0x3fff;
}

/** Whether the list ends with it. */
export function isLast(wish: number): boolean {
  return (wish & 1) === 1;
}

export interface NumberedMarket {
  readonly market: Market;
  /** The number of each participant and opening, in the order of the inputs. */
  readonly participants: Int32Array;
  readonly openings: Int32Array;
  /** The lots of the participants, in the order of the inputs. */
  readonly lots: readonly string[];
}

/** Numbers the inputs under a seed. */
export function numbered(inputs: FrozenInputs, seed: string): NumberedMarket {
  if (inputs.openings.length > mostOpenings) throw new UnsoundInputs(`There are more than ${mostOpenings} openings.`);
  const lots = inputs.participants.map(({ p }) => lotOf(seed, p));
  const openingLots = inputs.openings.map(({ id }) => lotOf(seed, id));
  const participants = places(lots, (a, b) => byText(b, a));
  const openings = places(openingLots, byText);
  return { market: encoded(inputs, participants, openings), participants, openings, lots };
}

/** The place of each lot when they are in order. */
function places(lots: readonly string[], order: (a: string, b: string) => number): Int32Array {
  const sorted = lots.map((lot, index) => ({ lot, index })).sort((a, b) => order(a.lot, b.lot));
  const found = new Int32Array(lots.length);
  sorted.forEach(({ index }, place) => (found[index] = place));
  return found;
}

function encoded(inputs: FrozenInputs, participants: Int32Array, openings: Int32Array): Market {
  const starts = new Int32Array(inputs.participants.length + 1);
  inputs.participants.forEach(({ list }, index) => (starts[at(participants, index) + 1] = list.length));
  for (let s = 0; s < inputs.participants.length; s += 1) starts[s + 1] = at(starts, s + 1) + at(starts, s);
  const wishCount = at(starts, inputs.participants.length);
  const wishes = new Int32Array(wishCount);
  const numberOf = new Map(inputs.openings.map(({ id }, index) => [id, at(openings, index)]));
  inputs.participants.forEach(({ list }, index) => {
    const start = at(starts, at(participants, index));
    list.forEach(({ opening, fit }, position) => {
      wishes[start + position] = packedWish(numberOf.get(opening) ?? 0, fit, position === list.length - 1);
    });
  });
  const seats = new Int32Array(inputs.openings.length);
  const minSeats = new Int32Array(inputs.openings.length);
  inputs.openings.forEach((opening, index) => {
    seats[at(openings, index)] = opening.seats;
    minSeats[at(openings, index)] = opening.minSeats;
  });
  return { seats, minSeats, starts, wishes };
}

/** What stands in a table. The tables are made to measure, so there is always something. */
function at(table: Int32Array, index: number): number {
  return table[index] ?? 0;
}

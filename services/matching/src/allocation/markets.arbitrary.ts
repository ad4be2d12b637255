import { hash } from 'node:crypto';
import fc from 'fast-check';
import { commitmentOf } from './draw.ts';
import { frozenInputs } from './inputs.ts';
import type { FrozenInputs } from './problem.ts';

export const secret = hash('sha256', 'a secret for tests', 'hex');
export const seed = hash('sha256', 'a seed for tests', 'hex');

/** How large the markets become, and what is left out of them. */
export interface MarketBounds {
  readonly participants: number;
  readonly openings: number;
  readonly minima?: boolean;
}

export interface SketchedOpening {
  readonly seats: number;
  readonly minSeats: number;
}

/** Participant number n's list, as numbers of openings. */
export interface SketchedParticipant {
  readonly list: readonly number[];
  readonly fits: readonly number[];
}

export function pseudonym(index: number): string {
  return hash('sha256', `participant ${index}`, 'hex');
}

export function openingId(index: number): string {
  return `opn_${index}`;
}

/** Small markets full of ties, with openings that nearly nobody wants. They shrink to fewer of both. */
export function aMarket({ participants, openings, minima = true }: MarketBounds): fc.Arbitrary<FrozenInputs> {
  const opening = fc
    .record({ seats: fc.integer({ min: 1, max: 6 }), lacks: fc.integer({ min: 0, max: 2 }) })
    .map(({ seats, lacks }) => ({ seats, minSeats: minima ? Math.max(0, seats - lacks) : 0 }));
  return fc.array(opening, { minLength: 1, maxLength: openings }).chain((terms) => {
    const numbers = terms.map((_, index) => index);
    const participant = fc.record({
      list: fc.shuffledSubarray(numbers),
      fits: fc.array(fc.constantFrom(0, 4000, 4001, 10_000), { minLength: numbers.length, maxLength: numbers.length }),
    });
    return fc
      .array(participant, { maxLength: participants, size: 'max' })
      .map((people) => marketOf({ openings: terms, participants: people }));
  });
}

export function marketOf(sketch: {
  readonly openings: readonly SketchedOpening[];
  readonly participants: readonly SketchedParticipant[];
}): FrozenInputs {
  return frozenInputs({
    cycle: 'cyc_1',
    frozenAt: '2026-11-22T12:00:00.000Z',
    commitment: commitmentOf(secret),
    openings: sketch.openings.map((terms, index) => ({ id: openingId(index), ...terms })),
    participants: sketch.participants.map(({ list, fits }, index) => ({
      p: pseudonym(index),
      assumed: index % 3 === 0,
      list: list.map((opening) => ({ opening: openingId(opening), fit: fits[opening] ?? 0 })),
    })),
  });
}

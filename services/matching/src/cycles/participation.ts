import { consentsToMatching, judgeGates } from '../fit/gates.ts';
import type { StudentItem } from '../fit/reference.ts';
import type { Graduate, Opening, World } from '../fit/world.ts';
import type { Wish } from '../allocation/problem.ts';
import type { LeftOut } from './place.ts';
import { longestPreference } from './preference.ts';

/** How a graduate takes part in a cycle. */
export interface TakesPart {
  readonly assumed: boolean;
  /** Eligible openings only, the dearest first. */
  readonly list: readonly Wish[];
  /** Openings that they listed and are not eligible for. */
  readonly dropped: readonly string[];
}

/** May this graduate be matched at all? Consent and being available are asked before any opening is. */
export function mayTakePart(graduate: Graduate): boolean {
  return graduate.state === 'available' && consentsToMatching(graduate);
}

/**
 * The list by which a graduate takes part, or nothing. Who gave a list takes part with what is left of it, also when
 * nothing is left, so that they are told why; who gave an empty one chose to stay out. Who gave none takes part with
 * the first of their recommendations, if there are any.
 */
export function takesPart(
  graduate: Graduate,
  given: readonly string[] | undefined,
  eligible: readonly Pick<StudentItem, 'openingId' | 'fit'>[],
): TakesPart | undefined {
  if (!mayTakePart(graduate) || given?.length === 0) return undefined;
  if (given) {
    const fits = new Map(eligible.map(({ openingId, fit }) => [openingId, fit]));
    const list = given.flatMap((opening): Wish[] => {
      const fit = fits.get(opening);
      return fit === undefined ? [] : [{ opening, fit }];
    });
    return { assumed: false, list, dropped: given.filter((opening) => !fits.has(opening)) };
  }
  if (eligible.length === 0) return undefined;
  const list = eligible.slice(0, longestPreference).map(({ openingId, fit }) => ({ opening: openingId, fit }));
  return { assumed: true, list, dropped: [] };
}

/** Which gate stands against a wish: the first that fails, else the first that cannot be answered. */
export function leftOut(opening: Opening, graduate: Graduate, world: World): LeftOut | undefined {
  const gates = judgeGates(opening, graduate, world);
  const against = gates.find(({ outcome }) => outcome === 'fail') ?? gates.find(({ outcome }) => outcome === 'unknown');
  return against && { opening: opening.id, reason: against.gate };
}

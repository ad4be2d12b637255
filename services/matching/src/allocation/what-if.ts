import { outcomesOf } from './allocation.ts';
import type { Outcomes } from './allocation.ts';
import { frozenInputs } from './inputs.ts';
import type { FrozenInputs, OpeningResult, Outcome } from './problem.ts';

/** Other terms for some openings, and other fits, such as those under other weights. */
export interface Change {
  readonly openings?: Readonly<Record<string, { readonly seats?: number; readonly minSeats?: number }>>;
  /** The fit of a participant for an opening; undefined leaves it as it is. */
  readonly fit?: (p: string, opening: string) => number | undefined;
}

export interface OpeningBeforeAndAfter {
  readonly id: string;
  readonly before: OpeningResult;
  readonly after: OpeningResult;
}

export interface ParticipantBeforeAndAfter {
  readonly p: string;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** The two side by side. Who comes higher on their own list gains; who comes lower, or has nothing any more, loses. */
export interface Comparison {
  readonly before: Outcomes['counts'];
  readonly after: Outcomes['counts'];
  readonly gain: readonly ParticipantBeforeAndAfter[];
  readonly lose: readonly ParticipantBeforeAndAfter[];
  readonly same: number;
  /** Only openings that are not as they were. */
  readonly openings: readonly OpeningBeforeAndAfter[];
}

/** Allocates again under a change, with the lots of the result, so that nothing but the change makes a difference. */
export function whatIf(inputs: FrozenInputs, seed: string, change: Change): Comparison {
  return compared(outcomesOf(inputs, seed), outcomesOf(changed(inputs, change), seed));
}

/** The inputs with the change in them. Throws UnsoundInputs where it makes no sense, such as a minimum above the seats. */
export function changed(inputs: FrozenInputs, { openings, fit }: Change): FrozenInputs {
  return frozenInputs({
    ...inputs,
    openings: inputs.openings.map((opening) => ({ ...opening, ...openings?.[opening.id] })),
    participants: inputs.participants.map((participant) => ({
      ...participant,
      list: participant.list.map((wish) => ({ ...wish, fit: fit?.(participant.p, wish.opening) ?? wish.fit })),
    })),
  });
}

function compared(before: Outcomes, after: Outcomes): Comparison {
  const people = before.participants.flatMap(({ p, outcome }, index): ParticipantBeforeAndAfter[] => {
    const then = after.participants[index];
    return then ? [{ p, before: outcome, after: then.outcome }] : [];
  });
  const rankOf = ({ rank }: Outcome) => rank ?? Infinity;
  const gain = people.filter((each) => rankOf(each.after) < rankOf(each.before));
  const lose = people.filter((each) => rankOf(each.after) > rankOf(each.before));
  const openings = before.openings.flatMap((opening, index): OpeningBeforeAndAfter[] => {
    const then = after.openings[index];
    const isSame = !then || JSON.stringify(then) === JSON.stringify(opening);
    return isSame ? [] : [{ id: opening.id, before: opening, after: then }];
  });
  const same = people.length - gain.length - lose.length;
  return { before: before.counts, after: after.counts, gain, lose, same, openings };
}

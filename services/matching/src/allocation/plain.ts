import { byScoreThenLot, lotOf } from '../fit/lottery.ts';
import { byText } from './inputs.ts';
import type { Closing, FrozenInputs, OpeningTerms } from './problem.ts';

/** Who goes where, by the ids of the inputs. */
export interface PlainAllocation {
  /** The admitted of each opening that is open, in its order. */
  readonly admitted: ReadonlyMap<string, readonly string[]>;
  readonly closings: readonly Closing[];
}

/** The definition, written for reading: matching.md's three steps, each run from the beginning. */
export function plainAllocation(inputs: FrozenInputs, seed: string): PlainAllocation {
  const closings: Closing[] = [];
  let open: ReadonlySet<string> = new Set(inputs.openings.map(({ id }) => id));
  let admitted = plainAcceptance(inputs, seed, open);
  for (;;) {
    const short = shortOf(inputs, admitted).sort(
      (a, b) => b.shortfall - a.shortfall || byText(lotOf(seed, a.opening), lotOf(seed, b.opening)),
    )[0];
    if (!short) break;
    closings.push({ ...short, reopened: false });
    open = new Set([...open].filter((id) => id !== short.opening));
    admitted = plainAcceptance(inputs, seed, open);
  }
  for (const [index, closing] of [...closings.entries()].toReversed()) {
    const withIt = new Set([...open, closing.opening]);
    const trial = plainAcceptance(inputs, seed, withIt);
    if (shortOf(inputs, trial).length > 0) continue;
    [open, admitted] = [withIt, trial];
    closings[index] = { ...closing, reopened: true };
  }
  return { admitted, closings };
}

/** Student-proposing deferred acceptance, round by round. */
export function plainAcceptance(
  { openings, participants }: FrozenInputs,
  seed: string,
  open: ReadonlySet<string>,
): Map<string, string[]> {
  const order = byScoreThenLot(seed);
  const held = new Map(openings.filter(({ id }) => open.has(id)).map(({ id }) => [id, [] as string[]]));
  const fitFor = new Map(
    participants.map(({ p, list }) => [p, new Map(list.map(({ opening, fit }) => [opening, fit]))]),
  );
  const left = new Map(participants.map(({ p, list }) => [p, list.map(({ opening }) => opening)]));
  let free = participants.map(({ p }) => p);
  while (free.length > 0) {
    const refused: string[] = [];
    for (const p of free) {
      const next = left.get(p)?.shift();
      if (next === undefined) continue;
      if (open.has(next)) held.get(next)?.push(p);
      else refused.push(p);
    }
    for (const { id, seats } of openings) {
      const there = held.get(id)?.map((p) => ({ id: p, score: fitFor.get(p)?.get(id) ?? 0 }));
      if (!there) continue;
      const ordered = there.sort(order).map((each) => each.id);
      held.set(id, ordered.slice(0, seats));
      refused.push(...ordered.slice(seats));
    }
    free = refused;
  }
  return held;
}

/** The open openings that have fewer than their minimum. */
function shortOf({ openings }: FrozenInputs, admitted: ReadonlyMap<string, readonly string[]>) {
  const lacks = ({ id, minSeats }: OpeningTerms) => minSeats - (admitted.get(id)?.length ?? minSeats);
  return openings
    .map((opening) => ({ opening: opening.id, shortfall: lacks(opening) }))
    .filter(({ shortfall }) => shortfall > 0);
}

import { has } from '@duijie/domain';
import type { Caller } from '@duijie/domain';
import { publicCycle } from './cycle.ts';
import type { Cycle, CyclePlan } from './cycle.ts';
import type { CycleRequest, CycleResource, CycleReview, PlaceResource } from './cycles.dto.ts';
import type { Place } from './place.ts';

/** Instants in the one form that can be compared as text. */
export function planOf(request: CycleRequest): CyclePlan {
  const { alliance, title, openings, opensAt, preferencesUntil, freezeAt, answerUntil } = request;
  return {
    alliance: alliance ?? null,
    title,
    openings,
    opensAt: inUtc(opensAt),
    preferencesUntil: inUtc(preferencesUntil),
    freezeAt: inUtc(freezeAt),
    answerUntil: inUtc(answerUntil),
  };
}

/** The cycle as this caller may see it. */
export function cycleView(cycle: Cycle, caller: Caller): CycleResource {
  const shown = { ...publicCycle(cycle), secret: cycle.secret };
  return has(caller, 'operator') ? { ...shown, review: reviewOf(cycle) } : shown;
}

/** Without the number of the seat, which says nothing to anybody. */
export function placeView({ seat: _, ...place }: Place): PlaceResource {
  return { ...place, leftOut: [...place.leftOut] };
}

function reviewOf({ frozen, computed, signOff, note }: Cycle): CycleReview {
  return {
    frozenAt: frozen?.at ?? null,
    leftOut: [...(frozen?.leftOut ?? [])],
    participants: frozen?.participants ?? 0,
    assumed: frozen?.assumed ?? 0,
    pairs: frozen?.pairs ?? 0,
    computedAt: computed?.at ?? null,
    computedBy: computed?.by ?? null,
    counts: computed?.counts ?? null,
    requiredReasons: [...(computed?.requiredReasons ?? [])],
    signedOffAt: signOff?.at ?? null,
    signedOffBy: signOff?.by ?? null,
    note: note ?? signOff?.note ?? null,
  };
}

function inUtc(text: string): string {
  return new Date(text).toISOString();
}

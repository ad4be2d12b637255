import type { AllocationCounts, CycleBody } from '@duijie/contracts';
import { has } from '@duijie/domain';
import type { Caller, Text } from '@duijie/domain';
import { nextStep } from './cycle-moments.ts';
import type { NextStep } from './cycle-moments.ts';
import { publicCycle } from './cycle.ts';
import type { Cycle, CyclePlan } from './cycle.ts';
import type { LeftOut, Place } from './place.ts';

/** A plan as an operator sends it. */
export interface GivenPlan extends Omit<CyclePlan, 'alliance'> {
  readonly alliance?: string | null;
  readonly title: Text;
}

/** What operators see of a cycle beside what all see. */
export interface CycleReview {
  /** Of a draft that was asked for by its id. */
  readonly hindrances?: LeftOut[];
  readonly frozenAt: string | null;
  readonly leftOut: LeftOut[];
  readonly participants: number;
  readonly assumed: number;
  readonly pairs: number;
  readonly computedAt: string | null;
  readonly computedBy: string | null;
  readonly counts: AllocationCounts | null;
  readonly requiredReasons: string[];
  readonly signedOffAt: string | null;
  readonly signedOffBy: string | null;
  readonly note: string | null;
}

export interface CycleView extends CycleBody {
  readonly secret: string | null;
  readonly next: NextStep | null;
  readonly review?: CycleReview;
}

export type PlaceView = Omit<Place, 'seat' | 'p' | 'leftOut'> & { readonly p?: string; readonly leftOut?: LeftOut[] };

/** Instants in the one form that can be compared as text. */
export function planOf(request: GivenPlan): CyclePlan {
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
export function cycleView(cycle: Cycle, caller: Caller, hindrances?: LeftOut[]): CycleView {
  const shown = { ...publicCycle(cycle), secret: cycle.secret, next: nextStep(cycle) };
  if (!has(caller, 'operator')) return shown;
  return { ...shown, review: { ...reviewOf(cycle), ...(hindrances ? { hindrances } : {}) } };
}

/**
 * The place as this caller may see it. Who stands behind a participant of the published file, and so what they wished,
 * is told to the graduate and to operators alone.
 */
export function placeView({ seat: _, p, leftOut, ...place }: Place, caller: Caller): PlaceView {
  if (has(caller, 'operator', 'student')) return { ...place, p, leftOut: [...leftOut] };
  return has(caller, 'college') ? place : { ...place, rank: null };
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

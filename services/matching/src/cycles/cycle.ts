import {
  AllocationComputed,
  AllocationPublished,
  AllocationSignedOff,
  CycleCancelled,
  CycleFinalised,
  CycleFrozen,
  CycleOpened,
  event,
} from '@duijie/contracts';
import type { AllocationCounts, CycleBody, CycleState } from '@duijie/contracts';
import { DomainError, created, invalid, revised, wrongState } from '@duijie/domain';
import type { Change, FieldError, Resource, Text } from '@duijie/domain';

/** What an operator decides of a cycle before it opens. */
export interface CyclePlan {
  readonly alliance: string | null;
  readonly title: Text;
  readonly openings: readonly string[];
  readonly opensAt: string;
  readonly preferencesUntil: string;
  readonly freezeAt: string;
  readonly answerUntil: string;
}

/** A file of the platform that the cycle keeps: where it lies and how it is opened. */
export interface KeptFile {
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly type: string;
  readonly key: string;
}

/** Of an opening at the freeze, what answers to places need. */
export interface FrozenOpening {
  readonly id: string;
  readonly employer: string;
  readonly seats: number;
  readonly minSeats: number;
  readonly answerDays: number;
}

/** What the freeze fixed. */
export interface Frozen {
  readonly at: string;
  readonly digest: string;
  readonly openings: readonly FrozenOpening[];
  /** Openings of the cycle that could not take part, each with its state at the freeze. */
  readonly leftOut: readonly { readonly opening: string; readonly reason: string }[];
  readonly participants: number;
  readonly assumed: number;
  readonly pairs: number;
  /** The frozen inputs, which everybody may check once they are published with the result. */
  readonly inputs: KeptFile;
  /** Who stands behind each participant; never published. */
  readonly roster: KeptFile;
}

/** What the computation gave. */
export interface Computed {
  readonly at: string;
  readonly by: string;
  readonly counts: AllocationCounts;
  readonly result: KeptFile;
  /** Why the sign-off must give a reason in writing, as codes; none where nothing stands out. */
  readonly requiredReasons: readonly string[];
}

export interface SignOff {
  readonly at: string;
  readonly by: string;
  readonly note: string | null;
}

/** A round of allocation. `sealed` opens with the vault alone: the lottery's secret and the key of the pseudonyms. */
export interface Cycle extends Resource, CyclePlan {
  readonly state: CycleState;
  readonly commitment: string | null;
  readonly sealed: { readonly secret: string; readonly key: string } | null;
  /** The lottery's secret, from publication on. */
  readonly secret: string | null;
  readonly frozen: Frozen | null;
  readonly computed: Computed | null;
  readonly signOff: SignOff | null;
  readonly publishedAt: string | null;
  /** Has the roster been cleared (after the freeze), have all places been made (publication), all lines been closed (end)? */
  readonly followedUp: boolean;
  readonly note: string | null;
}

/** States in which a cycle binds its openings: no other cycle may have them. */
export const bindingStates: readonly CycleState[] = ['open', 'frozen', 'computed', 'signedOff', 'published'];

export const mostOpenings = 2_000;

export function draftCycle(id: string, plan: CyclePlan, now: string): Change<Cycle> {
  mustBeSound(plan);
  const next = created(id, now, {
    ...plan,
    state: 'draft' as const,
    commitment: null,
    sealed: null,
    secret: null,
    frozen: null,
    computed: null,
    signOff: null,
    publishedAt: null,
    followedUp: true,
    note: null,
  });
  return { next, events: [] };
}

/** Only a draft can be changed: whoever gave preferences relies on the windows and openings that they saw. */
export function reviseCycle(cycle: Cycle, plan: CyclePlan, now: string): Change<Cycle> {
  mustBe(cycle, ['draft'], 'change it');
  mustBeSound(plan);
  return { next: revised<Cycle>(cycle, now, plan), events: [] };
}

export interface Commitment {
  readonly commitment: string;
  readonly sealed: NonNullable<Cycle['sealed']>;
}

/** Binds the openings and commits to the lottery; from `opensAt` on, students can give preferences. */
export function openCycle(cycle: Cycle, { commitment, sealed }: Commitment, now: string): Change<Cycle> {
  mustBe(cycle, ['draft'], 'open it');
  if (cycle.preferencesUntil <= now) {
    throw invalid('cycle', [past('/preferencesUntil', 'This deadline has passed; nobody could give preferences')]);
  }
  return told(revised<Cycle>(cycle, now, { state: 'open', commitment, sealed }), CycleOpened);
}

/** May inputs be frozen now? Asked before the work, and again by `freezeCycle`. */
export function mustBeFreezable(cycle: Cycle, now: string): void {
  mustBe(cycle, ['open'], 'freeze it');
  if (now < cycle.freezeAt) throw tooEarly(`It can be frozen from ${cycle.freezeAt} on.`, { freezeAt: cycle.freezeAt });
}

export function freezeCycle(cycle: Cycle, frozen: Frozen, now: string): Change<Cycle> {
  mustBeFreezable(cycle, frozen.at);
  return told(revised<Cycle>(cycle, now, { state: 'frozen', frozen, followedUp: false }), CycleFrozen);
}

export function mustBeComputable(cycle: Cycle): Frozen {
  mustBe(cycle, ['frozen'], 'compute it');
  return frozenOf(cycle);
}

export function computeCycle(cycle: Cycle, computed: Computed, now: string): Change<Cycle> {
  mustBeComputable(cycle);
  return told(revised<Cycle>(cycle, now, { state: 'computed', computed }), AllocationComputed);
}

/** A second operator answers for the result, with a reason in writing where something stands out. */
export function signOffCycle(cycle: Cycle, by: string, note: string | undefined, now: string): Change<Cycle> {
  mustBe(cycle, ['computed'], 'sign it off');
  const { computed } = cycle;
  if (computed?.by === by) {
    throw new DomainError('forbidden', 'cycle.own-computation', 'Who computed a result cannot sign it off.');
  }
  const reasons = computed?.requiredReasons ?? [];
  if (reasons.length > 0 && !note?.trim()) {
    throw invalid('cycle', [
      {
        pointer: '/note',
        code: 'required',
        message: {
          zh: `须书面说明理由：${reasons.join('、')}`,
          en: `Give a written reason for ${reasons.join(', ')}`,
        },
      },
    ]);
  }
  const signOff = { at: now, by, note: note?.trim() ?? null };
  return told(revised<Cycle>(cycle, now, { state: 'signedOff', signOff }), AllocationSignedOff);
}

/** Makes result and secret public. The places follow; until they are all made, `followedUp` is false. */
export function publishCycle(cycle: Cycle, secret: string, now: string): Change<Cycle> {
  mustBe(cycle, ['signedOff'], 'publish it');
  const fields = { state: 'published' as const, secret, publishedAt: now, followedUp: false };
  return told(revised<Cycle>(cycle, now, fields), AllocationPublished);
}

/** Ends the cycle once nobody has a place that still waits for an answer; whoever is in line is told that it is over. */
export function finaliseCycle(cycle: Cycle, unanswered: number, now: string): Change<Cycle> {
  mustBe(cycle, ['published'], 'finalise it');
  if (!cycle.followedUp || unanswered > 0) {
    throw new DomainError(
      'conflict',
      'cycle.answers-awaited',
      `${unanswered} places wait for an answer; they lapse at their deadlines.`,
      { details: { unanswered } },
    );
  }
  return told(revised<Cycle>(cycle, now, { state: 'finalised', followedUp: false }), CycleFinalised);
}

/** Calls the round off, with a reason; what is published stays. */
export function cancelCycle(cycle: Cycle, note: string | undefined, now: string): Change<Cycle> {
  mustBe(cycle, ['draft', 'open', 'frozen', 'computed', 'signedOff'], 'cancel it');
  if (!note?.trim()) {
    throw invalid('cycle', [
      { pointer: '/note', code: 'required', message: { zh: '请写明理由', en: 'Give a written reason' } },
    ]);
  }
  const next = revised<Cycle>(cycle, now, { state: 'cancelled', note: note.trim() });
  // Nobody outside has heard of a draft.
  return cycle.state === 'draft' ? { next, events: [] } : told(next, CycleCancelled);
}

/** All that followed a freeze, a publication or an end was done. */
export function followedUp(cycle: Cycle, now: string): Change<Cycle> {
  return { next: revised<Cycle>(cycle, now, { followedUp: true }), events: [] };
}

/** What everybody may know: no key, no secret before its time, no operator's name. */
export function publicCycle(cycle: Cycle): CycleBody {
  const isPublic = cycle.publishedAt !== null;
  return {
    id: cycle.id,
    revision: cycle.revision,
    createdAt: cycle.createdAt,
    updatedAt: cycle.updatedAt,
    state: cycle.state,
    alliance: cycle.alliance,
    title: cycle.title,
    openings: [...cycle.openings],
    opensAt: cycle.opensAt,
    preferencesUntil: cycle.preferencesUntil,
    freezeAt: cycle.freezeAt,
    answerUntil: cycle.answerUntil,
    commitment: cycle.commitment,
    inputDigest: cycle.frozen?.digest ?? null,
    counts: isPublic ? (cycle.computed?.counts ?? null) : null,
    reasonCode: cycle.state === 'cancelled' ? 'byOperator' : null,
  };
}

export function frozenOf(cycle: Cycle): Frozen {
  if (!cycle.frozen)
    throw wrongState('cycle', cycle.state, ['frozen', 'computed', 'signedOff', 'published'], 'ask that');
  return cycle.frozen;
}

export function computedOf(cycle: Cycle): Computed {
  if (!cycle.computed) throw wrongState('cycle', cycle.state, ['computed', 'signedOff', 'published'], 'ask that');
  return cycle.computed;
}

export function tooEarly(message: string, details: Readonly<Record<string, unknown>>): DomainError {
  return new DomainError('conflict', 'cycle.too-early', message, { details });
}

function told(next: Cycle, type: new () => CycleBody): Change<Cycle> {
  return { next, events: [event(type, publicCycle(next))] };
}

function mustBe(cycle: Cycle, allowed: readonly CycleState[], act: string): void {
  if (!allowed.includes(cycle.state)) throw wrongState('cycle', cycle.state, allowed, act);
}

function mustBeSound(plan: CyclePlan): void {
  const errors: FieldError[] = [];
  const windows = ['opensAt', 'preferencesUntil', 'freezeAt', 'answerUntil'] as const;
  windows.slice(1).forEach((name, index) => {
    const before = windows[index] ?? 'opensAt';
    const touches = name === 'freezeAt';
    if (touches ? plan[name] >= plan[before] : plan[name] > plan[before]) return;
    const message = { zh: `须晚于 ${before}`, en: `This must be after ${before}` };
    errors.push({ pointer: `/${name}`, code: 'dates-reversed', message });
  });
  plan.openings.forEach((id, index) => {
    if (plan.openings.indexOf(id) === index) return;
    const message = { zh: '该岗位已在名单中', en: 'This opening is in the list already' };
    errors.push({ pointer: `/openings/${index}`, code: 'duplicate', message });
  });
  if (!plan.title.zh?.trim() && !plan.title.en?.trim() && !plan.title.ru?.trim()) {
    const message = { zh: '至少用一种语言填写（zh、en 或 ru）', en: 'Give it in at least one language: zh, en or ru' };
    errors.push({ pointer: '/title', code: 'required', message });
  }
  if (errors.length > 0) throw invalid('cycle', errors);
}

function past(pointer: string, en: string): FieldError {
  return { pointer, code: 'past', message: { zh: '该时间已过', en } };
}

import type { Cycle } from './cycle.ts';

/** The calendar comes so long after a moment: whoever acts by hand at the moment itself, or still writes, is first. */
const courtesyMs = 5_000;

export const stepActs = ['open', 'freeze', 'compute', 'signOff', 'publish', 'finalise'] as const;
export type StepAct = (typeof stepActs)[number];

/** What comes next in a cycle, from when on, and whether it comes by itself. */
export interface NextStep {
  readonly act: StepAct;
  readonly from: string | null;
  readonly by: 'calendar' | 'operator';
}

/** Is it time that a draft opens by itself? Not while it is being changed, and not when nobody could give a list any more. */
export function isDueToOpen({ state, opensAt, preferencesUntil, updatedAt }: Cycle, now: string): boolean {
  return state === 'draft' && isPast(opensAt, now) && isPast(updatedAt, now) && preferencesUntil > now;
}

/** Is it time that the inputs are fixed by themselves? */
export function isDueToFreeze({ state, freezeAt }: Cycle, now: string): boolean {
  return state === 'open' && isPast(freezeAt, now);
}

export function nextStep({ state, opensAt, freezeAt, answerUntil }: Cycle): NextStep | null {
  switch (state) {
    case 'draft':
      return { act: 'open', from: opensAt, by: 'calendar' };
    case 'open':
      return { act: 'freeze', from: freezeAt, by: 'calendar' };
    case 'frozen':
      return { act: 'compute', from: null, by: 'operator' };
    case 'computed':
      return { act: 'signOff', from: null, by: 'operator' };
    case 'signedOff':
      return { act: 'publish', from: null, by: 'operator' };
    case 'published':
      return { act: 'finalise', from: answerUntil, by: 'operator' };
    case 'finalised':
    case 'cancelled':
      return null;
  }
}

function isPast(moment: string, now: string): boolean {
  return Date.parse(now) - Date.parse(moment) >= courtesyMs;
}

import { VettingCaseExpired, VettingExpiryAnnounced } from '@duijie/contracts';
import { revised } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { daysBetween } from './days.ts';
import { told } from './vetting-case.ts';
import type { VettingCase } from './vetting-case.ts';

/** So many days before its end an approval, or the time for its conditions, is announced to end. */
export const announcedDays = [60, 30, 7] as const;

/** Ends by the calendar, on the day after its last; undefined when its time has not come. */
export function expireCase(vettingCase: VettingCase, today: string, now: string): Change<VettingCase> | undefined {
  if (vettingCase.endsOn === null || vettingCase.endsOn >= today) return undefined;
  return told(revised<VettingCase>(vettingCase, now, { state: 'expired' }), VettingCaseExpired);
}

/** Announces an end, once for each of the steps; undefined when there is nothing to say. */
export function announceExpiry(vettingCase: VettingCase, today: string, now: string): Change<VettingCase> | undefined {
  if (vettingCase.endsOn === null || vettingCase.endsOn < today) return undefined;
  const left = daysBetween(today, vettingCase.endsOn);
  const step = announcedDays.filter((days) => days >= left).at(-1);
  if (step === undefined || (vettingCase.remindedDays ?? Infinity) <= step) return undefined;
  return told(revised<VettingCase>(vettingCase, now, { remindedDays: step }), VettingExpiryAnnounced);
}

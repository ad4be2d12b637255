import { ConsentGranted, ConsentWithdrawn } from '@duijie/contracts';
import type { ConsentPurpose } from '@duijie/contracts';
import { DomainError } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { changed } from './graduate.ts';
import type { ConsentRecord, ConsentSource, Graduate } from './graduate.ts';

/** The words that people agree to, by the month in which they were settled. */
export const currentConsentText = '2026-11';

const guardedUntil = 14;

/** Is somebody born in that month (YYYY-MM) perhaps still under 14? Only the month is known, so it counts to its end. */
export function isUnderGuard(birth: string | null, today: string): boolean {
  if (birth === null) return false;
  const [year = 0, month = 0] = birth.split('-').map(Number);
  const [thisYear = 0, thisMonth = 0] = today.split('-').map(Number);
  return (thisYear - year) * 12 + (thisMonth - month) <= guardedUntil * 12;
}

/** What an upload says of the consent to be matched. It never makes a withdrawn consent a granted one: the stricter wins. */
export function consentsAfterUpload(
  consents: readonly ConsentRecord[],
  said: boolean | undefined,
  context: { readonly birth: string | null; readonly today: string; readonly now: string },
): ConsentRecord[] {
  const before = consents.find(({ purpose }) => purpose === 'matching');
  const record = (state: ConsentRecord['state']): ConsentRecord => ({
    purpose: 'matching',
    state,
    source: 'college',
    textVersion: currentConsentText,
    at: context.now,
  });
  const replaced = (state: ConsentRecord['state']) => [
    ...consents.filter(({ purpose }) => purpose !== 'matching'),
    record(state),
  ];
  if (said === false) return before?.state === 'withdrawn' ? [...consents] : replaced('withdrawn');
  if (before && before.state !== 'asked') return [...consents];
  if (said === true && !isUnderGuard(context.birth, context.today)) return replaced('granted');
  return before ? [...consents] : replaced('asked');
}

export interface ConsentDecision {
  readonly purpose: ConsentPurpose;
  readonly state: 'granted' | 'withdrawn';
  readonly source: ConsentSource;
  readonly textVersion: string;
}

/**
 * The person, a guardian or the college decides on one purpose; undefined when it was so already. A college cannot
 * grant again what the person withdrew, and nobody under 14 is spoken for but by a guardian.
 */
export function decideConsent(
  graduate: Graduate,
  decision: ConsentDecision,
  today: string,
  now: string,
): Change<Graduate> | undefined {
  const before = graduate.consents.find(({ purpose }) => purpose === decision.purpose);
  const granted = decision.state === 'granted';
  if (granted && decision.source !== 'guardian' && isUnderGuard(graduate.birth, today)) {
    throw new DomainError('conflict', 'consent.guardian-needed', 'For somebody under 14 only a guardian can agree.');
  }
  if (granted && decision.source === 'college' && before?.state === 'withdrawn' && before.source !== 'college') {
    throw new DomainError(
      'conflict',
      'consent.withdrawn-by-person',
      'The person has withdrawn this consent; only they can give it again.',
    );
  }
  if (before?.state === decision.state && !(granted && before.textVersion !== decision.textVersion)) return undefined;
  const others = graduate.consents.filter(({ purpose }) => purpose !== decision.purpose);
  const consents = [...others, { ...decision, at: now }];
  return changed(graduate, now, { consents }, granted ? ConsentGranted : ConsentWithdrawn);
}

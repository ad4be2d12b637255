import { ConsentExpired, ConsentGranted, ConsentWithdrawn } from '@duijie/contracts';
import type { ConsentPurpose } from '@duijie/contracts';
import { DomainError, invalid, isDate } from '@duijie/domain';
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
  /** The last day on which it holds; null for no end. */
  readonly expiresOn?: string | null | undefined;
}

/** The last day of the granted consent that ends first; null when none has an end. */
export function consentEnd(consents: readonly ConsentRecord[]): string | null {
  const days = consents.flatMap(({ state, expiresOn }) => (state === 'granted' && expiresOn ? [expiresOn] : []));
  return days.sort()[0] ?? null;
}

/** Ends the consents whose last day has passed; undefined when there are none. They end by this event and by no clock elsewhere. */
export function expireConsents(graduate: Graduate, today: string, now: string): Change<Graduate> | undefined {
  const hasEnded = ({ state, expiresOn }: ConsentRecord): boolean =>
    state === 'granted' && Boolean(expiresOn) && (expiresOn ?? '') < today;
  if (!graduate.consents.some(hasEnded)) return undefined;
  const consents = graduate.consents.map((consent) =>
    hasEnded(consent) ? { ...consent, state: 'expired' as const } : consent,
  );
  return changed(graduate, now, { consents, consentEndsOn: consentEnd(consents) }, ConsentExpired);
}

/**
 * The person, a guardian or the college decides on one purpose; undefined when it was so already. A college cannot
 * grant again what the person withdrew or let end, nor make it last longer, and nobody under 14 is spoken for but by a
 * guardian.
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
  if (granted && decision.source === 'college' && before && before.source !== 'college') {
    mustNotLoosen(before, decision);
  }
  const expiresOn = decision.expiresOn ?? null;
  if (expiresOn !== null) mustEndLater(expiresOn, decision.state, today);
  const sameWords = before?.textVersion === decision.textVersion && (before.expiresOn ?? null) === expiresOn;
  if (before?.state === decision.state && (!granted || sameWords)) return undefined;
  const others = graduate.consents.filter(({ purpose }) => purpose !== decision.purpose);
  const consents = [...others, { ...decision, expiresOn, at: now }];
  const type = granted ? ConsentGranted : ConsentWithdrawn;
  return changed(graduate, now, { consents, consentEndsOn: consentEnd(consents) }, type);
}

/** What the person themselves or a guardian took back, or gave until a day, is not widened by the college. */
function mustNotLoosen(before: ConsentRecord, decision: ConsentDecision): void {
  if (before.state === 'withdrawn') {
    throw new DomainError(
      'conflict',
      'consent.withdrawn-by-person',
      'The person has withdrawn this consent; only they can give it again.',
    );
  }
  const noEnd = '9999-12-31';
  const longer = (decision.expiresOn ?? noEnd) > (before.expiresOn ?? noEnd);
  if (before.state !== 'expired' && !(before.state === 'granted' && longer)) return;
  throw new DomainError(
    'conflict',
    'consent.limited-by-person',
    'The person has given this consent until a day of their choice; only they can give it for longer.',
  );
}

function mustEndLater(day: string, state: ConsentDecision['state'], today: string): void {
  const wrong = (pointer: string, code: string, zh: string, en: string) =>
    invalid('consent', [{ pointer, code, message: { zh, en } }]);
  if (!isDate(day))
    throw wrong('/expiresOn', 'format', '须为存在的日期，如 2027-06-30', 'It must be a day, such as 2027-06-30');
  if (state === 'withdrawn')
    throw wrong('/expiresOn', 'not-allowed', '撤回的授权没有期限', 'What is withdrawn has no end');
  if (day < today) throw wrong('/expiresOn', 'past', '授权期限已过', 'Its last day has passed');
}

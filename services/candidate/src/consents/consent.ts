import { ConsentExpired, ConsentGranted, ConsentWithdrawn } from '@duijie/contracts';
import type { ConsentPurpose } from '@duijie/contracts';
import { DomainError, invalid, isDate } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { changed } from '../graduates/graduate.ts';
import type { ConsentRecord, ConsentSource, Graduate } from '../graduates/graduate.ts';
import { agreedText } from './consent-text.ts';

/** Under this age only a guardian can agree. */
const guardedUntil = 14;
/** Whoever is younger is a minor, which is noted with what they agree to. */
const minorUntil = 18;
/** So many employers may be named, and so many decisions made, by one person. */
const mostEnterprises = 50;
const mostDecisions = 500;

function isYoungerThan(age: number, birth: string | null, today: string): boolean {
  if (birth === null) return false;
  const [year = 0, month = 0] = birth.split('-').map(Number);
  const [thisYear = 0, thisMonth = 0] = today.split('-').map(Number);
  return (thisYear - year) * 12 + (thisMonth - month) <= age * 12;
}

/** Is somebody born in that month (YYYY-MM) perhaps still under 14? Only the month is known, so it counts to its end. */
export function isUnderGuard(birth: string | null, today: string): boolean {
  return isYoungerThan(guardedUntil, birth, today);
}

function minority(birth: string | null, today: string): Pick<ConsentRecord, 'minor'> {
  return isYoungerThan(minorUntil, birth, today) ? { minor: true } : {};
}

/** What a graduate has after their consents are these: also the day that ends first, and the history that they grow. */
export function withConsents(
  before: Pick<Graduate, 'consents' | 'consentHistory'> | undefined,
  consents: ConsentRecord[],
  now: string,
): Pick<Graduate, 'consents' | 'consentEndsOn' | 'consentHistory'> {
  const decided = consents.filter((consent) => !before?.consents.includes(consent));
  const history = decided.map((consent) => (consent.state === 'expired' ? { ...consent, at: now } : consent));
  return {
    consents,
    consentEndsOn: consentEnd(consents),
    consentHistory: [...(before?.consentHistory ?? []), ...history],
  };
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
    ...agreedText('matching', undefined, context.today),
    at: context.now,
    ...(state === 'granted' ? minority(context.birth, context.today) : {}),
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
  /** Default: the present words. */
  readonly textVersion?: string | undefined;
  /** The last day on which it holds; null for no end. */
  readonly expiresOn?: string | null | undefined;
  /** Which enterprise may be told who the person is; only for the purpose of sharing. */
  readonly enterprise?: string | undefined;
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
  return changed(graduate, now, withConsents(graduate, consents, now), ConsentExpired);
}

/** May this enterprise be told who the person is, as far as they have said so themselves? */
export function isSharedWith(graduate: Graduate, enterprise: string): boolean {
  return graduate.consents.some(
    (consent) =>
      consent.purpose === 'shareWithEnterprise' && consent.state === 'granted' && consent.enterprise === enterprise,
  );
}

/**
 * The person, a guardian or the college decides on one purpose; undefined when it was so already. A college cannot
 * grant again what the person withdrew or let end, nor make it last longer, nor share anybody with an enterprise, and
 * nobody under 14 is spoken for but by a guardian. `placedWith` are the enterprises whose place the person took: a
 * consent to share that names nobody is for each of them.
 */
export function decideConsent(
  graduate: Graduate,
  decision: ConsentDecision,
  context: { readonly today: string; readonly now: string; readonly placedWith: readonly string[] },
): Change<Graduate> | undefined {
  const { today, now } = context;
  const granted = decision.state === 'granted';
  mustBeAllowed(graduate, decision, today);
  const { purpose, state, source } = decision;
  const expiresOn = decision.expiresOn ?? null;
  // Whoever withdraws need not know by which words they agreed.
  const text = agreedText(purpose, granted ? decision.textVersion : undefined, today);
  const decided = recipientsOf(graduate, decision, context.placedWith).flatMap((enterprise): ConsentRecord[] => {
    const before = graduate.consents.find((one) => one.purpose === purpose && one.enterprise === enterprise);
    if (granted && source === 'college' && before && before.source !== 'college') mustNotLoosen(before, expiresOn);
    const sameWords = before?.textVersion === text.textVersion && (before.expiresOn ?? null) === expiresOn;
    if (before?.state === state && (!granted || sameWords)) return [];
    const named = enterprise === undefined ? {} : { enterprise };
    const minor = granted ? minority(graduate.birth, today) : {};
    return [{ purpose, state, source, ...text, ...named, ...minor, expiresOn, at: now }];
  });
  if (decided.length === 0) return undefined;
  const isReplaced = (old: ConsentRecord): boolean =>
    decided.some((one) => one.purpose === old.purpose && one.enterprise === old.enterprise);
  const consents = [...graduate.consents.filter((old) => !isReplaced(old)), ...decided];
  mustBeFew(graduate, consents, granted);
  return changed(graduate, now, withConsents(graduate, consents, now), granted ? ConsentGranted : ConsentWithdrawn);
}

/** Whom a decision is about. To share, that is an enterprise each; a withdrawal that names none is for all of them. */
function recipientsOf(
  graduate: Graduate,
  { purpose, state, enterprise }: ConsentDecision,
  placedWith: readonly string[],
): readonly (string | undefined)[] {
  if (purpose !== 'shareWithEnterprise' || enterprise !== undefined) return [enterprise];
  const held = graduate.consents.filter((consent) => consent.purpose === purpose && consent.state === 'granted');
  const all = state === 'granted' ? placedWith : held.map((consent) => consent.enterprise);
  return all.length === 0 ? [undefined] : [...new Set(all)];
}

function mustBeAllowed(graduate: Graduate, decision: ConsentDecision, today: string): void {
  const { purpose, state, source, expiresOn, enterprise } = decision;
  if (enterprise !== undefined && purpose !== 'shareWithEnterprise') {
    throw wrong(
      '/enterprise',
      'not-allowed',
      '仅“shareWithEnterprise”可指定企业',
      'Only shareWithEnterprise names one',
    );
  }
  if (state === 'granted' && source !== 'guardian' && isUnderGuard(graduate.birth, today)) {
    throw new DomainError('conflict', 'consent.guardian-needed', 'For somebody under 14 only a guardian can agree.');
  }
  if (state === 'granted' && source === 'college' && purpose === 'shareWithEnterprise') {
    throw new DomainError(
      'forbidden',
      'consent.person-needed',
      'Only the person, or a guardian, can agree that an enterprise is told who they are.',
    );
  }
  if (expiresOn !== undefined && expiresOn !== null) mustEndLater(expiresOn, state, today);
}

/** What the person themselves or a guardian took back, or gave until a day, is not widened by the college. */
function mustNotLoosen(before: ConsentRecord, expiresOn: string | null): void {
  if (before.state === 'withdrawn') {
    throw new DomainError(
      'conflict',
      'consent.withdrawn-by-person',
      'The person has withdrawn this consent; only they can give it again.',
    );
  }
  const noEnd = '9999-12-31';
  const longer = (expiresOn ?? noEnd) > (before.expiresOn ?? noEnd);
  if (before.state !== 'expired' && !(before.state === 'granted' && longer)) return;
  throw new DomainError(
    'conflict',
    'consent.limited-by-person',
    'The person has given this consent until a day of their choice; only they can give it for longer.',
  );
}

/** Taking a consent back is never refused for its number: there are never more of them than were given. */
function mustBeFew(graduate: Graduate, consents: readonly ConsentRecord[], granted: boolean): void {
  if (!granted) return;
  if (consents.filter(({ enterprise }) => enterprise !== undefined).length > mostEnterprises) {
    const [zh, en] = [`最多可指定 ${mostEnterprises} 家企业`, `At most ${mostEnterprises} enterprises can be named`];
    throw wrong('/enterprise', 'too-many', zh, en);
  }
  if ((graduate.consentHistory?.length ?? 0) < mostDecisions) return;
  throw new DomainError(
    'conflict',
    'consent.too-many-decisions',
    `There are ${mostDecisions} decisions of this person already. They may withdraw, but no more is granted here.`,
  );
}

function mustEndLater(day: string, state: ConsentDecision['state'], today: string): void {
  if (!isDate(day))
    throw wrong('/expiresOn', 'format', '须为存在的日期，如 2027-06-30', 'It must be a day, such as 2027-06-30');
  if (state === 'withdrawn')
    throw wrong('/expiresOn', 'not-allowed', '撤回的授权没有期限', 'What is withdrawn has no end');
  if (day < today) throw wrong('/expiresOn', 'past', '授权期限已过', 'Its last day has passed');
}

function wrong(pointer: string, code: string, zh: string, en: string): DomainError {
  return invalid('consent', [{ pointer, code, message: { zh, en } }]);
}

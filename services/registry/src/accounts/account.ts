import { AccessGranted, AccessRevoked, event } from '@duijie/contracts';
import { DomainError, invalid, revised, wrongState } from '@duijie/domain';
import type { Caller, Change, Duty, Resource, Role } from '@duijie/domain';
import { afterFailure } from './tries.ts';
import type { Tries } from './tries.ts';

/** Someone who signs in. `login` is no event's business; `passwordHash` never leaves the service. */
export interface Account extends Resource, Tries {
  readonly organisation: string | null;
  readonly login: string;
  readonly passwordHash: string;
  readonly roles: readonly Role[];
  readonly duties: readonly Duty[];
  /** The graduate that a student is. */
  readonly graduate: string | null;
  readonly state: 'active' | 'disabled' | 'erased';
  /** Sign-ins and sessions that began before count no more; absent where all do. */
  readonly signInsFrom?: string;
}

export type AccountTerms = Pick<Account, 'organisation' | 'login' | 'roles' | 'duties' | 'graduate'>;

/** Which roles the members of an organisation of a kind may have. */
export const rolesByKind: Readonly<Record<string, readonly Role[]>> = {
  college: ['college', 'student'],
  enterprise: ['enterprise'],
  association: ['association'],
  government: ['government'],
  evaluator: ['evaluator'],
  park: ['association'],
  thirdParty: ['evaluator'],
};

/** May this caller give these roles in this organisation? Operators may; an administrator may within their own. */
export function checkGrant(
  caller: Caller,
  organisation: { id: string; kind: string } | undefined,
  roles: readonly Role[],
  graduate: string | null,
): void {
  const operator = caller.roles.includes('operator');
  if (!operator && (!organisation || caller.organisation !== organisation.id)) {
    throw new DomainError('not-found', 'organisation.not-found', 'There is no such organisation.');
  }
  const allowed = organisation ? (rolesByKind[organisation.kind] ?? []) : (['operator', 'ops'] satisfies Role[]);
  const wrong = roles.find((role) => !(allowed as readonly Role[]).includes(role));
  if (wrong) {
    throw invalid('account', [
      {
        pointer: '/roles',
        code: 'unknown-code',
        message: {
          zh: `该机构的成员只能是：${allowed.join('、')}`,
          en: `Members here may only be: ${allowed.join(', ')}`,
        },
      },
    ]);
  }
  if (roles.includes('student') !== (graduate !== null)) {
    throw invalid('account', [
      {
        pointer: '/graduate',
        code: 'required',
        message: {
          zh: '学生账号必须且只能对应一名毕业生',
          en: 'A student’s account names the graduate, and no other account does',
        },
      },
    ]);
  }
}

export function createAccount(id: string, terms: AccountTerms, passwordHash: string, now: string): Change<Account> {
  const next: Account = {
    ...terms,
    id,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    passwordHash,
    state: 'active',
    failures: 0,
    lockedUntil: null,
  };
  return { next, events: [] };
}

/**
 * Other roles and duties: tokens that were given under the old ones are refused, so that they count at once. Where a second
 * factor is due by them that nobody has shown, it is to be signed in anew.
 */
export function changeRoles(
  account: Account,
  { roles, duties }: Pick<Account, 'roles' | 'duties'>,
  lacksFactor: boolean,
  now: string,
): Change<Account> {
  if (account.state !== 'active') throw wrongState('account', account.state, ['active'], 'change its roles');
  return shutOut(revised<Account>(account, now, { roles, duties, ...(lacksFactor ? { signInsFrom: now } : {}) }), now);
}

/** Another second factor, or none any more: what was entered without it counts no more. */
export function endSignIns(account: Account, now: string): Change<Account> {
  return { next: revised<Account>(account, now, { signInsFrom: now }), events: [] };
}

/** Did a sign-in or session of that instant, in milliseconds, begin before what counts? */
export function isTooEarly({ signInsFrom }: Account, at: number): boolean {
  return signInsFrom !== undefined && at < Date.parse(signInsFrom);
}

/** A new password ends what was given under the old one. */
export function changePassword(account: Account, passwordHash: string, now: string): Change<Account> {
  if (account.state !== 'active') throw wrongState('account', account.state, ['active'], 'change its password');
  const tries = { failures: 0, lockedUntil: null };
  return shutOut(revised<Account>(account, now, { passwordHash, ...tries, signInsFrom: now }), now);
}

function shutOut(next: Account, now: string): Change<Account> {
  const { id, revision } = next;
  return { next, events: [event(AccessRevoked, { id, revision, about: 'subject', revokedBefore: now })] };
}

/** Shuts an account out; its tokens are refused everywhere. */
export function disableAccount(account: Account, now: string): Change<Account> {
  if (account.state !== 'active') throw wrongState('account', account.state, ['active'], 'disable it');
  return shutOut(revised<Account>(account, now, { state: 'disabled', signInsFrom: now }), now);
}

export function enableAccount(account: Account, now: string): Change<Account> {
  if (account.state !== 'disabled') throw wrongState('account', account.state, ['disabled'], 'enable it');
  const next = revised(account, now, { state: 'active' as const, failures: 0, lockedUntil: null });
  // It may sign in anew; what it was given before it was disabled stays refused.
  const grant = {
    id: account.id,
    revision: next.revision,
    about: 'subject' as const,
    revokedBefore: account.updatedAt,
  };
  return { next, events: [event(AccessGranted, grant)] };
}

/**
 * Ends the account of an erased graduate for good. It stays as an empty shell, since the revocation of its tokens must
 * stand; login, password and whom it stood for are gone.
 */
export function eraseAccount(account: Account, now: string): Change<Account> {
  const erased = revised<Account>(account, now, {
    login: `erased:${account.id}`,
    passwordHash: '',
    roles: [],
    duties: [],
    graduate: null,
    failures: 0,
    lockedUntil: null,
    state: 'erased',
  });
  return shutOut(erased, now);
}

/** A wrong password or code is counted, however the row of them ends. */
export function failSignIn(account: Account, now: Date): Change<Account> {
  return { next: revised(account, now.toISOString(), afterFailure(account, now)), events: [] };
}

/** A right password ends the row of wrong ones; undefined when there was none. */
export function passSignIn(account: Account, now: Date): Change<Account> | undefined {
  if (account.failures === 0) return undefined;
  return { next: revised(account, now.toISOString(), { failures: 0, lockedUntil: null }), events: [] };
}

/** The same password under a hash of today’s cost: what was given under it goes on. */
export function rehashPassword(account: Account, passwordHash: string, now: string): Change<Account> {
  return { next: revised<Account>(account, now, { passwordHash }), events: [] };
}

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roles } from '@duijie/domain';
import type { Caller, Role } from '@duijie/domain';
import {
  checkGrant,
  createAccount,
  disableAccount,
  enableAccount,
  failSignIn,
  passSignIn,
  rolesByKind,
} from './account.ts';
import type { Account } from './account.ts';
import { isLocked } from './tries.ts';

const start = new Date('2026-11-22T04:00:00Z');
const terms = {
  organisation: 'org_1',
  login: 'a@example.org',
  roles: ['college'],
  duties: [],
  graduate: null,
} as const;
const account = createAccount('acc_1', terms, 'scrypt$salt$hash', start.toISOString()).next;
const administrator: Caller = {
  subject: 'acc_0',
  organisation: 'org_1',
  roles: ['college'],
  duties: ['administrator'],
};
const operator: Caller = { subject: 'acc_9', roles: ['operator'], duties: [] };

function failing(times: number, from: Account = account): Account {
  return times === 0 ? from : failing(times - 1, failSignIn(from, start).next);
}

describe('an account', () => {
  it('is locked from the fifth wrong password on, twice as long each time, and never longer than 15 minutes', () => {
    const locks = Array.from({ length: 20 }, (_, i) => failing(i + 1).lockedUntil);
    const seconds = locks.map((until) => (until === null ? 0 : (Date.parse(until) - start.getTime()) / 1000));
    expect(seconds.slice(0, 8)).toEqual([0, 0, 0, 0, 1, 2, 4, 8]);
    expect(Math.max(...seconds)).toBe(900);
    expect(isLocked(failing(5), start)).toBe(true);
    expect(isLocked(failing(5), new Date(start.getTime() + 1_000))).toBe(false);
  });

  it('begins a new row of wrong passwords a day after the last one', () => {
    const day = new Date(start.getTime() + 86_400_000);
    expect(failSignIn(failing(7), new Date(day.getTime() - 1)).next).toMatchObject({ failures: 8 });
    expect(failSignIn(failing(7), day).next).toMatchObject({ failures: 1, lockedUntil: null });
  });

  it('is forgiven by a right password, which writes nothing when nothing was wrong', () => {
    expect(passSignIn(failing(4), start)?.next).toMatchObject({ failures: 0, lockedUntil: null, revision: 6 });
    expect(passSignIn(account, start)).toBeUndefined();
  });

  it('says nothing of login or password in any event', () => {
    const disabled = disableAccount(account, start.toISOString());
    const enabled = enableAccount(disabled.next, start.toISOString());
    const told = JSON.stringify([...disabled.events, ...enabled.events]);
    expect(told).toContain('acc_1');
    expect(told).not.toMatch(/example\.org|scrypt/);
    expect(() => disableAccount(disabled.next, start.toISOString())).toThrow('disabled');
    expect(() => enableAccount(account, start.toISOString())).toThrow('active');
  });
});

describe('a grant of roles', () => {
  const anyRoles = fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1 });
  const kinds = fc.constantFrom(...Object.keys(rolesByKind));

  const allowed = (caller: Caller, organisation: { id: string; kind: string } | undefined, given: readonly Role[]) => {
    try {
      checkGrant(caller, organisation, given, given.includes('student') ? 'grd_1' : null);
      return true;
    } catch {
      return false;
    }
  };

  it('never makes an operator or ops of a member, whoever gives it', () => {
    fc.assert(
      fc.property(anyRoles, kinds, fc.constantFrom(administrator, operator), (given, kind, caller) => {
        if (given.some((role) => role === 'operator' || role === 'ops')) {
          expect(allowed(caller, { id: 'org_1', kind }, given)).toBe(false);
        }
      }),
    );
  });

  it('reaches an administrator’s own organisation alone', () => {
    fc.assert(
      fc.property(anyRoles, kinds, (given, kind) => {
        expect(allowed(administrator, { id: 'org_2', kind }, given)).toBe(false);
        expect(allowed(administrator, undefined, given)).toBe(false);
      }),
    );
    expect(allowed(administrator, { id: 'org_1', kind: 'college' }, ['college', 'student'])).toBe(true);
  });

  it('names a graduate for students and for nobody else', () => {
    const college = { id: 'org_1', kind: 'college' };
    expect(() => checkGrant(operator, college, ['student'], null)).toThrow('/graduate');
    expect(() => checkGrant(operator, college, ['college'], 'grd_1')).toThrow('/graduate');
    expect(() => checkGrant(operator, college, ['student'], 'grd_1')).not.toThrow();
  });
});

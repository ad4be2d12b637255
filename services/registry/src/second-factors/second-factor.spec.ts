import { describe, expect, it } from '@jest/globals';
import { confirmFactor, startFactor, useCode } from './second-factor.ts';
import type { SecondFactor } from './second-factor.ts';
import { hotp, stepAt } from './totp.ts';

const secret = Buffer.from('12345678901234567890');
const now = new Date('2026-11-22T04:00:00Z');
const code = (steps = 0) => hotp(secret, stepAt(now) + steps);
const terms = { account: 'acc_1', organisation: 'org_1', sealedSecret: 'sealed' };
const pending = startFactor(undefined, terms, now.toISOString()).next;
const codes = ['ABCD-EFGH-JKLM-NPQR', 'STUV-WXYZ-2345-6789'];
const active = confirmFactor(pending, secret, code(), codes, now)?.next as SecondFactor;

describe('a second factor', () => {
  it('counts only after its first right code', () => {
    expect(pending).toMatchObject({ id: 'fac_1', state: 'pending' });
    expect(confirmFactor(pending, secret, '000000', codes, now)).toBeUndefined();
    expect(active).toMatchObject({ state: 'active', revision: 2, confirmedAt: now.toISOString() });
    expect(() => confirmFactor(active, secret, code(1), codes, now)).toThrow('active');
  });

  it('keeps no recovery code', () => {
    expect(JSON.stringify(active)).not.toMatch(/ABCD|STUV/);
  });

  it('takes each code once, and none from before', () => {
    expect(useCode(active, secret, code(), now)).toBeUndefined();
    const used = useCode(active, secret, code(1), now);
    expect(used?.recovery).toBe(false);
    expect(useCode(used?.change.next ?? active, secret, code(1), now)).toBeUndefined();
    expect(useCode(used?.change.next ?? active, secret, code(), now)).toBeUndefined();
  });

  it('takes each recovery code once, however it is typed', () => {
    const used = useCode(active, secret, ' abcd efgh-jklmNPQR ', now);
    expect(used?.recovery).toBe(true);
    expect(used?.change.next.recoveryHashes).toHaveLength(1);
    expect(useCode(used?.change.next ?? active, secret, codes[0] ?? '', now)).toBeUndefined();
    expect(useCode(active, secret, '', now)).toBeUndefined();
  });

  it('that is in use is not replaced by a new secret; one that was never confirmed is', () => {
    expect(() => startFactor(active, terms, now.toISOString())).toThrow('active');
    const again = startFactor(pending, { ...terms, sealedSecret: 'other' }, now.toISOString());
    expect(again.next).toMatchObject({ revision: 2, sealedSecret: 'other' });
  });
});

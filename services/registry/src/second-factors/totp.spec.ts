import { describe, expect, it } from '@jest/globals';
import { base32, hotp, otpauthUri, stepAt, stepOf } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

describe('one-time passwords', () => {
  it('are those of RFC 4226, appendix D', () => {
    expect(Array.from({ length: 10 }, (_, i) => hotp(secret, i))).toEqual([
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ]);
  });

  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i s are the last six digits of RFC 6238, appendix B', (seconds, code) => {
    expect(hotp(secret, stepAt(new Date(seconds * 1000)))).toBe(code);
  });

  it('count for their step and its neighbours, each step once', () => {
    const now = new Date(1_111_111_109_000);
    const step = stepAt(now);
    for (const near of [step - 1, step, step + 1]) expect(stepOf(secret, hotp(secret, near), now, 0)).toBe(near);
    for (const far of [step - 2, step + 2]) expect(stepOf(secret, hotp(secret, far), now, 0)).toBeUndefined();
    expect(stepOf(secret, hotp(secret, step), now, step)).toBeUndefined();
    expect(stepOf(secret, hotp(secret, step - 1), now, step)).toBeUndefined();
    for (const wrong of ['', '12345', '1234567', 'abcdef']) expect(stepOf(secret, wrong, now, 0)).toBeUndefined();
  });

  it('secrets are written in base32 (RFC 4648, section 10)', () => {
    const shown = {
      '': '',
      f: 'MY',
      fo: 'MZXQ',
      foo: 'MZXW6',
      foob: 'MZXW6YQ',
      fooba: 'MZXW6YTB',
      foobar: 'MZXW6YTBOI',
    };
    for (const [text, coded] of Object.entries(shown)) expect(base32(Buffer.from(text))).toBe(coded);
    expect(otpauthUri(secret, 'a b@example.org')).toBe(
      'otpauth://totp/Duijie:a%20b%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Duijie&algorithm=SHA1&digits=6&period=30',
    );
  });
});

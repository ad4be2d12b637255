import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  createSigningKey,
  isRotationDue,
  keyId,
  leadMs,
  overKeys,
  renameIssuer,
  revokeSigningKey,
  signingAt,
} from './signing-key.ts';
import type { SigningKey } from './signing-key.ts';

const start = Date.parse('2026-11-22T04:00:00Z');
const at = (ms: number) => new Date(start + ms);
const text = (ms: number) => at(ms).toISOString();
const pair = { publicKey: { kty: 'OKP', x: 'public' }, sealedPrivateKey: 'sealed' };
const key = (number: number, signsFrom: number): SigningKey =>
  createSigningKey(number, 'https://duijie.example.org', pair, text(0), text(signsFrom)).next;
const hour = 3_600_000;

describe('a signing key', () => {
  it('is told to every service with its issuer, and never its private half', () => {
    const { next, events } = createSigningKey(1, 'https://duijie.example.org', pair, text(0));
    expect(next).toMatchObject({ id: 'sgk_first', signsFrom: text(0) });
    expect(events).toMatchObject([{ id: 'sgk_first', about: 'signingKey', issuer: 'https://duijie.example.org' }]);
    expect(JSON.stringify(events)).not.toContain('sealed');
    expect(renameIssuer(next, 'https://other.example.org', text(1)).events).toMatchObject([
      { revision: 2, issuer: 'https://other.example.org' },
    ]);
  });

  it('that ends is revoked everywhere, and its private half is gone', () => {
    const { next, events } = revokeSigningKey(key(1, 0), text(hour));
    expect(next).toMatchObject({ state: 'revoked', sealedPrivateKey: '' });
    expect(events).toMatchObject([{ id: 'sgk_first', revision: 2, revokedBefore: text(hour) }]);
    expect(() => revokeSigningKey(next, text(hour))).toThrow('revoked');
  });

  it('signs from its time on, until a newer one does', () => {
    const keys = [key(1, 0), key(2, leadMs)];
    expect(signingAt(keys, at(leadMs - 1))?.number).toBe(1);
    expect(signingAt(keys, at(leadMs))?.number).toBe(2);
    expect(signingAt([], at(0))).toBeUndefined();
    expect(signingAt([revokeSigningKey(key(1, 0), text(0)).next], at(1))).toBeUndefined();
  });

  it('stays until the last token that it signed has expired', () => {
    const keys = [key(1, 0), key(2, leadMs)];
    expect(overKeys(keys, hour, at(leadMs + hour))).toEqual([]);
    expect(overKeys(keys, hour, at(leadMs + hour + 60_000)).map(({ number }) => number)).toEqual([1]);
    expect(overKeys([key(1, 0)], hour, at(1000 * hour))).toEqual([]);
  });

  it('is followed by one that is told before its time', () => {
    const month = 30 * 24 * hour;
    expect(isRotationDue([key(1, 0)], month, at(month - leadMs - 1))).toBe(false);
    expect(isRotationDue([key(1, 0)], month, at(month - leadMs))).toBe(true);
    expect(isRotationDue([key(1, 0), key(2, month)], month, at(month))).toBe(false);
  });

  it('whatever the times, whoever signs is never taken away', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100 * hour), { minLength: 1, maxLength: 5 }), fc.nat(200 * hour), (times, now) => {
        const keys = times.map((time, i) => key(i + 1, time));
        const signer = signingAt(keys, at(now));
        expect(overKeys(keys, hour, at(now))).not.toContainEqual(signer ?? 'none');
      }),
    );
    expect(new Set([1, 2, 3, 1_000_000].map(keyId)).size).toBe(4);
  });
});

import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.ts';
import { recordKeyOf, signRecord } from './signed-record.ts';

const pair = generateKeyPairSync('ed25519');
const record = { version: 'duijie-record-1', kind: 'example', issuedAt: '2026-11-29T00:00:00.000Z', content: { b: 1 } };

describe('a signed record', () => {
  it('carries the key that signed it, over the canonical JSON of all the rest', () => {
    const { signature, ...rest } = signRecord({ ...record, version: 'duijie-record-1' }, pair.privateKey);
    expect(rest).toEqual({ ...record, key: recordKeyOf(pair.publicKey) });
    const key = createPublicKey({ key: { ...rest.key.jwk }, format: 'jwk' });
    expect(verify(null, Buffer.from(canonicalJson(rest)), key, Buffer.from(signature, 'base64url'))).toBe(true);
    const other = { ...rest, content: { b: 2 } };
    expect(verify(null, Buffer.from(canonicalJson(other)), key, Buffer.from(signature, 'base64url'))).toBe(false);
  });

  it('is signed by no key of another kind', () => {
    expect(() => recordKeyOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)).toThrow('Ed25519');
  });
});

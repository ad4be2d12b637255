import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { Access, hashOfKey } from './access.ts';

const now = new Date('2026-11-22T04:00:00Z');
const issuer = 'urn:test:issuer';
const audience = 'test';
const seconds = now.getTime() / 1000;

describe('access', () => {
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let publicKey: JWK;
  let time: Date;
  let access: Access;

  beforeAll(async () => {
    keys = await generateKeyPair('EdDSA');
    publicKey = await exportJWK(keys.publicKey);
  });

  beforeEach(() => {
    time = now;
    access = new Access({ clock: { now: () => time }, audience, demoKeys: false });
    access.hear({ id: 'sgk_1', revision: 1, about: 'signingKey', publicKey: { ...publicKey }, issuer });
  });

  const token = (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) =>
    new SignJWT({
      sub: 'acc_1',
      iss: issuer,
      aud: audience,
      iat: seconds,
      exp: seconds + 60,
      roles: ['college'],
      ...claims,
    })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'sgk_1', typ: 'at+jwt', ...header })
      .sign(keys.privateKey);
  const plain = token;
  const code = (credential: string) =>
    access.identify(`Bearer ${credential}`).then(
      () => 'let in',
      (error: { code: string }) => error.code,
    );

  it('a good token says who its bearer is, and unknown roles count for nothing', async () => {
    const good = await token({ organisation: 'org_1', roles: ['college', 'emperor'], duties: ['editor', 7] });
    await expect(access.identify(`Bearer ${good}`)).resolves.toEqual({
      subject: 'acc_1',
      organisation: 'org_1',
      roles: ['college'],
      duties: ['editor'],
    });
  });

  it.each([
    ['another issuer', { iss: 'urn:other' }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'other' }],
    ['no subject', { sub: undefined }],
    ['no end', { exp: undefined }],
    ['no beginning', { iat: undefined }],
    ['a beginning that is still to come', { nbf: seconds + 3_600 }],
  ])('a token of %s is refused', async (_, claims) => {
    expect(await code(await token(claims))).toBe('access.invalid-token');
  });

  it.each([['JWT'], ['id+jwt'], [undefined]])('a token of the type %s is no access token', async (typ) => {
    expect(await code(await token({}, { typ }))).toBe('access.invalid-token');
  });

  it('a token ends with its time', async () => {
    const good = await token();
    expect(await code(good)).toBe('let in');
    time = new Date(now.getTime() + 66_000);
    expect(await code(good)).toBe('access.expired');
  });

  it('a signing key that was revoked signs no more', async () => {
    const good = await token();
    access.hear({ id: 'sgk_1', revision: 2, about: 'signingKey', revokedBefore: now.toISOString() });
    expect(await code(good)).toBe('access.invalid-token');
  });

  it('an old key’s tokens count beside those of a new one until it is taken away', async () => {
    const old = await token();
    const next = await generateKeyPair('EdDSA');
    const told = { id: 'sgk_2', revision: 1, about: 'signingKey', issuer: 'urn:test:new' } as const;
    access.hear({ ...told, publicKey: { ...(await exportJWK(next.publicKey)) } });
    expect(await code(old)).toBe('let in');
    access.hear({ id: 'sgk_1', revision: 2, about: 'signingKey', revokedBefore: now.toISOString() });
    expect(await code(old)).toBe('access.invalid-token');
  });

  it('the scopes of a token or key say what it is for', async () => {
    const narrow = await token({ scopes: ['openings:read', 'openid', 7], sid: 'ses_1' });
    expect(await access.identify(`Bearer ${narrow}`)).toMatchObject({ scopes: ['openings:read'], session: 'ses_1' });
    expect(await access.identify(`Bearer ${await token()}`)).not.toHaveProperty('scopes');
    access.hear({ id: hashOfKey('dj_n'), revision: 1, about: 'apiKey', scopes: ['read'] });
    expect(await access.identify('Bearer dj_n')).toMatchObject({ scopes: ['read'] });
  });

  it.each(['subject', 'session', 'organisation'] as const)(
    'what a %s was given before its end is refused, until it is let in again',
    async (about) => {
      const id = { subject: 'acc_1', session: 'ses_1', organisation: 'org_1' }[about];
      const token = (claims: Record<string, unknown>) => plain({ sid: 'ses_1', ...claims });
      const old = await token({ organisation: 'org_1' });
      access.hear({ id, revision: 3, about, revokedBefore: now.toISOString() });
      expect(await code(old)).toBe('access.revoked');
      expect(await code(await token({ organisation: 'org_1', iat: seconds + 1 }))).toBe('let in');
      access.hear({ id, revision: 2, about, revokedBefore: null });
      expect(await code(old)).toBe('access.revoked');
      access.hear({ id, revision: 4, about, revokedBefore: null });
      expect(await code(old)).toBe('let in');
    },
  );

  it('a key of the demo world works only where the demo may', async () => {
    const grant = { id: hashOfKey('dj_demo_x'), revision: 1, about: 'apiKey', world: 'demo' } as const;
    access.hear(grant);
    expect(await code('dj_demo_x')).toBe('access.unknown-key');
    const demo = new Access({ clock: { now: () => now }, audience, demoKeys: true });
    demo.hear(grant);
    await expect(demo.identify('Bearer dj_demo_x')).resolves.toMatchObject({ roles: [] });
  });

  it('the hash of a key, or the id of an account, is no key', async () => {
    access.hear({ id: hashOfKey('dj_x'), revision: 1, about: 'apiKey', roles: ['operator'] });
    access.hear({ id: hashOfKey('dj_account'), revision: 1, about: 'subject', roles: ['operator'] });
    expect(await code(`dj_${hashOfKey('dj_x')}`)).toBe('access.unknown-key');
    expect(await code('dj_account')).toBe('access.unknown-key');
    expect(await code('dj_x')).toBe('let in');
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer a b', 'Basic abc', 'bearer\tx', `Bearer ${'x'.repeat(8_193)}`])(
    'an Authorization header like “%.20s” is refused',
    async (header) => {
      await expect(access.identify(header)).rejects.toMatchObject({ kind: 'unauthenticated' });
    },
  );
});

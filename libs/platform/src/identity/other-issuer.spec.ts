import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { outboundFetch } from '../outbound/outbound-fetch.ts';
import { Access } from './access.ts';
import {
  OtherIssuer,
  claimAt,
  isSafeAddress,
  readClaimPaths,
  readFactorSigns,
  showsFactor,
  subjectOf,
} from './other-issuer.ts';
import type { SecondFactorChoice } from './other-issuer.ts';

const start = new Date('2026-11-22T04:00:00Z');
const seconds = start.getTime() / 1000;

describe('where claims are found', () => {
  it('a mapping names paths for the claims that we know; the others keep their names', () => {
    expect(readClaimPaths('roles=realm_access.roles, organisation=https://example.org/org')).toEqual({
      roles: 'realm_access.roles',
      organisation: 'https://example.org/org',
      duties: 'duties',
      graduate: 'graduate',
    });
    expect(readClaimPaths('')).toMatchObject({ roles: 'roles' });
    for (const wrong of ['roles', 'roles=', 'sub=x', 'roles=a=b', 'roles=a..b', 'roles=a b'])
      expect([wrong, readClaimPaths(wrong)]).toEqual([wrong, undefined]);
  });

  it('a path goes through objects, never through what every object has', () => {
    const payload = { realm_access: { roles: ['a'] }, 'https://example.org/org': 'org_1', text: 'x' };
    expect(claimAt(payload, 'realm_access.roles')).toEqual(['a']);
    expect(claimAt(payload, 'https://example.org/org')).toBe('org_1');
    for (const path of ['realm_access.none', 'text.length', 'constructor.name', '__proto__'])
      expect(claimAt(payload, path)).toBeUndefined();
  });

  it.each([
    'http://keycloak.example.org',
    'ftp://127.0.0.1',
    'https://a:b@example.org',
    'nothing',
    'http://127.0.0.1.example.org',
  ])('%s is no safe address', (address) => expect(isSafeAddress(address)).toBe(false));
  it.each(['https://example.org/realms/x', 'http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:80'])(
    '%s is a safe one',
    (address) => expect(isSafeAddress(address)).toBe(true),
  );
});

describe('subjects of another issuer', () => {
  it('are of a namespace of their own, as ids are, however they are called there', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.string({ minLength: 1 }), (issuer, sub) => {
        expect(subjectOf(issuer, sub)).toMatch(/^ext_[0-9a-f]{40}$/);
        expect(subjectOf(issuer, sub)).toBe(subjectOf(issuer, sub));
      }),
    );
  });

  it('differ where the issuer or the name there does', () => {
    const who = fc.tuple(fc.webUrl(), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(who, who, (a, b) => {
        const same = a[0] === b[0] && a[1] === b[1];
        expect(subjectOf(...a) === subjectOf(...b)).toBe(same);
      }),
    );
  });
});

describe('signs of a second factor', () => {
  it('are values of acr or amr', () => {
    expect(readFactorSigns('amr=mfa, acr=urn:example:gold')).toEqual([
      { claim: 'amr', value: 'mfa' },
      { claim: 'acr', value: 'urn:example:gold' },
    ]);
    expect(readFactorSigns('')).toEqual([]);
    for (const wrong of ['mfa', 'amr=', 'roles=mfa', 'amr=a=b', 'amr=a b'])
      expect([wrong, readFactorSigns(wrong)]).toEqual([wrong, undefined]);
  });

  it.each<[object, boolean]>([
    [{ amr: ['pwd', 'mfa'] }, true],
    [{ amr: 'mfa' }, true],
    [{ acr: '2' }, true],
    [{ acr: 2 }, true],
    [{ amr: ['pwd'], acr: '1' }, false],
    [{ amr: ['mfap'] }, false],
    [{ amr: [['mfa']] }, false],
    [{ amr: { mfa: true } }, false],
    [{}, false],
  ])('%j', (payload, shown) => {
    expect(showsFactor(payload, readFactorSigns('amr=mfa,acr=2') ?? [])).toBe(shown);
    expect(showsFactor(payload, [])).toBe(false);
  });
});

describe('an issuer that is not ours', () => {
  let server: Server;
  let address: string;
  let answers: Record<string, () => { status?: number; body: unknown; location?: string }>;
  let asked: string[];
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let time: Date;

  beforeEach(async () => {
    keys = await generateKeyPair('RS256');
    const publicKey = { ...(await exportJWK(keys.publicKey)), kid: 'theirs', alg: 'RS256' };
    asked = [];
    time = start;
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const { status = 200, body, location } = answers[request.url ?? '']?.() ?? { status: 404, body: {} };
      response.writeHead(status, { 'content-type': 'application/json', ...(location ? { location } : {}) });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    answers = {
      '/.well-known/openid-configuration': () => ({ body: { issuer: address, jwks_uri: `${address}/keys` } }),
      '/keys': () => ({ body: { keys: [publicKey] } }),
    };
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  function access(secondFactor: SecondFactorChoice = 'nobody'): Access {
    const clock = { now: () => time };
    const outbound = outboundFetch({ trusted: [new URL(address).host], timeoutMs: 1_000, maxBytes: 10_000 });
    const claims = readClaimPaths('roles=realm_access.roles,organisation=org');
    if (!claims) throw new Error('unreachable');
    const issuer = new OtherIssuer(address, outbound, clock);
    const other = { issuer, claims, secondFactor, factorSigns: [{ claim: 'amr', value: 'mfa' } as const] };
    return new Access({ clock, audience: 'test', demoKeys: false, other });
  }

  const token = (claims: Record<string, unknown> = {}, kid = 'theirs') =>
    new SignJWT({ iss: address, aud: 'test', sub: 'u1', iat: seconds, exp: seconds + 60, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(keys.privateKey);
  const code = async (at: Access, credential: string) =>
    at.identify(`Bearer ${credential}`).then(
      () => 'let in',
      (error: { code: string }) => error.code,
    );

  it('is believed by its own keys, and its claims are found where the mapping says', async () => {
    const good = await token({ realm_access: { roles: ['college', 'offline_access'] }, org: 'org_1', scopes: ['x'] });
    await expect(access().identify(`Bearer ${good}`)).resolves.toEqual({
      subject: subjectOf(address, 'u1'),
      organisation: 'org_1',
      roles: ['college'],
      duties: [],
    });
  });

  it('names nobody of ours: what ends an account here is not about a bearer who is called like it there', async () => {
    const at = access();
    at.hear({ id: 'acc_1', revision: 2, about: 'subject', revokedBefore: new Date(start.getTime() + 1).toISOString() });
    const { subject } = await at.identify(`Bearer ${await token({ sub: 'acc_1' })}`);
    expect(subject).toBe(subjectOf(address, 'acc_1'));
    for (const sub of ['', 7, ['acc_1']]) expect(await code(at, await token({ sub }))).toBe('access.invalid-token');
  });

  it('must tell of a second factor where one is due, and of whom it is', async () => {
    const operator = { realm_access: { roles: ['operator'] } };
    const strong = { amr: ['pwd', 'mfa'] };
    const verdict = async (choice: SecondFactorChoice, claims: object) =>
      code(access(choice), await token({ ...claims }));
    expect(await verdict('nobody', operator)).toBe('let in');
    expect(await verdict('operators', operator)).toBe('access.second-factor');
    expect(await verdict('operators', { realm_access: { roles: ['college'] } })).toBe('let in');
    expect(await verdict('operators', { ...operator, ...strong })).toBe('let in');
    expect(await verdict('everybody', {})).toBe('access.second-factor');
    expect(await verdict('everybody', strong)).toBe('let in');
  });

  it('is asked once for many tokens', async () => {
    const at = access();
    const many = await Promise.all(Array.from({ length: 20 }, () => token()));
    expect(new Set(await Promise.all(many.map((each) => code(at, each))))).toEqual(new Set(['let in']));
    expect(asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it('does not sign for us, nor we for it', async () => {
    expect(await code(access(), await token({ iss: 'urn:duijie:registry' }))).toBe('access.invalid-token');
    expect(await code(access(), await token({ aud: 'others' }))).toBe('access.invalid-token');
    expect(await code(access(), await token({}, 'unknown'))).toBe('access.invalid-token');
  });

  it.each([
    ['names another issuer', { issuer: 'https://evil.example.org' }],
    ['hides its keys in the private network', { jwks_uri: 'https://10.0.0.1/keys' }],
    ['shows its keys over plain HTTP', { jwks_uri: 'http://example.org/keys' }],
    ['names no keys', { jwks_uri: undefined }],
    ['is too long', { more: 'x'.repeat(20_000) }],
  ])('is not believed when its discovery %s', async (_, wrong) => {
    answers['/.well-known/openid-configuration'] = () => ({
      body: { issuer: address, jwks_uri: `${address}/keys`, ...wrong },
    });
    expect(await code(access(), await token())).toBe('access.issuer-away');
  });

  it('cannot send us on into the private network', async () => {
    answers['/.well-known/openid-configuration'] = () => ({ status: 302, body: {}, location: 'http://10.0.0.1/x' });
    expect(await code(access(), await token())).toBe('access.issuer-away');
  });

  it('that is away is asked again after a while, and not by every token', async () => {
    const found = answers['/.well-known/openid-configuration'];
    answers['/.well-known/openid-configuration'] = () => ({ status: 500, body: {} });
    const at = access();
    const good = await token();
    for (let i = 0; i < 5; i += 1) expect(await code(at, good)).toBe('access.issuer-away');
    expect(asked).toHaveLength(1);
    if (found) answers['/.well-known/openid-configuration'] = found;
    time = new Date(start.getTime() + 10_000);
    expect(await code(at, good)).toBe('let in');
  });

  it('whose keys alone are away is asked for them again after a while, and not by every token', async () => {
    const found = answers['/keys'];
    answers['/keys'] = () => ({ status: 500, body: {} });
    const at = access();
    const good = await token();
    for (let i = 0; i < 5; i += 1) expect(await code(at, good)).toBe('access.issuer-away');
    expect(asked.filter((url) => url === '/keys')).toHaveLength(1);
    if (found) answers['/keys'] = found;
    time = new Date(start.getTime() + 10_000);
    expect(await code(at, good)).toBe('let in');
  });
});

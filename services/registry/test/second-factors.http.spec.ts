import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { codeOf } from './authenticator.ts';
import { Browser } from './browser.ts';
import { attempt, openIdUnderTest, take } from './openid-under-test.ts';
import type { OpenIdUnderTest } from './openid-under-test.ts';
import { registryUnderTest } from './registry-under-test.ts';

interface Factor {
  id: string;
  revision: number;
  state: string;
  secret: string;
  otpauthUri: string;
  recoveryCodes: string[];
}

describe('second factors', () => {
  let service: OpenIdUnderTest;

  beforeAll(async () => {
    service = await openIdUnderTest({ secondFactor: 'operators' });
  });
  afterAll(() => service.stop());

  const signIn = (body: Record<string, unknown>) =>
    service.call<{ access_token: string; scope?: string; type?: string }>('POST', '/v1/sessions', { body });
  const post = <Body>(path: string, as: string, body: unknown = {}) => service.call<Body>('POST', path, { as, body });

  it('an operator who must have one sets it up first, and then enters with a code that counts once', async () => {
    const { login, password } = await service.member();
    const first = await signIn({ login, password });
    const token = first.body.access_token;
    expect(first.body.scope).toBe('second-factors:read second-factors:write');
    expect((await service.call('GET', '/v1/accounts', { as: token })).status).toBe(403);
    const { body: begun, status } = await service.call<Factor>('POST', '/v1/second-factors', { as: token });
    expect(status).toBe(201);
    expect(begun.otpauthUri).toContain(`secret=${begun.secret}`);
    expect((await post(`/v1/second-factors/${begun.id}/confirm`, token, { code: '000000' })).status).toBe(422);
    const code = codeOf(begun.secret);
    const confirmed = await post<Factor>(`/v1/second-factors/${begun.id}/confirm`, token, { code });
    expect(confirmed.body).toMatchObject({ state: 'active', recoveryCodesLeft: 10 });
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    for (const each of confirmed.body.recoveryCodes) expect(each).toMatch(/^([A-Z2-7]{4}-){6}[A-Z2-7]{2}$/);
    const read = await service.call('GET', `/v1/second-factors/${begun.id}`, { as: token });
    expect(read.body).not.toHaveProperty('secret');
    expect(read.body).not.toHaveProperty('recoveryCodes');

    expect(await signIn({ login, password })).toMatchObject({
      status: 401,
      body: { type: '/problems/session.code-required' },
    });
    expect((await signIn({ login, password, code })).body.type).toBe('/problems/session.wrong-code');
    expect((await signIn({ login, password, code: codeOf(begun.secret, 1) })).status).toBe(200);
    const [recovery = ''] = confirmed.body.recoveryCodes;
    expect((await signIn({ login, password, code: recovery.toLowerCase() })).status).toBe(200);
    expect((await signIn({ login, password, code: recovery })).status).toBe(401);
  });

  it('wrong codes lock the account as wrong passwords do, and a right password alone forgives none', async () => {
    const { login, password } = await service.member();
    const token = (await signIn({ login, password })).body.access_token;
    const { body } = await post<Factor>('/v1/second-factors', token);
    await post(`/v1/second-factors/${body.id}/confirm`, token, { code: codeOf(body.secret) });
    for (let i = 0; i < 5; i += 1) {
      expect((await signIn({ login, password, code: `00000${i}` })).status).toBe(401);
    }
    expect((await signIn({ login, password, code: codeOf(body.secret, 1) })).status).toBe(429);
  });

  it('the pages of signing in take the code, and lead through the setting up', async () => {
    const person = await service.member();
    const config = await service.configuration();
    const browser = new Browser(service.url);
    const begun = await attempt(config);
    const page = await browser.open(begun.address);
    const enrolment = await browser.submit(page, 'login', { login: person.login, password: person.password });
    expect(enrolment.html).toContain('Set up an authenticator');
    const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(enrolment.html)?.[1] ?? '').replaceAll(' ', '');
    const again = await browser.submit(enrolment, 'enrolment', { code: '000000' });
    expect(again.status).toBe(401);
    const codes = await browser.submit(again, 'enrolment', { code: codeOf(secret) });
    expect(codes.html.match(/<li><code>/g)).toHaveLength(10);
    expect((await take(begun, await browser.submit(codes, 'entrance', {}))).claims()?.sub).toBe(person.id);

    browser.forget();
    const next = await attempt(config);
    const asked = await browser.submit(await browser.open(next.address), 'login', {
      login: person.login,
      password: person.password,
    });
    expect(asked.html).toContain('Second step');
    expect(asked.html).toContain('autocomplete="one-time-code"');
    expect((await browser.submit(asked, 'code', { code: codeOf(secret), step: 'forged' })).html).toContain('expired');
    const entered = await browser.submit(asked, 'code', { code: codeOf(secret, 1) });
    expect((await take(next, entered)).claims()?.sub).toBe(person.id);
  });

  it('the owner removes it with a code alone; the administrator of somebody who has lost it needs none', async () => {
    const { id, login, password } = await service.member({ roles: ['ops'], duties: [] });
    const token = (await signIn({ login, password })).body.access_token;
    const { body } = await post<Factor>('/v1/second-factors', token);
    await post(`/v1/second-factors/${body.id}/confirm`, token, { code: codeOf(body.secret) });
    const remove = `/v1/second-factors/${body.id}/remove`;
    expect((await post(remove, token)).status).toBe(422);
    expect((await post(remove, token, { code: '000000' })).status).toBe(422);
    const neighbour = await service.grant({ roles: ['enterprise'], organisation: 'org_other' });
    expect((await post(remove, neighbour)).status).toBe(404);
    expect((await post(remove, service.operator)).status).toBe(204);
    expect((await signIn({ login, password })).status).toBe(200);
    await eventually(async () => (await service.call('GET', '/v1/me', { as: token })).status === 401);
    await eventually(async () => {
      const audit = await service.call<{ items: { subject: string; by: string }[] }>(
        'GET',
        `/v1/audit-entries?subject=${id}&kind=factorRemoved`,
        { as: service.operator },
      );
      return audit.body.items.length === 1 && audit.body.items[0]?.by !== id;
    });
  });

  it('ends the sessions that began without it, but for the one that sets it up', async () => {
    const { id, login, password } = await service.member({ roles: ['ops'], duties: [] });
    const [earlier = '', token = ''] = await Promise.all(
      [1, 2].map(async () => (await signIn({ login, password })).body.access_token),
    );
    const { body } = await post<Factor>('/v1/second-factors', token);
    await post(`/v1/second-factors/${body.id}/confirm`, token, { code: codeOf(body.secret) });
    await eventually(async () => (await service.call('GET', '/v1/me', { as: earlier })).status === 401);
    expect((await service.call('GET', '/v1/me', { as: token })).status).toBe(200);
    await signIn({ login, password, code: codeOf(body.secret, 1) });
    const { body: audit } = await service.call<{ items: { reason: string }[] }>(
      'GET',
      `/v1/audit-entries?subject=${id}&kind=signedIn`,
      { as: service.operator },
    );
    expect(audit.items.map(({ reason }) => reason).sort()).toEqual(['password', 'password', 'password code']);
  });

  it('an old token alone begins none: the password is asked for', async () => {
    const registry = await registryUnderTest();
    const login = 'somebody';
    const password = 'four rivers, one harbour';
    const body = { login, password, roles: ['operator'] };
    await registry.call('POST', '/v1/accounts', { as: registry.operator, body });
    const session = await registry.call('POST', '/v1/sessions', { body: { login, password } });
    const as = String(session.body['access_token']);
    registry.later(10 * 60_000);
    const begin = (more: object) => registry.call('POST', '/v1/second-factors', { as, body: more });
    expect(await begin({})).toMatchObject({ status: 422, body: { errors: [{ pointer: '/password' }] } });
    expect(await begin({ password: 'wrong' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/password' }] },
    });
    expect((await begin({ password })).status).toBe(201);
    for (let i = 0; i < 5; i += 1) await begin({ password: 'wrong' });
    expect((await begin({ password })).status).toBe(429);
    await registry.stop();
  });

  it('keys of machines have none', async () => {
    expect(await post('/v1/second-factors', service.operator)).toMatchObject({
      status: 403,
      body: { type: '/problems/second-factor.no-account' },
    });
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as client from 'openid-client';
import { eventually } from '@duijie/testing';
import { attempt, openIdUnderTest, take } from './openid-under-test.ts';
import type { OpenIdUnderTest } from './openid-under-test.ts';

const typed = ({ login, password }: { login: string; password: string }) => ({ login, password });

describe('OpenID Connect', () => {
  let service: OpenIdUnderTest;
  let console_: client.Configuration;
  let person: { id: string; login: string; password: string };

  beforeAll(async () => {
    service = await openIdUnderTest();
    console_ = await service.configuration();
    person = await service.member();
  });
  afterEach(() => service.browser.forget());
  afterAll(() => service.stop());

  const me = (as: string) => service.call('GET', '/v1/me', { as });

  async function signIn(config = console_, terms: Record<string, string> = {}) {
    const begun = await attempt(config, terms);
    const page = await service.browser.open(begun.address);
    const back = await service.browser.submit(page, 'login', typed(person));
    return { begun, back };
  }

  async function tokens() {
    const { begun, back } = await signIn();
    return take(begun, back);
  }

  it('discovery tells a client all that it needs, and keys are where it says', () => {
    expect(console_.serverMetadata()).toMatchObject({
      issuer: service.url,
      authorization_endpoint: `${service.url}/oauth/authorize`,
      token_endpoint: `${service.url}/oauth/token`,
      jwks_uri: `${service.url}/.well-known/jwks.json`,
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['EdDSA'],
    });
  });

  it('a person signs in with the console, and its token says who they are', async () => {
    const given = await tokens();
    expect(given.claims()).toMatchObject({ sub: person.id, iss: service.url, roles: ['operator'] });
    const { body } = await me(given.access_token);
    expect(body).toMatchObject({
      subject: person.id,
      roles: ['operator'],
      duties: ['reviewer'],
      scopes: ['read', 'write'],
    });
    expect(body['session']).toMatch(/^ses_/);
  });

  it('a wrong password shows the page again, in words, and lets nobody in', async () => {
    const page = await service.browser.open((await attempt(console_)).address);
    const again = await service.browser.submit(page, 'login', { ...typed(person), password: 'not the password' });
    expect(again.status).toBe(401);
    expect(again.html).toContain('role="alert"');
    expect(again.html).not.toContain('not the password');
    expect((await service.browser.submit(again, 'login', typed(person))).address).toContain('/signed-in?code=');
  });

  it('the pages run no script, load nothing, stand in no frame, and speak three languages', async () => {
    const begun = await attempt(console_);
    const page = await service.browser.open(begun.address);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'; style-src 'sha256-[\w+/=]+'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`form-action 'self' ${service.url}`);
    expect(page.html).not.toMatch(/<script|style="| on\w+="/);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.html).toContain('<html lang="en">');
    const [zh, ru] = [
      await service.browser.open(`${page.address}?lang=zh`),
      await service.browser.open(`${page.address}?lang=ru`),
    ];
    expect(zh.html).toContain('登录对接');
    expect(ru.html).toContain('Вход в Duijie');
    for (const field of ['login', 'password']) expect(page.html).toMatch(new RegExp(`<label for="${field}">`));
  });

  it('a form that does not come from the page, or from another browser, is refused', async () => {
    const page = await service.browser.open((await attempt(console_)).address);
    const forged = await service.browser.submit(page, 'login', { ...typed(person), csrf: 'x'.repeat(64) });
    expect(forged.status).toBe(403);
    service.browser.forget();
    const stranger = await service.browser.submit(page, 'login', typed(person));
    expect(stranger.status).toBe(400);
    expect(stranger.html).toContain('expired');
  });

  it('a code is good once, for its verifier and its client alone; brought twice it ends the session', async () => {
    const { begun, back } = await signIn();
    await expect(take({ ...begun, verifier: client.randomPKCECodeVerifier() }, back)).rejects.toThrow();
    service.browser.forget();
    const second = await signIn();
    const given = await take(second.begun, second.back);
    expect((await me(given.access_token)).status).toBe(200);
    await expect(take(second.begun, second.back)).rejects.toMatchObject({ error: 'invalid_grant' });
    await eventually(async () => (await me(given.access_token)).status === 401);
  });

  it('no PKCE, a plain challenge, or an address that is not the client’s gets no code', async () => {
    const wrongs: Record<string, string>[] = [
      { code_challenge: '' },
      { code_challenge_method: 'plain' },
      { redirect_uri: 'https://evil.example.org/' },
    ];
    for (const wrong of wrongs) {
      const { address } = await attempt(console_, wrong);
      const visit = await service.browser.open(address);
      expect(visit.address).not.toContain('code=');
      expect(visit.html + visit.address).toMatch(/invalid_/);
    }
  });

  it('a refresh token is good once; the next one goes on, in the same session', async () => {
    const first = await tokens();
    const second = await client.refreshTokenGrant(console_, first.refresh_token ?? '');
    const third = await client.refreshTokenGrant(console_, second.refresh_token ?? '');
    const sessions = await Promise.all(
      [first, second, third].map(async (given) => (await me(given.access_token)).body['session']),
    );
    expect(new Set(sessions).size).toBe(1);
    expect(new Set([first, second, third].map((given) => given.refresh_token)).size).toBe(3);
  });

  it('a refresh token that comes twice ends the family, its access tokens included, and is in the audit', async () => {
    const first = await tokens();
    const second = await client.refreshTokenGrant(console_, first.refresh_token ?? '');
    await expect(client.refreshTokenGrant(console_, first.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    await expect(client.refreshTokenGrant(console_, second.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    await eventually(async () => (await me(second.access_token)).status === 401);
    const audit = await service.call<{ items: { kind: string; subject: string }[] }>(
      'GET',
      '/v1/audit-entries?kind=tokenReused',
      { as: service.operator },
    );
    expect(audit.body.items[0]).toMatchObject({ kind: 'tokenReused', subject: person.id });
  });

  it('of two that refresh with the same token at once at most one gets a token, and the family ends', async () => {
    const { refresh_token: token = '', access_token: access } = await tokens();
    const both = await Promise.allSettled([1, 2, 3].map(() => client.refreshTokenGrant(console_, token)));
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    await eventually(async () => (await me(access)).status === 401);
  });

  it('a client of others asks first, and gets no more than was agreed', async () => {
    const body = { name: { en: 'Reports' }, kind: 'web', redirectUris: [`${service.url}/signed-in`] };
    const made = await service.call<{ id: string; revision: number }>('POST', '/v1/clients', {
      as: service.operator,
      body,
    });
    const config = await service.configuration(made.body.id);
    const begun = await attempt(config, { scope: 'openid organisations:read' });
    const asked = await service.browser.submit(await service.browser.open(begun.address), 'login', typed(person));
    expect(asked.html).toContain('<strong>Reports</strong>');
    expect(asked.html).toContain('See what you can see (organisations)');
    const given = await take(begun, await service.browser.submit(asked, 'consent', { answer: 'allow' }));
    expect((await service.call('GET', '/v1/organisations', { as: given.access_token })).status).toBe(200);
    expect(await service.call('GET', '/v1/accounts', { as: given.access_token })).toMatchObject({
      status: 403,
      body: { type: '/problems/access.wrong-scope' },
    });
    expect((await service.call('POST', '/v1/organisations', { as: given.access_token, body: {} })).status).toBe(403);
    const refreshed = await client.refreshTokenGrant(config, given.refresh_token ?? '');
    expect((await me(refreshed.access_token)).body).toMatchObject({ scopes: ['organisations:read'] });
    expect((await service.act('/v1/clients', made.body, 'remove', service.operator)).status).toBe(200);
    await expect(client.refreshTokenGrant(config, refreshed.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_client',
    });
  });

  it('a client with a list of scopes gets nothing beyond it, whatever it asks people for', async () => {
    const body = { name: { en: 'Narrow' }, kind: 'web', redirectUris: [`${service.url}/signed-in`] };
    const scopes = ['organisations:read'];
    const made = await service.call<{ id: string; scopes: string[] }>('POST', '/v1/clients', {
      as: service.operator,
      body: { ...body, scopes },
    });
    expect(made.body.scopes).toEqual(scopes);
    const config = await service.configuration(made.body.id);
    for (const scope of ['openid read', 'openid organisations:read accounts:read']) {
      const refused = await service.browser.open((await attempt(config, { scope })).address);
      expect(refused.address).toContain('error=invalid_scope');
    }
    service.browser.forget();
    const begun = await attempt(config, { scope: 'openid organisations:read' });
    const asked = await service.browser.submit(await service.browser.open(begun.address), 'login', typed(person));
    const given = await take(begun, await service.browser.submit(asked, 'consent', { answer: 'allow' }));
    expect((await me(given.access_token)).body).toMatchObject({ scopes });
    const bad = await service.call('POST', '/v1/clients', { as: service.operator, body: { ...body, scopes: ['all'] } });
    expect(bad.status).toBe(422);
  });

  it('a client may say null to what it leaves out', async () => {
    const body = { name: { en: 'Reports' }, kind: 'web', redirectUris: ['https://reports.example.org/back'] };
    const nothing = { postLogoutRedirectUris: null, firstParty: null };
    const made = await service.call('POST', '/v1/clients', { as: service.operator, body: { ...body, ...nothing } });
    expect(made).toMatchObject({ status: 201, body: { postLogoutRedirectUris: [], firstParty: false } });
  });

  it('who does not agree is sent back without a code', async () => {
    const config = await service.configuration('duijie-native');
    const begun = await attempt(config, { redirect_uri: 'http://127.0.0.1:54321/signed-in' });
    const asked = await service.browser.submit(await service.browser.open(begun.address), 'login', typed(person));
    const back = await service.browser.submit(asked, 'consent', { answer: 'deny' });
    expect(back.address).toMatch(/^http:\/\/127\.0\.0\.1:54321\/signed-in\?error=access_denied/);
  });

  it('whoever is signed in already is not asked again, until the session is ended', async () => {
    const { begun, back } = await signIn();
    const first = await take(begun, back);
    const again = await attempt(console_);
    const visit = await service.browser.open(again.address);
    expect(visit.address).toContain('code=');
    const second = await take(again, visit);
    const id = String((await me(second.access_token)).body['session']);
    expect((await me(first.access_token)).body['session']).toBe(id);
    const { body: session } = await service.call<{ id: string; revision: number }>('GET', `/v1/sessions/${id}`, {
      as: first.access_token,
    });
    expect(session).toMatchObject({ account: person.id, client: 'duijie-console', state: 'active', own: true });
    expect((await service.act('/v1/sessions', session, 'revoke', first.access_token)).status).toBe(200);
    await eventually(async () => (await me(second.access_token)).status === 401);
    await expect(client.refreshTokenGrant(console_, second.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    expect((await service.browser.open((await attempt(console_)).address)).html).toContain('name="password"');
  });

  it('who signs out is asked whether they mean it, and then is out of everything that began there', async () => {
    const { begun, back } = await signIn();
    const given = await take(begun, back);
    const terms = { id_token_hint: given.id_token ?? '', post_logout_redirect_uri: `${service.url}/` };
    const page = await service.browser.open(client.buildEndSessionUrl(console_, terms).href);
    expect(page.html).toContain('Do you want to sign out');
    await service.browser.submit(page, 'confirm', { logout: 'yes' });
    await eventually(async () => (await me(given.access_token)).status === 401);
    expect((await service.browser.open((await attempt(console_)).address)).html).toContain('name="password"');
  });

  it('a client that gives its refresh token back ends the session', async () => {
    const { begun, back } = await signIn();
    const given = await take(begun, back);
    await client.tokenRevocation(console_, given.refresh_token ?? '');
    await eventually(async () => (await me(given.access_token)).status === 401);
  });

  it('an account that is disabled cannot refresh', async () => {
    const other = await service.member();
    const begun = await attempt(console_);
    const given = await take(
      begun,
      await service.browser.submit(await service.browser.open(begun.address), 'login', typed(other)),
    );
    const seen = await service.call<{ id: string; revision: number }>('GET', `/v1/accounts/${other.id}`, {
      as: service.operator,
    });
    await service.act('/v1/accounts', seen.body, 'disable', service.operator);
    await expect(client.refreshTokenGrant(console_, given.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    await eventually(async () => (await me(given.access_token)).status === 401);
  });
});

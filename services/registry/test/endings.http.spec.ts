import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as client from 'openid-client';
import { CONFIG } from '@duijie/platform';
import { eventually } from '@duijie/testing';
import { OpenIdRecordsStore } from '../src/openid/open-id-records.store.ts';
import { codeOf } from './authenticator.ts';
import { Browser } from './browser.ts';
import type { Visit } from './browser.ts';
import { attempt, openIdUnderTest, take } from './openid-under-test.ts';
import type { Attempt, OpenIdUnderTest } from './openid-under-test.ts';

interface Person {
  readonly id: string;
  readonly login: string;
  readonly password: string;
}

/** The library counts sign-ins in whole seconds. */
const untilNextSecond = () => {
  const second = Math.floor(Date.now() / 1000);
  return eventually(() => Promise.resolve(Date.now() / 1000 >= second + 1));
};

const chosen = 'nine lanterns over water';
const secretIn = ({ html }: Visit) => (/<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', '');

/** A password that others know, or a missing factor, is mended by its owner: nothing that began before may go on. */
describe.each([['nobody'], ['operators']] as const)('where %s must have a second factor', (secondFactor) => {
  let service: OpenIdUnderTest;
  let config: client.Configuration;

  beforeAll(async () => {
    service = await openIdUnderTest({ secondFactor });
    config = await service.configuration();
  });
  afterEach(() => service.browser.forget());
  afterAll(() => service.stop());

  const typed = ({ login, password }: Person) => ({ login, password });
  const me = (as: string) => service.call('GET', '/v1/me', { as });

  async function resetOf({ id }: Person): Promise<string> {
    const account = await service.call<never>('GET', `/v1/accounts/${id}`, { as: service.operator });
    const { body } = await service.act('/v1/accounts', account.body, 'reset-password', service.operator);
    return new URL((body as { link: string }).link).searchParams.get('token') ?? '';
  }

  async function reset(person: Person): Promise<void> {
    const body = { token: await resetOf(person), password: chosen };
    expect((await service.call('POST', '/v1/invitations/accept', { body })).status).toBe(201);
  }

  async function atLogin(begun: Attempt, browser = service.browser): Promise<Visit> {
    return browser.open(begun.address);
  }

  /** Whoever stands there gets no code, and is shown that it is over. */
  async function expectOver(visit: Visit): Promise<void> {
    expect(visit.address).not.toContain('code=');
    expect([200, 400]).toContain(visit.status);
    expect(visit.html).toContain('expired');
  }

  async function promote({ id }: Person): Promise<void> {
    const path = `/v1/accounts/${id}`;
    const { body } = await service.call<{ revision: number }>('GET', path, { as: service.operator });
    const headers = { 'if-match': `"${body.revision}"` };
    const changed = await service.call('PATCH', path, { as: service.operator, body: { roles: ['operator'] }, headers });
    expect(changed.status).toBe(200);
  }

  /** What a request brings back that had read it before it was forgotten. */
  async function broughtBack(act: () => Promise<void>): Promise<void> {
    const records = service.service.app.get(OpenIdRecordsStore);
    const drop = jest.spyOn(records, 'drop').mockResolvedValue(undefined);
    const dropAll = jest.spyOn(records, 'dropAll').mockResolvedValue(0);
    await act();
    drop.mockRestore();
    dropAll.mockRestore();
  }

  if (secondFactor === 'nobody') {
    it('a browser whose sign-in a request of that moment has saved anew is asked to sign in', async () => {
      const person = await service.member();
      const begun = await attempt(config);
      const given = await take(begun, await service.browser.submit(await atLogin(begun), 'login', typed(person)));
      await untilNextSecond();
      await broughtBack(() => reset(person));
      expect((await atLogin(await attempt(config))).html).toContain('Sign in');
      await expect(client.refreshTokenGrant(config, given.refresh_token ?? '')).rejects.toMatchObject({
        error: 'invalid_grant',
      });
    });

    it('nor does one that waits on the page of consent get further', async () => {
      const person = await service.member();
      const native = await service.configuration('duijie-native');
      const begun = await attempt(native, { redirect_uri: 'http://127.0.0.1:54321/signed-in' });
      const asked = await service.browser.submit(await atLogin(begun), 'login', typed(person));
      await untilNextSecond();
      await broughtBack(() => reset(person));
      await expectOver(await service.browser.submit(asked, 'consent', { answer: 'allow' }));
    });

    it('who sets a factor up in a browser in which they are signed in go on there', async () => {
      const person = await service.member();
      const begun = await attempt(config);
      await take(begun, await service.browser.submit(await atLogin(begun), 'login', typed(person)));
      // As after a restart with another setting.
      const settings = service.service.app.get<{ secondFactor: string }>(CONFIG);
      settings.secondFactor = 'operators';
      try {
        const again = await attempt(config, { prompt: 'login' });
        const page = await service.browser.submit(await atLogin(again), 'login', typed(person));
        const codes = await service.browser.submit(page, 'enrolment', { code: codeOf(secretIn(page)) });
        expect(codes.html).toContain('<li><code>');
        const back = await service.browser.submit(codes, 'entrance', {});
        expect((await take(again, back)).claims()?.sub).toBe(person.id);
      } finally {
        settings.secondFactor = 'nobody';
      }
    });

    it('who waits on the page of consent gets nothing after a reset', async () => {
      const person = await service.member();
      const native = await service.configuration('duijie-native');
      const begun = await attempt(native, { redirect_uri: 'http://127.0.0.1:54321/signed-in' });
      const asked = await service.browser.submit(await atLogin(begun), 'login', typed(person));
      await reset(person);
      await expectOver(await service.browser.submit(asked, 'consent', { answer: 'allow' }));
      const again = await atLogin(await attempt(config));
      expect(again.html).toContain('Sign in');
    });

    it('nor does who has shown the old password and goes on only then', async () => {
      const person = await service.member();
      const begun = await attempt(config);
      const next = await service.browser.hold(await atLogin(begun), 'login', typed(person));
      await reset(person);
      const visit = await service.browser.open(next);
      expect(visit.address).not.toContain('code=');
    });

    it('a code that is not used yet and a refresh token open nothing after a reset', async () => {
      const person = await service.member();
      const first = await attempt(config);
      const given = await take(first, await service.browser.submit(await atLogin(first), 'login', typed(person)));
      const second = await attempt(config);
      const back = await service.browser.open(second.address);
      expect(back.address).toContain('code=');
      await reset(person);
      await expect(take(second, back)).rejects.toMatchObject({ error: 'invalid_grant' });
      await expect(client.refreshTokenGrant(config, given.refresh_token ?? '')).rejects.toMatchObject({
        error: 'invalid_grant',
      });
      await eventually(async () => (await me(given.access_token)).status === 401);
    });

    it('and so it is when the owner sets up a factor, whose own session goes on', async () => {
      const person = await service.member();
      const theirs = new Browser(service.url);
      const old = await attempt(config);
      const before = await take(old, await theirs.submit(await atLogin(old, theirs), 'login', typed(person)));
      const begun = await attempt(config);
      const own = await take(begun, await service.browser.submit(await atLogin(begun), 'login', typed(person)));
      const factor = await service.call<{ id: string; secret: string }>('POST', '/v1/second-factors', {
        as: own.access_token,
        body: {},
      });
      const body = { code: codeOf(factor.body.secret) };
      const path = `/v1/second-factors/${factor.body.id}/confirm`;
      expect((await service.call('POST', path, { as: own.access_token, body })).status).toBe(200);
      await expect(client.refreshTokenGrant(config, before.refresh_token ?? '')).rejects.toMatchObject({
        error: 'invalid_grant',
      });
      expect((await theirs.open((await attempt(config)).address)).html).toContain('Sign in');
      const { session } = (await me(own.access_token)).body;
      const shown = await service.call('GET', `/v1/sessions/${String(session)}`, { as: own.access_token });
      expect(shown).toMatchObject({ status: 200, body: { state: 'active', own: true } });
      for (const inner of ['browser', 'sparedAt']) expect(shown.body).not.toHaveProperty(inner);
      const refreshed = await client.refreshTokenGrant(config, own.refresh_token ?? '');
      expect((await me(refreshed.access_token)).status).toBe(200);
      expect((await service.browser.open((await attempt(config)).address)).html).toContain('Sign in');
    });

    it('a factor that was only begun is taken away without an end to anything', async () => {
      const { id, login, password } = await service.member();
      const { body } = await service.call<{ access_token: string }>('POST', '/v1/sessions', {
        body: { login, password },
      });
      const factor = await service.call<{ id: string }>('POST', '/v1/second-factors', { as: body.access_token });
      const path = `/v1/second-factors/${factor.body.id}/remove`;
      expect((await service.call('POST', path, { as: service.operator, body: {} })).status).toBe(204);
      const sessions = await service.call<{ items: { account: string; state: string }[] }>(
        'GET',
        '/v1/sessions?limit=200',
        { as: service.operator },
      );
      const own = sessions.body.items.filter(({ account }) => account === id);
      expect(own.map(({ state }) => state)).toEqual(['active']);
    });
  } else {
    it('who waits with the old password where a factor is set up binds none after a reset', async () => {
      const person = await service.member();
      const page = await service.browser.submit(await atLogin(await attempt(config)), 'login', typed(person));
      const secret = secretIn(page);
      await reset(person);
      await expectOver(await service.browser.submit(page, 'enrolment', { code: codeOf(secret) }));
      service.browser.forget();
      const own = typed({ ...person, password: chosen });
      const theirs = await service.browser.submit(await atLogin(await attempt(config)), 'login', own);
      expect(secretIn(theirs)).toMatch(/^[A-Z2-7]{32}$/);
      expect(secretIn(theirs)).not.toBe(secret);
    });

    it('who becomes an operator without a factor is asked for one before anything else', async () => {
      const person = await service.member({ roles: ['ops'], duties: [] });
      const begun = await attempt(config);
      const given = await take(begun, await service.browser.submit(await atLogin(begun), 'login', typed(person)));
      await promote(person);
      await expect(client.refreshTokenGrant(config, given.refresh_token ?? '')).rejects.toMatchObject({
        error: 'invalid_grant',
      });
      expect((await atLogin(await attempt(config))).html).toContain('Sign in');
    });

    it('a link for the password alone lets nobody in who has a factor', async () => {
      const person = await service.member();
      const enrolment = await service.browser.submit(await atLogin(await attempt(config)), 'login', typed(person));
      const secret = secretIn(enrolment);
      await service.browser.submit(enrolment, 'enrolment', { code: codeOf(secret) });
      await reset(person);
      const body = { login: person.login, password: chosen };
      expect(await service.call('POST', '/v1/sessions', { body })).toMatchObject({
        status: 401,
        body: { type: '/problems/session.code-required' },
      });
      const code = codeOf(secret, 1);
      expect((await service.call('POST', '/v1/sessions', { body: { ...body, code } })).status).toBe(200);
    });
  }
});

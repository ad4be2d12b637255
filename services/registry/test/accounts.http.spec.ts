import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

const path = '/v1/accounts';
type Account = Resource & { password?: string; login: string };

describe('accounts over HTTP', () => {
  let service: RegistryUnderTest;
  let organisation: string;
  let administrator: string;
  let neighbour: string;
  let logins = 0;

  beforeAll(async () => {
    service = await registryUnderTest();
    organisation = (await service.admit()).id;
    const other = (await service.admit()).id;
    administrator = await service.grant({ roles: ['enterprise'], organisation });
    neighbour = await service.grant({ roles: ['enterprise'], organisation: other });
  });

  afterAll(() => service.stop());

  function create(overrides: Record<string, unknown> = {}, as = administrator) {
    logins += 1;
    const body = { login: `member${logins}@example.org`, roles: ['enterprise'], duties: ['editor'], ...overrides };
    return service.call<Account>('POST', path, { as, body });
  }

  const signIn = (login: string, password: string) =>
    service.call<Record<string, unknown>>('POST', '/v1/sessions', {
      body: JSON.stringify({ login, password }),
      headers: { 'content-type': 'application/json' },
    });

  it('a made-up password is answered once, and lets its owner in', async () => {
    const { body } = await create();
    expect(body.password).toMatch(/^(\w{6}-){3}\w{6}$/);
    const read = await service.call<Account>('GET', `${path}/${body.id}`, { as: administrator });
    expect(read.body).not.toHaveProperty('password');
    expect(JSON.stringify(read.body)).not.toMatch(/scrypt|hash/i);
    const session = await signIn(body.login.toUpperCase(), body.password ?? '');
    expect(session.status).toBe(200);
    const me = await service.call('GET', '/v1/me', { as: String(session.body['access_token']) });
    expect(me.body).toMatchObject({ subject: body.id, organisation, roles: ['enterprise'], duties: ['editor'] });
    const chosen = await create({ password: 'long enough, and chosen' });
    expect(chosen.body).not.toHaveProperty('password');
  });

  it('a wrong password, an unknown login and a disabled account sound the same', async () => {
    const { body } = await create();
    const wrong = await signIn(body.login, 'not the password');
    const unknown = await signIn('nobody@example.org', 'not the password');
    await service.act(
      path,
      (await service.call<Account>('GET', `${path}/${body.id}`, { as: administrator })).body,
      'disable',
      administrator,
    );
    const disabled = await signIn(body.login, body.password ?? '');
    for (const answer of [wrong, unknown, disabled]) {
      expect(answer.status).toBe(401);
      expect({ ...answer.body, traceId: '' }).toEqual({ ...wrong.body, traceId: '' });
    }
  });

  it('five wrong passwords in a row lock the account for a while that doubles, the right one included', async () => {
    const { body } = await create();
    for (let i = 0; i < 5; i += 1) expect((await signIn(body.login, 'wrong')).status).toBe(401);
    const locked = await signIn(body.login, body.password ?? '');
    expect(locked).toMatchObject({ status: 429, body: { type: '/problems/session.locked' } });
    expect(locked.headers.get('retry-after')).toBe('1');
    service.later(1_001);
    expect((await signIn(body.login, 'wrong')).status).toBe(401);
    expect((await signIn(body.login, body.password ?? '')).headers.get('retry-after')).toBe('2');
    service.later(2_001);
    expect((await signIn(body.login, body.password ?? '')).status).toBe(200);
  });

  it('a login that nobody has waits in the same way, so that nobody learns which ones there are', async () => {
    const { body } = await create();
    const seen = async (login: string) => {
      const { status, headers, body: problem } = await signIn(login, 'wrong');
      return { status, retryAfter: headers.get('retry-after'), problem: { ...problem, traceId: '' } };
    };
    for (const pause of [0, 0, 0, 0, 0, 0, 1_001, 0]) {
      service.later(pause);
      const [unknown, known] = await Promise.all([seen('no.such.login'), seen(body.login)]);
      expect(unknown).toEqual(known);
    }
    expect((await seen('no.such.login')).retryAfter).toBe('2');
  }, 60_000);

  it('guesses at the same moment are all counted, for a login that nobody has too', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, i) => signIn('nor.this.one', `guess ${i}`)));
    expect((await signIn('nor.this.one', 'guess')).status).toBe(429);
  }, 60_000);

  it('a right password forgives the wrong ones before it', async () => {
    const { body } = await create();
    for (let i = 0; i < 4; i += 1) await signIn(body.login, 'wrong');
    expect((await signIn(body.login, body.password ?? '')).status).toBe(200);
    for (let i = 0; i < 4; i += 1) await signIn(body.login, 'wrong');
    expect((await signIn(body.login, body.password ?? '')).status).toBe(200);
  });

  it('guesses at the same moment are all counted', async () => {
    const { body } = await create();
    await Promise.all(Array.from({ length: 6 }, (_, i) => signIn(body.login, `guess ${i}`)));
    expect((await signIn(body.login, body.password ?? '')).status).toBe(429);
  });

  it('a disabled account’s token is refused, and its end is known to all services', async () => {
    const { body } = await create();
    const token = String((await signIn(body.login, body.password ?? '')).body['access_token']);
    const me = () => service.call('GET', '/v1/me', { as: token });
    expect((await me()).status).toBe(200);
    service.later(1_000);
    const seen = (await service.call<Account>('GET', `${path}/${body.id}`, { as: administrator })).body;
    const disabled = await service.act(path, seen, 'disable', administrator);
    await eventually(async () => (await me()).status === 401);
    expect((await service.act(path, disabled.body, 'disable', administrator)).status).toBe(409);
    expect((await service.act(path, disabled.body, 'enable', administrator)).body.state).toBe('active');
    service.later(2_000);
    const anew = String((await signIn(body.login, body.password ?? '')).body['access_token']);
    expect((await service.call('GET', '/v1/me', { as: anew })).status).toBe(200);
    expect((await me()).status).toBe(401);
  });

  it('a neighbour’s administrator finds no account here, and can make none', async () => {
    const { body } = await create();
    expect((await service.call('GET', `${path}/${body.id}`, { as: neighbour })).status).toBe(404);
    expect((await service.act(path, body, 'disable', neighbour)).status).toBe(404);
    expect((await create({ organisation }, neighbour)).status).toBe(404);
    const listed = await service.call<{ items: Account[] }>('GET', path, { as: neighbour });
    expect(listed.body.items).toEqual([]);
  });

  it.each([
    ['a role beyond the kind of the organisation', { roles: ['operator'] }, '/roles'],
    ['a college’s role in an enterprise', { roles: ['college'] }, '/roles'],
    ['a graduate for someone who is no student', { graduate: 'grd_1' }, '/graduate'],
    ['a short password', { password: 'short' }, '/password'],
    ['a state of one’s own choice', { state: 'active' }, '/state'],
    ['a login with a line break', { login: 'a\nb@example.org' }, '/login'],
  ])('%s is refused', async (_, overrides, pointer) => {
    expect(await create(overrides)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('an editor makes no accounts, and a login is taken once', async () => {
    const editor = await service.grant({ roles: ['enterprise'], organisation, duties: ['editor'] });
    expect((await create({}, editor)).status).toBe(403);
    const { body } = await create();
    expect((await create({ login: body.login.toUpperCase() })).status).toBe(409);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { hashOfKey } from '@duijie/platform';
import { anApplicant, registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

const path = '/v1/api-keys';
type Key = Resource & { key: string };

describe('API keys over HTTP', () => {
  let service: RegistryUnderTest;
  let organisation: string;
  let administrator: string;

  beforeAll(async () => {
    service = await registryUnderTest();
    organisation = (await service.admit()).id;
    administrator = await service.grant({ roles: ['enterprise'], organisation });
  });

  afterAll(() => service.stop());

  function create(overrides: Record<string, unknown> = {}, as = administrator) {
    return service.call<Key>('POST', path, { as, body: { label: 'line 3', roles: ['enterprise'], ...overrides } });
  }

  const me = (as: string) => service.call('GET', '/v1/me', { as });
  const known = (as: string) => eventually(async () => (await me(as)).status === 200);

  it('a key is shown once, and only its hash goes round', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(body.key).toMatch(/^dj_[\w-]{43}$/);
    await known(body.key);
    const read = await service.call('GET', `${path}/${body.id}`, { as: administrator });
    expect(JSON.stringify(read.body)).not.toContain(hashOfKey(body.key));
    expect(read.body).not.toHaveProperty('key');
    const told = (await service.eventsOf('registry.access')).find((record) => record.key === hashOfKey(body.key));
    expect(told?.value).toBeDefined();
    expect(JSON.stringify(told)).not.toContain(body.key);
  });

  it('an expired key is refused, and an expiry must be an instant that is still to come', async () => {
    const { body } = await create({ expiresAt: new Date(service.now().getTime() + 60_000).toISOString() });
    await known(body.key);
    service.later(60_000);
    expect(await me(body.key)).toMatchObject({ status: 401, body: { type: '/problems/access.expired' } });
    for (const expiresAt of ['2026-W50', '2020-01-01T00:00:00Z', 'tomorrow', '2027-02-30T00:00:00Z']) {
      expect(await create({ expiresAt })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/expiresAt' }] } });
    }
  });

  it('a revoked key is refused, and so is every token that was given for it', async () => {
    const { body } = await create();
    await known(body.key);
    const grant = { grant_type: 'client_credentials', client_id: body.id, client_secret: body.key };
    const given = await service.call('POST', '/oauth/token', { body: grant });
    const token = String(given.body['access_token']);
    expect((await me(token)).status).toBe(200);
    service.later(1_000);
    const revoked = await service.act(path, body, 'revoke', administrator);
    expect(revoked.body.state).toBe('revoked');
    await eventually(async () => (await me(body.key)).status === 401);
    await eventually(async () => (await me(token)).status === 401);
    expect((await service.call('POST', '/oauth/token', { body: grant })).status).toBe(401);
    expect((await service.act(path, revoked.body, 'revoke', administrator)).status).toBe(409);
  });

  it('another organisation finds no key here, and can make none', async () => {
    const { body } = await create();
    const other = await service.grant({ roles: ['enterprise'], organisation: (await service.admit()).id });
    expect((await service.call('GET', `${path}/${body.id}`, { as: other })).status).toBe(404);
    expect((await service.act(path, body, 'revoke', other)).status).toBe(404);
    expect((await create({ organisation }, other)).status).toBe(404);
    expect((await service.call<{ items: Key[] }>('GET', path, { as: other })).body.items).toEqual([]);
    const editor = await service.grant({ roles: ['enterprise'], organisation, duties: ['editor'] });
    expect((await create({}, editor)).status).toBe(403);
  });

  it('an organisation that is not admitted, or suspended, gets no keys', async () => {
    const applied = await service.call<Resource>('POST', '/v1/organisations', {
      as: service.operator,
      body: anApplicant(),
    });
    expect((await create({ organisation: applied.body.id }, service.operator)).status).toBe(409);
    const member = await service.admit();
    await service.act('/v1/organisations', member, 'suspend', service.operator, { note: '资质复核' });
    service.later(1_000);
    expect((await create({ organisation: member.id }, service.operator)).status).toBe(409);
  });

  it('fixed keys are made only where the demo is on, and only by an operator', async () => {
    const demoKey = 'dj_demo_enterprise';
    expect((await create({ organisation, demoKey }, service.operator)).status).toBe(403);
    expect((await create({ demoKey })).status).toBe(403);
    expect((await me('dj_demo_operator')).status).toBe(401);
  });
});

describe('keys of the demo world', () => {
  const started: RegistryUnderTest[] = [];
  afterAll(async () => {
    for (const service of started) await service.stop();
  });

  async function operatorsDoor(settings: Record<string, unknown>): Promise<number> {
    const service = await registryUnderTest(settings as never);
    started.push(service);
    return (await service.call('GET', '/v1/me', { as: 'dj_demo_operator' })).status;
  }

  it('work on loopback while the demo is on, and nowhere else unless it is said in words', async () => {
    expect(await operatorsDoor({ demo: 'on' })).toBe(200);
    expect(await operatorsDoor({ demo: 'off' })).toBe(401);
    expect(await operatorsDoor({ demo: 'on', host: '0.0.0.0' })).toBe(401);
    expect(await operatorsDoor({ demo: 'public', host: '0.0.0.0' })).toBe(200);
  });
});

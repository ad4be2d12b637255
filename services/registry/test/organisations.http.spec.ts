import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { anApplicant, registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

const path = '/v1/organisations';
const inChina = { country: 'CN', region: '120113', registerNumber: null, name: { zh: '示例机器人有限公司' } };

describe('organisations over HTTP', () => {
  let service: RegistryUnderTest;
  let operator: string;

  beforeAll(async () => {
    service = await registryUnderTest();
    operator = service.operator;
  });

  afterAll(() => service.stop());

  const apply = (overrides: Record<string, unknown> = {}, as = operator) =>
    service.call<Resource>('POST', path, { as, body: anApplicant(overrides) });
  const act = (seen: Resource, verb: string, body?: unknown, as = operator) => service.act(path, seen, verb, as, body);

  it('a unified code with wrong check characters is refused, with the field and the reason in both languages', async () => {
    const refused = await apply({ ...inChina, uscc: '91120113XXDEM901XA' });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        type: '/problems/organisation.invalid',
        errors: [
          { pointer: '/uscc', code: 'check-digit', message: { zh: expect.any(String), en: expect.any(String) } },
        ],
      },
    });
    const admitted = await apply({ ...inChina, uscc: '91120113xxdem901xt' });
    expect(admitted).toMatchObject({ status: 201, body: { uscc: '91120113XXDEM901XT', state: 'applied' } });
    expect((await apply({ ...inChina, uscc: '91120113XXDEM901XT' })).status).toBe(409);
  });

  it.each([
    ['a Chinese member without a code', { ...inChina, uscc: null }, '/uscc'],
    ['a region that does not exist', { ...inChina, uscc: '91120113XXDEM9028T', region: '999999' }, '/region'],
    ['a member abroad without a register number', { registerNumber: null }, '/registerNumber'],
    ['a college without a level', { kind: 'college' }, '/level'],
    ['a nameless member', { name: {} }, '/name'],
    ['a field that nobody knows', { state: 'approved' }, '/state'],
    ['a headcount that is no whole number', { headcount: 1.5 }, '/headcount'],
  ])('%s is refused', async (_, overrides, pointer) => {
    const refused = await apply(overrides);
    expect(refused.status).toBe(422);
    expect((refused.body as unknown as { errors: { pointer: string }[] }).errors.map((e) => e.pointer)).toContain(
      pointer,
    );
  });

  it('only an operator takes applications and acts on them', async () => {
    const member = await service.grant({ roles: ['enterprise'], organisation: 'org_x' });
    expect((await apply({}, member)).status).toBe(403);
    const { body } = await apply();
    for (const verb of ['approve', 'reject', 'suspend', 'reinstate', 'withdraw']) {
      expect((await act(body, verb, { note: 'x' }, member)).status).toBe(403);
    }
    expect((await service.call('GET', `${path}/${body.id}`)).status).toBe(401);
  });

  it('a state that does not allow an act answers 409 with the states that do', async () => {
    const { body } = await apply();
    expect(await act(body, 'suspend', { note: '资质复核' })).toMatchObject({
      status: 409,
      body: { type: '/problems/organisation.wrong-state', state: 'applied', allowedStates: ['approved'] },
    });
    const approved = await act(body, 'approve');
    expect(approved.body.state).toBe('approved');
    expect((await act(body, 'approve')).status).toBe(412);
    expect((await act(approved.body, 'approve')).status).toBe(409);
    const rejected = await act((await apply()).body, 'reject', { note: '材料不全' });
    expect(rejected.body).toMatchObject({ state: 'rejected', note: '材料不全' });
    expect((await act(rejected.body, 'reject', {})).status).toBe(422);
  });

  it('a suspension shuts the keys of the member out, and its end lets them in again', async () => {
    const member = await service.admit();
    const key = await service.grant({ roles: ['enterprise'], organisation: member.id });
    const me = () => service.call('GET', '/v1/me', { as: key });
    expect((await me()).status).toBe(200);
    service.later(1_000);
    const suspended = await act(member, 'suspend', { note: '资质复核' });
    await eventually(async () => (await me()).status === 401);
    expect((await me()).body).toMatchObject({ type: '/problems/access.revoked' });
    const told = async () =>
      (await service.eventsOf('registry.access'))
        .filter((record) => record.key === member.id)
        .map((record) => record.headers['ce_type']);
    expect(await told()).toEqual(['org.duijie.AccessRevoked']);
    expect((await act(suspended.body, 'reinstate')).status).toBe(200);
    await eventually(async () => (await me()).status === 200);
    expect((await told()).at(-1)).toBe('org.duijie.AccessGranted');
  });

  it('a member mends its own record and nobody else’s, and stays what it was admitted as', async () => {
    const member = await service.admit({ registerNumber: 'KZ-7' });
    const administrator = await service.grant({ roles: ['enterprise'], organisation: member.id });
    const neighbour = await service.grant({ roles: ['enterprise'], organisation: 'org_neighbour' });
    const put = (as: string, body: unknown, revision = member.revision) =>
      service.call<Resource>('PUT', `${path}/${member.id}`, { as, body, headers: { 'if-match': `"${revision}"` } });
    const record = anApplicant({ registerNumber: 'KZ-7', headcount: 120 });
    expect((await put(neighbour, record)).status).toBe(403);
    expect((await put(administrator, { ...record, kind: 'college', level: 'higherVocational' })).status).toBe(422);
    expect(await put(administrator, record)).toMatchObject({ status: 200, body: { headcount: 120, revision: 3 } });
    expect((await put(administrator, record)).status).toBe(412);
  });

  it('a list filters by known values alone', async () => {
    const list = (query: string) => service.call<{ items: Resource[] }>('GET', `${path}${query}`, { as: operator });
    expect((await list('?state=approved&country=KZ&sort=-createdAt&limit=1')).body.items).toHaveLength(1);
    for (const query of [
      '?state=%7B%22%24gt%22%3A%22%22%7D',
      '?state[$gt]=',
      '?limit=1000000000',
      '?sort=name',
      '?nothing=1',
    ]) {
      expect((await list(query)).status).toBe(422);
    }
  });
});

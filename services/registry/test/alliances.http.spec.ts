import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

const path = '/v1/alliances';
const terms = {
  kind: 'group',
  name: { zh: '先进制造职业教育集团', en: 'Advanced Manufacturing group' },
  declaration: { zh: '共同培养技术技能人才。' },
  majors: ['460305'],
};

describe('alliances over HTTP', () => {
  let service: RegistryUnderTest;
  let operator: string;
  let collegeId: string;
  let enterpriseId: string;
  let college: string;
  let enterprise: string;
  let stranger: string;

  beforeAll(async () => {
    service = await registryUnderTest();
    operator = service.operator;
    collegeId = (await service.admit({ kind: 'college', level: 'higherVocational' })).id;
    enterpriseId = (await service.admit()).id;
    college = await service.grant({ roles: ['college'], organisation: collegeId });
    enterprise = await service.grant({ roles: ['enterprise'], organisation: enterpriseId });
    stranger = await service.grant({ roles: ['enterprise'], organisation: (await service.admit()).id });
  });

  afterAll(() => service.stop());

  const propose = async (overrides: Record<string, unknown> = {}, as = college) =>
    service.call<Resource>('POST', path, { as, body: { ...terms, ...overrides } });
  const read = (id: string, as: string) => service.call<Resource>('GET', `${path}/${id}`, { as });
  const act = (seen: Resource, verb: string, as: string, body?: unknown) => service.act(path, seen, verb, as, body);
  const change = (method: string, seen: Resource, below: string, as: string, body?: unknown) =>
    service.call<Resource>(method, `${path}/${seen.id}${below}`, {
      as,
      body,
      headers: { 'if-match': `"${seen.revision}"` },
    });
  const invite = (seen: Resource, organisation: string, as = college) =>
    act(seen, 'members', as, { organisation, role: 'member' });

  it('a proposal is seen by those who are in it or asked to be; its secretariat asks, and they answer themselves', async () => {
    const { status, body, headers } = await propose();
    expect([status, headers.get('location')]).toEqual([201, `${path}/${body.id}`]);
    expect(body).not.toHaveProperty('readers');
    expect((await read(body.id, enterprise)).status).toBe(404);
    const invited = await invite(body, enterpriseId);
    expect(invited.body).toMatchObject({ members: [{ role: 'secretariat' }, { state: 'invited' }] });
    expect((await read(body.id, enterprise)).status).toBe(200);
    expect((await read(body.id, stranger)).status).toBe(404);
    expect((await change('POST', invited.body, `/members/${enterpriseId}/accept`, college)).status).toBe(403);
    const accepted = await change('POST', invited.body, `/members/${enterpriseId}/accept`, enterprise);
    expect(accepted.body).toMatchObject({ members: [{}, { organisation: enterpriseId, state: 'joined' }] });
    expect(
      (await change('PATCH', accepted.body, `/members/${enterpriseId}`, enterprise, { role: 'council' })).status,
    ).toBe(403);
    expect((await change('DELETE', accepted.body, '/members/org_nobody', college)).status).toBe(404);
    const left = await change('DELETE', accepted.body, `/members/${enterpriseId}`, enterprise);
    expect(left.body['members']).toHaveLength(1);
  });

  it('operators found, activate and dissolve it; everyone sees it then, and its whole life is told', async () => {
    const { body } = await propose();
    const joined = await act(body, 'members', operator, { organisation: enterpriseId, role: 'council' });
    expect((await act(joined.body, 'found', college)).status).toBe(403);
    expect((await act(joined.body, 'activate', operator)).status).toBe(409);
    const founded = await act(joined.body, 'found', operator);
    expect(founded.body).toMatchObject({ state: 'founded', foundedAt: expect.any(String) });
    expect((await read(body.id, stranger)).body.state).toBe('founded');
    const reworded = { ...terms, declaration: { zh: '另一份宣言' } };
    expect((await change('PUT', founded.body, '', college, reworded)).status).toBe(422);
    const active = await act(founded.body, 'activate', operator);
    expect((await change('DELETE', active.body, `/members/${collegeId}`, college)).status).toBe(422);
    const dissolved = await act(active.body, 'dissolve', operator);
    expect((await invite(dissolved.body, enterpriseId)).status).toBe(409);
    const told = (await service.eventsOf('registry.alliances'))
      .filter((record) => record.key === body.id)
      .map((record) => record.headers['ce_type']?.replace('org.duijie.', ''));
    expect(told).toEqual([
      'AllianceProposed',
      'AllianceRevised',
      'AllianceFounded',
      'AllianceActivated',
      'AllianceDissolved',
    ]);
  });

  it('has a parent that exists and closes no circle', async () => {
    const park = (await propose({ kind: 'park' }, operator)).body;
    const group = (await propose({ parent: park.id }, operator)).body;
    expect(group['parent']).toBe(park.id);
    const circle = await change('PUT', park, '', operator, { ...terms, kind: 'park', parent: group.id });
    expect(circle).toMatchObject({ status: 422, body: { errors: [{ pointer: '/parent' }] } });
    expect((await propose({ parent: 'all_nothing' })).status).toBe(422);
    expect((await propose({ parent: park.id }, stranger)).status).toBe(422);
    const below = await service.call<{ items: Resource[] }>('GET', `${path}?parent=${park.id}`, { as: operator });
    expect(below.body.items.map(({ id }) => id)).toEqual([group.id]);
  });

  it('wrong requests are refused with their fields, strangers and students without', async () => {
    for (const wrong of [{ name: {} }, { kind: 'club' }, { majors: ['999999'] }, { majors: ['$where'] }, { x: 1 }]) {
      expect((await propose(wrong)).status).toBe(422);
    }
    const student = await service.grant({ roles: ['student'], organisation: collegeId, graduate: 'grd_1' });
    expect((await propose({}, student)).status).toBe(403);
    const { body } = await propose();
    expect((await invite(body, 'org_nobody')).status).toBe(422);
    expect((await invite(body, collegeId)).status).toBe(422);
    expect((await invite({ ...body, revision: 9 }, enterpriseId)).status).toBe(412);
    expect((await service.call('POST', `${path}/${body.id}/members`, { as: college, body: {} })).status).toBe(428);
  });

  it('lists by member, a page at a time, and shows nobody what is not theirs', async () => {
    const { body } = await propose({ name: { zh: '仅见于本校' } });
    const list = (query: string, as: string) =>
      service.call<{ items: Resource[]; nextCursor: string | null }>('GET', `${path}${query}`, { as });
    expect((await list(`?member=${collegeId}&limit=200`, college)).body.items.map(({ id }) => id)).toContain(body.id);
    expect((await list('?limit=200', stranger)).body.items.map(({ id }) => id)).not.toContain(body.id);
    expect((await list('?limit=1', operator)).body).toMatchObject({ items: [{}], nextCursor: expect.any(String) });
    expect((await list('?readers=everyone', stranger)).status).toBe(422);
    const { body: two } = await act(body, 'members', operator, { organisation: enterpriseId, role: 'observer' });
    const members = (query: string) => list(`/${two.id}/members${query}`, college);
    const first = await members('?limit=1');
    expect(first.body).toMatchObject({ items: [{ organisation: collegeId }], nextCursor: collegeId });
    expect((await members(`?limit=1&cursor=${collegeId}`)).body).toMatchObject({
      items: [{ organisation: enterpriseId }],
      nextCursor: null,
    });
    expect((await members('?role=observer')).body.items).toHaveLength(1);
    expect((await members('?cursor=org_nobody')).status).toBe(422);
  });
});

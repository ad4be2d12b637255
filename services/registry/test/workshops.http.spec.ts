import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registryUnderTest } from './registry-under-test.ts';
import type { RegistryUnderTest, Resource } from './registry-under-test.ts';

const path = '/v1/workshops';
const cohort = { kind: 'degree', title: { zh: '2026级' }, startsOn: '2026-09-01', enrolled: 30 };
const inChina = { kind: 'college', level: 'higherVocational', country: 'CN', region: '120113', registerNumber: null };

describe('Luban Workshops over HTTP', () => {
  let service: RegistryUnderTest;
  let operator: string;
  let partnerId: string;
  let hostId: string;
  let partner: string;
  let host: string;
  let neighbour: string;

  beforeAll(async () => {
    service = await registryUnderTest();
    operator = service.operator;
    partnerId = (await service.admit({ ...inChina, uscc: '12120110XXDEM00902' })).id;
    const neighbourId = (await service.admit({ ...inChina, uscc: '12120104XXDEM01032' })).id;
    hostId = (await service.admit({ kind: 'college', level: 'higherVocational' })).id;
    partner = await service.grant({ roles: ['college'], organisation: partnerId });
    neighbour = await service.grant({ roles: ['college'], organisation: neighbourId });
    host = await service.grant({ roles: ['college'], organisation: hostId });
  });

  afterAll(() => service.stop());

  const terms = (overrides: Record<string, unknown> = {}) => ({
    name: { zh: '哈萨克斯坦鲁班工坊' },
    host: { country: 'KZ', institution: { en: 'Host college' }, organisation: hostId },
    partner: partnerId,
    majors: [
      { code: '460305', category: 'smartManufacturing' },
      { name: { zh: '中餐烹饪' }, category: 'constructionAndServices' },
    ],
    standards: [{ name: { zh: '工业机器人技术专业教学标准' } }],
    ...overrides,
  });
  const propose = (overrides: Record<string, unknown> = {}, as = partner) =>
    service.call<Resource>('POST', path, { as, body: terms(overrides) });
  const act = (seen: Resource, verb: string, as: string, body?: unknown) => service.act(path, seen, verb, as, body);
  const operating = async () => {
    const { body } = await propose();
    const agreed = await act(body, 'agree', partner, { reference: 'SCO-2026-01' });
    return (await act((await act(agreed.body, 'build', partner)).body, 'open', operator)).body;
  };

  it('a college proposes in its own name; both sides and operators bring it on, and nobody else', async () => {
    expect((await propose({}, neighbour)).status).toBe(422);
    expect((await propose({ partner: hostId }, operator)).status).toBe(422);
    expect((await propose({ host: { ...terms().host, country: 'UZ' } })).status).toBe(422);
    const { status, body } = await propose();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'proposed',
      majors: [{ code: '460305', name: { zh: '工业机器人技术' } }, { code: null }],
      counters: { cohorts: 0 },
    });
    expect((await act(body, 'agree', neighbour, { reference: 'x' })).status).toBe(404);
    expect((await act(body, 'agree', partner, {})).status).toBe(422);
    expect((await act(body, 'agree', partner, { agreement: 'agr_nothing' })).status).toBe(422);
    const agreed = await act(body, 'agree', host, { reference: 'SCO-2026-01' });
    expect(agreed.body).toMatchObject({ state: 'agreed', reference: 'SCO-2026-01' });
    expect((await act(agreed.body, 'open', operator)).status).toBe(409);
    const building = (await act(agreed.body, 'build', partner)).body;
    expect((await act(building, 'open', partner)).status).toBe(403);
    expect((await act(building, 'open', operator)).body.state).toBe('operating');
  });

  it('an agreement that is kept here is named by its id, when it holds and the partner is a party', async () => {
    const draft = await service.call<Resource>('POST', '/v1/agreements', {
      as: partner,
      body: { type: 'workshop', parties: [partnerId, hostId], title: { zh: '鲁班工坊协议' } },
    });
    const { body } = await propose();
    expect((await act(body, 'agree', partner, { agreement: draft.body.id })).status).toBe(422);
  });

  it('counts degree students and trainees by the cohorts, and tells it', async () => {
    const open = await operating();
    const one = await act(open, 'cohorts', partner, cohort);
    const two = await act(one.body, 'cohorts', host, {
      ...cohort,
      kind: 'training',
      enrolled: 12,
      endsOn: '2026-09-20',
    });
    expect(two.body['counters']).toEqual({ cohorts: 2, degreeStudents: 30, trainees: 12, completed: 0 });
    const [degree, training] = two.body['cohorts'] as { id: string }[];
    expect((await act(two.body, `cohorts/${degree?.id}/complete`, partner, { completed: 31 })).status).toBe(422);
    expect((await act(two.body, `cohorts/${degree?.id}/complete`, neighbour, { completed: 1 })).status).toBe(404);
    const done = await act(two.body, `cohorts/${degree?.id}/complete`, partner, { completed: 28 });
    const rest = await act(done.body, `cohorts/${training?.id}/cancel`, partner);
    expect(rest.body['counters']).toEqual({ cohorts: 1, degreeStudents: 30, trainees: 0, completed: 28 });
    expect((await act(rest.body, 'cohorts/coh_nothing/cancel', partner)).status).toBe(404);
    const events = (await service.eventsOf('registry.workshops')).filter((record) => record.key === open.id);
    expect(events.map((record) => record.headers['ce_type']?.replace('org.duijie.', ''))).toEqual([
      'WorkshopProposed',
      'WorkshopAgreed',
      'WorkshopBegun',
      'WorkshopOpened',
      'WorkshopCohortEnrolled',
      'WorkshopCohortEnrolled',
      'WorkshopCohortEnded',
      'WorkshopCohortEnded',
    ]);
  });

  it('judgements and notes are for those whose it is; the rest is for every member', async () => {
    const open = await operating();
    expect((await act(open, 'evaluate', partner, {})).status).toBe(403);
    const judged = { grade: 'good', note: '运行良好', evaluatedOn: '2026-11-20' };
    expect((await act(open, 'evaluate', operator, { ...judged, evaluatedOn: '2027-01-01' })).status).toBe(422);
    const evaluated = (await act(open, 'evaluate', operator, judged)).body;
    const suspended = (await act(evaluated, 'suspend', operator, { note: '设备检修' })).body;
    const read = (as: string) => service.call('GET', `${path}/${open.id}`, { as });
    for (const as of [partner, host, operator]) {
      expect((await read(as)).body).toMatchObject({ state: 'suspended', evaluations: [judged], note: '设备检修' });
    }
    const seen = (await read(neighbour)).body;
    expect(seen['state']).toBe('suspended');
    for (const field of ['evaluations', 'note']) expect(seen).not.toHaveProperty(field);
    expect((await act(suspended, 'cohorts', partner, cohort)).status).toBe(409);
    const closed = await act(suspended, 'close', operator, { note: '协议到期' });
    expect((await act(closed.body, 'open', operator)).status).toBe(409);
  });

  it('wrong requests are refused with their fields, and lists take known filters alone', async () => {
    for (const [wrong, pointer] of [
      [{ name: {} }, '/name'],
      [{ majors: [{ code: '999999', category: 'transport' }] }, '/majors/0/code'],
      [{ majors: [{ code: '460305', category: 'cooking' }] }, '/majors/0/category'],
      [{ host: { country: 'CN', institution: { zh: '某校' } } }, '/host/country'],
    ] as const) {
      expect(await propose(wrong)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
    }
    const open = await operating();
    for (const wrong of [{ enrolled: 0 }, { enrolled: 1.5 }, { endsOn: '2026-08-01' }, { startsOn: '2026-02-30' }]) {
      expect((await act(open, 'cohorts', partner, { ...cohort, ...wrong })).status).toBe(422);
    }
    const list = (query: string) => service.call<{ items: Resource[] }>('GET', `${path}${query}`, { as: neighbour });
    expect((await list('?country=KZ&state=operating&limit=1')).body.items).toHaveLength(1);
    expect((await list('?country=UZ')).body.items).toEqual([]);
    expect((await list('?note=x')).status).toBe(422);
  });
});

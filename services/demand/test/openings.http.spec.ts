import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationApproved, OrganisationReinstated, OrganisationSuspended, event } from '@duijie/contracts';
import { anOpeningRequest, anOrganisation, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { demand } from '../src/demand.module.ts';

type Opening = {
  id: string;
  revision: number;
  state: string;
  pausedBy: string | null;
  errors?: { pointer: string; code: string }[];
};

const employer = 'org_00000000000000000000000001';
const neighbour = 'org_00000000000000000000000009';
const clock = { now: () => new Date('2026-11-22T04:00:00Z') };

describe('openings over HTTP', () => {
  let service: ServiceUnderTest;
  let own: string;
  let other: string;
  let operator: string;
  let college: string;

  beforeAll(async () => {
    service = await serviceUnderTest(demand, { clock });
    own = await service.grant({ roles: ['enterprise'], organisation: employer });
    other = await service.grant({ roles: ['enterprise'], organisation: neighbour });
    operator = await service.grant({ roles: ['operator'] });
    college = await service.grant({ roles: ['college'], organisation: 'org_00000000000000000000000002' });
    await service.publish(event(OrganisationApproved, anOrganisation({ id: employer })));
    await eventually(async () => (await publishNew()).status === 200);
  });

  afterAll(() => service.stop());

  async function draft(overrides: Record<string, unknown> = {}) {
    return service.call<Opening>('POST', '/v1/openings', { as: own, body: anOpeningRequest(overrides) });
  }

  function act(opening: Opening, verb: string, as = own, body?: unknown) {
    return service.call<Opening>('POST', `/v1/openings/${opening.id}/${verb}`, {
      as,
      body,
      headers: { 'if-match': `"${opening.revision}"` },
    });
  }

  async function publishNew(overrides: Record<string, unknown> = {}) {
    return act((await draft(overrides)).body, 'publish');
  }

  it('a posted opening is a draft with a place and an ETag of its own', async () => {
    const answer = await draft();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.headers.get('location')).toBe(`/v1/openings/${answer.body.id}`);
    expect(answer.body).toMatchObject({ state: 'draft', employer, answerDays: 7, shortlist: 50 });
  });

  it('publishing tells the others the whole public state', async () => {
    const { body } = await publishNew();
    const ofThis = async () => (await service.eventsOf('demand.openings')).filter((record) => record.key === body.id);
    const records = await eventually(async () => {
      const found = await ofThis();
      return found.length > 0 && found;
    });
    expect(records).toHaveLength(1);
    expect(records[0]?.headers['ce_type']).toBe('org.duijie.OpeningPublished');
    expect(JSON.parse(records[0]?.value ?? '{}')).toMatchObject({
      id: body.id,
      revision: 2,
      state: 'published',
      material: 1,
    });
  });

  it('words are resolved to codes, and what cannot be is refused with suggestions', async () => {
    const good = await draft({ skills: [{ skill: '西门子PLC编程', level: 2 }] });
    expect(good.body).toMatchObject({ skills: [{ skill: 'PLC-SIE', level: 2, weight: 10, must: false }] });
    const bad = await service.call('POST', '/v1/openings', {
      as: own,
      body: anOpeningRequest({ skills: [{ skill: '修仙炼丹PLC术', level: 2 }] }),
    });
    expect(bad.status).toBe(422);
    expect(bad.body).toMatchObject({
      type: '/problems/opening.invalid',
      errors: [{ pointer: '/skills/0/skill', code: 'unknown-code' }],
    });
  });

  it.each([
    ['seats 0', { seats: 0 }, '/seats', 'range'],
    ['dates reversed', { start: '2027-07-01', end: '2027-06-01' }, '/end', 'dates-reversed'],
    ['a class code where a major is asked', { majors: [{ code: '4603' }] }, '/majors/0/code', 'too-coarse'],
    ['an order class without minSeats', { kind: 'orderClass' }, '/minSeats', 'required'],
    ['an unknown field', { colour: 'red' }, '/colour', 'unknown-field'],
    ['pay upside down', { pay: { min: '9000', max: '3000', currency: 'CNY', per: 'month' } }, '/pay/min', 'range'],
    ['a region that does not exist', { workplaces: ['999999'] }, '/workplaces/0', 'unknown-code'],
    ['a weight out of bounds', { weights: { skills: 20000 } }, '/weights/skills', 'range'],
    ['no title in any language', { title: {} }, '/title', 'required'],
    ['a date that does not exist', { start: '2027-02-30' }, '/start', 'format'],
  ])('%s is refused, naming the field', async (_, overrides, pointer, code) => {
    const answer = await draft(overrides);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.errors).toContainEqual(
      expect.objectContaining({ pointer, code, message: { zh: expect.any(String), en: expect.any(String) } }),
    );
  });

  it('words that limit by sex are held for review until an operator decides with a reason', async () => {
    const { body: held } = await publishNew({ title: { zh: '操作工（限男性）' } });
    expect(held).toMatchObject({
      state: 'submitted',
      findings: [{ rule: 'opening.no-limit-by-sex', pointer: '/title/zh' }],
    });
    expect((await act(held, 'publish')).status).toBe(409);
    expect((await act(held, 'publish', operator, {})).status).toBe(422);
    expect((await act(held, 'return', operator, { note: '请删除性别限制' })).body).toMatchObject({
      state: 'draft',
      note: '请删除性别限制',
    });
  });

  it('what the law forbids cannot be published, and the refusal names rule and article', async () => {
    const answer = await publishNew({ kind: 'internship', duties: { zh: 'KTV服务' } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      type: '/problems/opening.refused-by-rule',
      rule: 'internship.no-entertainment-venue',
      errors: [{ pointer: '/duties/zh' }],
    });
  });

  it('a material change counts up, another does not', async () => {
    const { body } = await publishNew();
    const patch = (revision: number, change: unknown) =>
      service.call('PATCH', `/v1/openings/${body.id}`, {
        as: own,
        body: change,
        headers: { 'if-match': `"${revision}"` },
      });
    expect((await patch(2, { answerDays: 10 })).body).toMatchObject({ revision: 3, material: 1 });
    expect((await patch(3, { seats: 9 })).body).toMatchObject({ revision: 4, material: 2 });
    expect((await patch(4, { seats: null })).status).toBe(422);
    expect((await patch(3, { seats: 8 })).status).toBe(412);
  });

  it('without If-Match nothing is changed', async () => {
    const { body } = await draft();
    const answer = await service.call('POST', `/v1/openings/${body.id}/publish`, { as: own });
    expect(answer.status).toBe(428);
    expect(answer.body).toMatchObject({ type: '/problems/request.if-match-missing' });
  });

  it('a neighbour enterprise finds nothing, a college finds what is published, nobody else comes in', async () => {
    const { body } = await publishNew();
    expect((await service.call('GET', `/v1/openings/${body.id}`, { as: other })).status).toBe(404);
    expect((await act(body, 'pause', other)).status).toBe(404);
    expect((await service.call('GET', `/v1/openings/${body.id}`, { as: college })).status).toBe(200);
    expect((await service.call('POST', '/v1/openings', { as: college, body: anOpeningRequest() })).status).toBe(403);
    expect((await service.call('GET', `/v1/openings/${body.id}`)).status).toBe(401);
    expect((await service.call('GET', `/v1/openings/${body.id}`, { as: 'dj_unknown' })).status).toBe(401);
  });

  it('the same Idempotency-Key makes one opening, another body with it is refused', async () => {
    const headers = { 'idempotency-key': 'order-2027-1' };
    const body = anOpeningRequest({ externalRef: 'REF-1' });
    const first = await service.call<Opening>('POST', '/v1/openings', { as: own, body, headers });
    const second = await service.call<Opening>('POST', '/v1/openings', { as: own, body, headers });
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const third = await service.call('POST', '/v1/openings', { as: own, body: { ...body, seats: 6 }, headers });
    expect(third).toMatchObject({ status: 422, body: { type: '/problems/request.idempotency-key-reused' } });
  });

  it('an external reference is taken once per employer', async () => {
    await draft({ externalRef: 'REF-2' });
    expect((await draft({ externalRef: 'REF-2' })).status).toBe(409);
  });

  it('a suspension pauses what is published and its end resumes that alone', async () => {
    const { body: published } = await publishNew();
    const { body: resting } = await publishNew();
    await act(resting, 'pause');
    await service.publish(
      event(OrganisationSuspended, anOrganisation({ id: employer, revision: 3, state: 'suspended' })),
    );
    const read = async (id: string) =>
      (await service.call<Opening>('GET', `/v1/openings/${id}`, { as: operator })).body;
    await eventually(async () => (await read(published.id)).state === 'paused');
    expect(await read(published.id)).toMatchObject({ pausedBy: 'suspension' });
    expect((await service.call('GET', `/v1/openings/${published.id}`, { as: college })).status).toBe(404);
    expect((await publishNew()).status).toBe(409);
    await service.publish(
      event(OrganisationReinstated, anOrganisation({ id: employer, revision: 4, state: 'approved' })),
    );
    await eventually(async () => (await read(published.id)).state === 'published');
    expect(await read(resting.id)).toMatchObject({ state: 'paused', pausedBy: 'employer' });
  });

  it('broken JSON, wrong types and unknown paths are the caller’s mistakes', async () => {
    const broken = await service.call('POST', '/v1/openings', {
      as: own,
      body: '{"kind":',
      headers: { 'content-type': 'application/json' },
    });
    expect(broken).toMatchObject({ status: 400, body: { type: '/problems/request.malformed' } });
    const xml = await service.call('POST', '/v1/openings', {
      as: own,
      body: '<a/>',
      headers: { 'content-type': 'application/xml' },
    });
    expect(xml.status).toBe(415);
    expect((await service.call('GET', '/v1/nothing', { as: own })).status).toBe(404);
    const large = await service.call('POST', '/v1/openings', { as: own, body: { a: 'x'.repeat(2_000_000) } });
    expect(large.status).toBe(413);
  });
});

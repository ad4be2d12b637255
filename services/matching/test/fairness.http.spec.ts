import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AttributesRecorded,
  GraduateImported,
  OpeningPublished,
  OpeningSubmitted,
  OrganisationApproved,
  attributesIdOf,
  event,
} from '@duijie/contracts';
import { Vault } from '@duijie/platform';
import { aGraduate, anOpening, anOrganisation, eventually, serviceUnderTest } from '@duijie/testing';
import type { Answer, ServiceUnderTest } from '@duijie/testing';
import { matching } from '../src/matching.module.ts';

type Json = ReturnType<typeof JSON.parse>;

const employer = 'org_employer';
const start = Date.parse('2026-11-22T04:00:00Z');
const day = 86_400_000;
const iso = (days: number) => new Date(start + days * day).toISOString();
const windows = { opensAt: iso(0), preferencesUntil: iso(7), freezeAt: iso(7), answerUntil: iso(14) };

const plc = { skill: 'PLC', level: 3, evidence: 'attested' } as const;
const openings = [
  // Twenty men and ten of twenty women hold the skill that it insists on.
  anOpening({ id: 'opn_must', employer, seats: 38 }),
  anOpening({ id: 'opn_wish', employer, seats: 2, skills: [] }),
  // Five of the women hold this one.
  anOpening({ id: 'opn_rare', employer, skills: [{ skill: 'WELD', level: 1, weight: 10, must: true }] }),
  anOpening({ id: 'opn_even', employer, seats: 99, skills: [] }),
];
const colleges = [
  anOrganisation({ id: 'org_north', kind: 'college', level: 'higherVocational', country: 'CN' }),
  anOrganisation({ id: 'org_south', kind: 'college', level: 'vocationalBachelor', country: 'KZ' }),
];
const sexOf = (at: number) => (at % 2 === 0 ? ('female' as const) : ('male' as const));
const graduates = Array.from({ length: 40 }, (_, at) =>
  aGraduate({
    id: `grd_${at}`,
    college: at % 4 < 2 ? 'org_north' : 'org_south',
    skills: [
      ...(at % 2 === 0 && at >= 20 ? [] : [plc]),
      ...(at % 2 === 1 || at < 10 ? [{ ...plc, skill: 'WELD' }] : []),
    ],
  }),
);

describe('fairness over HTTP', () => {
  let service: ServiceUnderTest;
  let now = start;
  const keys: Record<string, string> = {};
  const revisions = new Map<string, number>();

  /** What candidate would tell of a graduate: it has the same master key. */
  function attributes(graduate: string, sex: 'female' | 'male' | null, origin: string | null): object {
    const vault = service.service.app.get(Vault);
    const id = attributesIdOf(graduate, (text, purpose) => vault.hash(text, purpose));
    const revision = (revisions.get(id) ?? 0) + 1;
    revisions.set(id, revision);
    return event(AttributesRecorded, { id, revision, sex, origin });
  }

  const originOf = (at: number) => (at < 34 ? '120113' : '650100');

  beforeAll(async () => {
    service = await serviceUnderTest(matching, { clock: { now: () => new Date(now) } });
    keys['operator'] = await service.grant({ roles: ['operator'], subject: 'acc_first' });
    keys['operator 2'] = await service.grant({ roles: ['operator'], subject: 'acc_second' });
    keys['enterprise'] = await service.grant({ roles: ['enterprise'], organisation: employer });
    keys['neighbour'] = await service.grant({ roles: ['enterprise'], organisation: 'org_neighbour' });
    keys['college'] = await service.grant({ roles: ['college'], organisation: 'org_north' });
    keys['student'] = await service.grant({ roles: ['student'], organisation: 'org_north', graduate: 'grd_0' });
    await service.publish(
      event(OrganisationApproved, anOrganisation({ id: employer })),
      ...colleges.map((each) => event(OrganisationApproved, each)),
      ...openings.map((each) => event(OpeningPublished, each)),
      event(OpeningSubmitted, anOpening({ id: 'opn_draft', employer, state: 'submitted' })),
      ...graduates.map((each) => event(GraduateImported, each)),
      ...graduates.map(({ id }, at) => attributes(id, sexOf(at), originOf(at))),
    );
    await eventually(async () => (await dimension('operator', 'opn_draft', 'sex'))?.unknown === 0);
    await eventually(async () => (await report('operator', 'opn_must')).body.pool === 40);
  }, 60_000);

  afterAll(() => service.stop());

  const get = (who: string, path: string): Promise<Answer<Json>> => service.call('GET', path, { as: keys[who] });
  const report = (who: string, opening: string) => get(who, `/v1/openings/${opening}/fairness`);

  async function dimension(who: string, opening: string, name: string): Promise<Json> {
    const { body } = await report(who, opening);
    return body.dimensions?.find((each: Json) => each.dimension === name);
  }

  async function act(who: string, path: string, verb: string, body?: unknown): Promise<Answer<Json>> {
    const etag = (await get(who, path)).headers.get('etag') ?? '';
    return service.call('POST', `${path}/${verb}`, {
      as: keys[who],
      ...(body === undefined ? {} : { body }),
      headers: { 'if-match': etag },
    });
  }

  it('an operator and the enterprise see which gate removes whom, and the must that causes it', async () => {
    for (const who of ['operator', 'enterprise']) {
      const { status, body } = await report(who, 'opn_must');
      expect(status).toBe(200);
      expect(body).toMatchObject({ openingId: 'opn_must', pool: 40, eligible: 30, shortlisted: 30 });
      const sex = await dimension(who, 'opn_must', 'sex');
      expect(sex.gates.find(({ gate }: Json) => gate === 'skill').groups).toEqual([
        { group: 'female', size: 20, selected: 10, rate: 5000, ratio: 5000 },
        { group: 'male', size: 20, selected: 20, rate: 10000, ratio: 10000 },
      ]);
      const cause = { gate: 'skill', must: 'PLC ≥ 2', ratio: 10000 };
      const uneven = { isBelow: true, lowest: { group: 'female', ratio: 5000 }, cause };
      expect(sex).toMatchObject({ eligible: uneven, shortlist: uneven });
    }
  });

  it('college level and country are those of the college, and small groups are left out and said to be', async () => {
    const level = await dimension('operator', 'opn_must', 'collegeLevel');
    expect(level.eligible.groups.map(({ group, size }: Json) => [group, size])).toEqual([
      ['higherVocational', 20],
      ['vocationalBachelor', 20],
    ]);
    const country = await dimension('operator', 'opn_must', 'country');
    expect(country.eligible.groups.map(({ group }: Json) => group)).toEqual(['CN', 'KZ']);
    const origin = await dimension('operator', 'opn_must', 'origin');
    expect(origin).toMatchObject({ unknown: 0, leftOut: { groups: 1, people: 6 }, eligible: { lowest: null } });
    const shown = await dimension('enterprise', 'opn_must', 'origin');
    expect(shown).toMatchObject({ leftOut: { groups: 1, people: null }, eligible: { groups: [{ selected: null }] } });
  });

  it('an enterprise sees no cell of fewer than ten, but that something is uneven and why', async () => {
    const shown = (await dimension('enterprise', 'opn_rare', 'sex')).eligible;
    expect(shown.groups.map(({ selected }: Json) => selected)).toEqual([null, null]);
    expect(shown).toMatchObject({ lowest: null, isBelow: true, cause: { gate: 'skill', ratio: null } });
    const whole = (await dimension('operator', 'opn_rare', 'sex')).eligible;
    expect(whole).toMatchObject({ lowest: { group: 'female', ratio: 2500 }, cause: { ratio: 10000 } });
  });

  it('an opening is judged before it is published too, and is for its own enterprise and operators alone', async () => {
    expect((await report('enterprise', 'opn_draft')).body).toMatchObject({ eligible: 30 });
    expect((await report('neighbour', 'opn_must')).status).toBe(404);
    expect((await report('college', 'opn_must')).status).toBe(403);
    expect((await report('student', 'opn_must')).status).toBe(403);
    expect((await report('operator', 'opn_none')).status).toBe(404);
    expect((await service.call('GET', '/v1/openings/opn_must/fairness')).status).toBe(401);
  });

  it('fits and shortlists are the same whatever the attributes, and nothing is told anew', async () => {
    const seen = async () => ({
      openings: await Promise.all(
        openings.map(async ({ id }) => (await get('operator', `/v1/openings/${id}/matches`)).body.items),
      ),
      graduate: (await get('student', '/v1/graduates/grd_0/matches')).body,
    });
    const told = async () => (await service.eventsOf('matching.shortlists')).length;
    await eventually(async () => (await told()) >= openings.length);
    const [before, lists] = [await seen(), await told()];
    const swapped = graduates.map(({ id }, at) => attributes(id, sexOf(at + 1), originOf(39 - at)));
    await service.publish(...swapped);
    await eventually(async () => {
      return (await dimension('operator', 'opn_must', 'sex')).eligible.lowest.group === 'male';
    });
    expect(await seen()).toEqual(before);
    await service.publish(...graduates.map(({ id }, at) => attributes(id, sexOf(at), originOf(at))));
    await eventually(async () => {
      return (await dimension('operator', 'opn_must', 'sex')).eligible.lowest.group === 'female';
    });
    expect(await told()).toBe(lists);
  });

  it('no attribute leaves the report: no event of matching has one', async () => {
    const records = await Promise.all(['matching.shortlists', 'matching.allocations'].map((t) => service.eventsOf(t)));
    expect(JSON.stringify(records)).not.toMatch(/female|650100/);
  });

  describe('an allocation', () => {
    const compute = async (offered: readonly string[]): Promise<string> => {
      now = start;
      const plan = { title: { en: 'Autumn' }, openings: offered, ...windows };
      const made = await service.call<Json>('POST', '/v1/cycles', { as: keys['operator'], body: plan });
      const path = `/v1/cycles/${made.body.id}`;
      expect((await act('operator', path, 'open')).status).toBe(200);
      expect((await get('operator', `${path}/fairness`)).status).toBe(404);
      now = start + 7 * day;
      expect((await act('operator', path, 'freeze')).body.review).toMatchObject({ participants: 40 });
      expect((await act('operator', path, 'compute')).body.state).toBe('computed');
      return path;
    };

    it('below four fifths names the gate that causes it, and needs a written reason before it is published', async () => {
      const path = await compute(['opn_must', 'opn_wish']);
      const { status, body } = await get('operator', `${path}/fairness`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ participants: 40, cycleId: path.split('/').at(-1) });
      const sex = body.dimensions.find((each: Json) => each.dimension === 'sex');
      expect(sex).toMatchObject({
        isBelow: true,
        lowest: { group: 'female' },
        cause: { gate: 'skill', openings: ['opn_must'], ratio: 10000 },
      });
      expect((await get('enterprise', `${path}/fairness`)).status).toBe(403);
      expect((await get('operator', path)).body.review.requiredReasons).toContain('fairness.sex');
      const silent = await act('operator 2', path, 'sign-off');
      expect(silent).toMatchObject({ status: 422, body: { errors: [{ pointer: '/note', code: 'required' }] } });
      expect((await act('operator', path, 'publish')).status).toBe(409);
      const signed = await act('operator 2', path, 'sign-off', { note: '该班为定向技能班，已与院校核实' });
      expect(signed.body).toMatchObject({ state: 'signedOff' });
      expect((await act('operator', path, 'publish')).body).toMatchObject({ state: 'published' });
    });

    it('that falls evenly needs no reason', async () => {
      const path = await compute(['opn_even']);
      const { body } = await get('operator', `${path}/fairness`);
      expect(body.dimensions.map(({ isBelow }: Json) => isBelow)).toEqual([false, false, false, false]);
      expect((await act('operator 2', path, 'sign-off')).body).toMatchObject({ state: 'signedOff' });
    });
  });

  it('attributes of who was erased go too', async () => {
    await service.publish(attributes('grd_1', null, null));
    await eventually(async () => (await dimension('operator', 'opn_must', 'sex')).unknown === 1);
    expect((await get('operator', '/ops/v1/parked')).body.items).toEqual([]);
  });
});

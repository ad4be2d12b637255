import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ConsentWithdrawn,
  GraduateErased,
  GraduateImported,
  OpeningPaused,
  OpeningPublished,
  OpeningSubmitted,
  OrganisationApproved,
  RecognitionEnteredIntoForce,
  event,
} from '@duijie/contracts';
import type { GraduateBody } from '@duijie/contracts';
import { aGraduate, anOpening, anOpeningRequest, anOrganisation, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { matching } from '../src/matching.module.ts';

interface Item {
  rank: number;
  graduateId: string;
  openingId: string;
  fit: number;
  score: number;
  percentile: number;
  contributions: { contribution: number }[];
  gates: { gate: string; outcome: string; reason?: object }[];
  missing: { gain: number }[];
}
interface Answer {
  counts: { pool: number; eligible: number; needsInformation: number; notEligible: Record<string, number> };
  versions: object;
  items: Item[];
  nextCursor: string | null;
}

const clock = { now: () => new Date('2026-11-22T04:00:00Z') };
const employer = 'org_employer';
const college = 'org_college';
const otherCollege = 'org_college2';
const opening = anOpening({ id: 'opn_1', employer, shortlist: 3 });
const claimed: GraduateBody['skills'] = [{ skill: 'PLC', level: 2, evidence: 'claimed' }];
const graduates: GraduateBody[] = [
  aGraduate({ id: 'grd_best', college, practice: { MFG: 12 } }),
  aGraduate({ id: 'grd_good', college: otherCollege }),
  aGraduate({ id: 'grd_fair', college, skills: claimed }),
  aGraduate({ id: 'grd_last', college, skills: claimed, regions: ['650000'] }),
  aGraduate({ id: 'grd_unskilled', college: otherCollege, skills: [] }),
  aGraduate({ id: 'grd_silent', college, availableFrom: null }),
  aGraduate({ id: 'grd_private', college, consents: [{ purpose: 'matching', state: 'withdrawn' }] }),
];

describe('matches over HTTP', () => {
  let service: ServiceUnderTest;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    service = await serviceUnderTest(matching, { clock });
    keys['operator'] = await service.grant({ roles: ['operator'] });
    keys['enterprise'] = await service.grant({ roles: ['enterprise'], organisation: employer });
    keys['neighbour'] = await service.grant({ roles: ['enterprise'], organisation: 'org_neighbour' });
    keys['college'] = await service.grant({ roles: ['college'], organisation: college });
    keys['college 2'] = await service.grant({ roles: ['college'], organisation: otherCollege });
    keys['student'] = await service.grant({ roles: ['student'], organisation: college, graduate: 'grd_best' });
    keys['private student'] = await service.grant({
      roles: ['student'],
      organisation: college,
      graduate: 'grd_private',
    });
    keys['impostor'] = await service.grant({ roles: ['student'], organisation: otherCollege, graduate: 'grd_best' });
    keys['government'] = await service.grant({ roles: ['government'], organisation: 'org_government' });
    await service.publish(
      event(OrganisationApproved, anOrganisation({ id: employer })),
      event(OpeningPublished, opening),
      event(OpeningSubmitted, anOpening({ id: 'opn_submitted', employer, state: 'submitted' })),
      ...graduates.map((each) => event(GraduateImported, each)),
    );
    await eventually(async () => (await get('operator', '/v1/openings/opn_1/matches')).body.counts.pool === 7);
    await eventually(async () => (await get('operator', '/v1/openings/opn_submitted/matches')).status === 200);
  });

  afterAll(() => service.stop());

  const get = (who: string, path: string) => service.call<Answer>('GET', path, { as: keys[who] });
  const preview = (who: string, body: object) =>
    service.call<Answer & { errors: object[] }>('POST', '/v1/matches/preview', { as: keys[who], body });

  it('an opening sees who fits best, with counts that add up and reasons that add up to the fit', async () => {
    const { status, body } = await get('enterprise', '/v1/openings/opn_1/matches');
    expect(status).toBe(200);
    expect(body).toMatchObject({ openingId: 'opn_1', openingRevision: 2, computedAt: '2026-11-22T04:00:00.000Z' });
    expect(body.versions).toEqual({ definition: 'fit-1', taxonomy: expect.any(String), recognition: 'e3b0c442' });
    const { counts } = body;
    expect(counts).toMatchObject({ pool: 7, eligible: 4, needsInformation: 1 });
    expect(counts.notEligible).toMatchObject({ total: 2, consent: 1, skill: 1, organisation: 0 });
    expect(counts.eligible + counts.needsInformation + (counts.notEligible['total'] ?? 0)).toBe(counts.pool);
    expect(body.items.map(({ rank, graduateId, percentile }) => [rank, graduateId, percentile])).toEqual([
      [1, 'grd_best', 100],
      [2, 'grd_good', 75],
      [3, 'grd_fair', 50],
    ]);
    for (const { fit, contributions, gates, missing } of body.items) {
      expect(contributions.reduce((sum, each) => sum + each.contribution, 0)).toBe(fit);
      expect(gates).toHaveLength(12);
      expect(gates.every(({ outcome }) => outcome === 'pass')).toBe(true);
      expect(missing.every(({ gain }) => gain > 0)).toBe(true);
    }
    expect(body.items[2]?.missing).toEqual([{ skill: 'PLC', have: 2, need: 2, gain: expect.any(Number) }]);
  });

  it('a college sees the places of its own graduates alone, and where they stand among all', async () => {
    const { body } = await get('college', '/v1/openings/opn_1/matches');
    expect(body.items.map(({ rank, graduateId }) => [rank, graduateId])).toEqual([
      [1, 'grd_best'],
      [3, 'grd_fair'],
    ]);
    expect(body.counts.pool).toBe(7);
  });

  it('any pair is explained, and who does not match learns why not', async () => {
    const last = await get('enterprise', '/v1/openings/opn_1/matches/grd_last');
    expect(last.body).toMatchObject({
      openingId: 'opn_1',
      graduateId: 'grd_last',
      outcome: 'eligible',
      rank: 4,
      eligibleCount: 4,
      percentile: 25,
      skills: [{ skill: 'PLC', need: 2, have: 2, via: 'PLC', similarity: 10000, evidence: 'claimed', value: 7000 }],
      versions: { openingRevision: 2, graduateRevision: 1 },
    });
    const unskilled = await get('enterprise', '/v1/openings/opn_1/matches/grd_unskilled');
    expect(unskilled.body).toMatchObject({ outcome: 'notEligible', question: null });
    expect(unskilled.body).not.toHaveProperty('rank');
    expect((unskilled.body as unknown as Item).gates).toContainEqual({
      gate: 'skill',
      outcome: 'fail',
      reason: { zh: expect.any(String), en: 'Lacks required skills: PLC ≥ 2', ru: expect.any(String) },
    });
    const silent = await get('operator', '/v1/openings/opn_1/matches/grd_silent');
    expect(silent.body).toMatchObject({ outcome: 'needsInformation', question: 'availability' });
  });

  const list = '/v1/openings/opn_1/matches';
  const submitted = '/v1/openings/opn_submitted/matches';
  it.each<[string, Record<string, number>]>([
    [list, { operator: 200, enterprise: 200, neighbour: 404, college: 200, student: 403, government: 403 }],
    [submitted, { operator: 200, enterprise: 200, neighbour: 404, college: 404 }],
    ['/v1/openings/opn_none/matches', { operator: 404, enterprise: 404 }],
    [`${list}/grd_best`, { operator: 200, enterprise: 200, neighbour: 404, college: 200, 'college 2': 404 }],
    [`${list}/grd_best`, { student: 200, 'private student': 404, government: 403 }],
    [`${list}/grd_private`, { operator: 200, enterprise: 404, college: 200, 'private student': 200, student: 404 }],
    [`${list}/grd_none`, { operator: 404, enterprise: 404, college: 404, student: 404 }],
    [`${submitted}/grd_best`, { operator: 200, enterprise: 200, college: 404, student: 404 }],
    ['/v1/graduates/grd_best/matches', { operator: 200, college: 200, 'college 2': 404, student: 200 }],
    ['/v1/graduates/grd_best/matches', { 'private student': 404, enterprise: 403, government: 403 }],
    ['/v1/graduates/grd_none/matches', { operator: 404, college: 404, student: 404 }],
  ])('%s answers each caller as the table says', async (path, table) => {
    const statuses = await Promise.all(
      Object.keys(table).map(async (who) => [who, (await get(who, path)).status] as const),
    );
    expect(Object.fromEntries(statuses)).toEqual(table);
    expect((await service.call('GET', path)).status).toBe(401);
  });

  it('to an enterprise a graduate without consent looks like one who does not exist', async () => {
    const hidden = await get('enterprise', `${list}/grd_private`);
    const absent = await get('enterprise', `${list}/grd_absent`);
    const neutral = ({ body }: { body: object }) =>
      JSON.stringify({ ...body, traceId: '' }).replaceAll(/grd_\w+/g, 'grd');
    expect(neutral(hidden)).toBe(neutral(absent));
  });

  it('a student has a list of their own, page by page, the best for them first', async () => {
    await service.publish(
      ...[2, 3, 4, 5, 6].map((at) =>
        event(
          OpeningPublished,
          anOpening({ id: `opn_${at}`, employer, circle: at % 2 === 0 ? 'MFG' : null, seats: at }),
        ),
      ),
    );
    const whole = await eventually(async () => {
      const { body } = await get('student', '/v1/graduates/grd_best/matches');
      return body.items.length === 6 && body;
    });
    expect(whole.nextCursor).toBeNull();
    const scores = whole.items.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(whole.items[0]).toMatchObject({ appeal: 10000, gates: expect.any(Array), missing: expect.any(Array) });
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const more: string = cursor ? `&cursor=${cursor}` : '';
      const { body }: { body: Answer } = await get('student', `/v1/graduates/grd_best/matches?limit=2${more}`);
      paged.push(...body.items.map(({ openingId }) => openingId));
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(whole.items.map(({ openingId }) => openingId));
    expect((await get('impostor', '/v1/graduates/grd_best/matches')).status).toBe(404);
    const bad = await get('student', '/v1/graduates/grd_best/matches?cursor=nonsense');
    const atCursor = { type: '/problems/cursor.invalid', errors: [{ pointer: '/cursor' }] };
    expect(bad).toMatchObject({ status: 422, body: atCursor });
    expect((await get('student', '/v1/graduates/grd_best/matches?limit=201')).status).toBe(422);
    expect((await get('private student', '/v1/graduates/grd_private/matches')).body.items).toEqual([]);
  });

  it('a preview finds what the opening would find, and says which gate removes how many', async () => {
    const terms = { majors: opening.majors, skills: opening.skills, education: null };
    const { status, body } = await preview('enterprise', anOpeningRequest({ ...terms, shortlist: 200 }));
    expect(status).toBe(200);
    expect(body.counts).toMatchObject({ pool: 7, eligible: 4, needsInformation: 1 });
    expect(body.items.map(({ graduateId }) => graduateId)).toEqual(['grd_best', 'grd_good', 'grd_fair', 'grd_last']);
    // Stricter terms, a weight, and an employer that nobody has vetted yet.
    const stricter = anOpeningRequest({ ...terms, placeMust: true, weights: { place: 1000 } });
    const strict = await preview('neighbour', stricter);
    expect(strict.body.counts).toMatchObject({ eligible: 3, notEligible: { place: 1, organisation: 0 } });
    expect((await preview('operator', anOpeningRequest({ employer }))).status).toBe(200);
  });

  it.each([
    ['words that mean nothing', { skills: [{ skill: '修仙炼丹术', level: 2 }] }, '/skills/0/skill', 'unknown-code'],
    ['a code too coarse', { majors: [{ code: '4603' }] }, '/majors/0/code', 'too-coarse'],
    ['a place that is nowhere', { workplaces: ['999999'] }, '/workplaces/0', 'unknown-code'],
    ['a weight out of bounds', { weights: { skills: 20000 } }, '/weights/skills', 'range'],
    ['a date that is none', { start: '2027-02-30' }, '/start', 'format'],
    [
      'a level that is none',
      { languages: [{ language: 'en', scheme: 'CET', level: 'B1' }] },
      '/languages/0/level',
      'unknown-code',
    ],
    [
      'a credential that is none',
      { credentials: [{ credential: '炼丹证' }] },
      '/credentials/0/credential',
      'unknown-code',
    ],
    [
      'a skill twice',
      {
        skills: [
          { skill: 'PLC', level: 1 },
          { skill: 'PLC', level: 2 },
        ],
      },
      '/skills/1/skill',
      'duplicate',
    ],
    ['another’s name', { employer: 'org_neighbour' }, '/employer', 'not-allowed'],
    ['no start', { start: undefined }, '/start', 'required'],
  ])('a preview with %s is refused, naming the field', async (_, overrides, pointer, code) => {
    const { status, body } = await preview('enterprise', anOpeningRequest(overrides));
    expect(status).toBe(422);
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('a preview is for enterprises and operators', async () => {
    const statuses = ['college', 'student', 'government'].map(async (who) => (await preview(who, {})).status);
    expect(await Promise.all(statuses)).toEqual([403, 403, 403]);
  });

  it('what changes is seen at once: a pause, a consent, an erasure, a recognition', async () => {
    await service.publish(
      event(OpeningPaused, { ...opening, revision: 3, state: 'paused', pausedBy: 'employer' }),
      event(ConsentWithdrawn, {
        ...aGraduate({ id: 'grd_good', college: otherCollege }),
        revision: 2,
        consents: [{ purpose: 'matching', state: 'withdrawn' }],
      }),
      event(GraduateErased, { ...aGraduate({ id: 'grd_last', college }), revision: 2, state: 'erased' }),
      event(RecognitionEnteredIntoForce, {
        id: 'rec_1',
        revision: 1,
        createdAt: opening.createdAt,
        updatedAt: opening.updatedAt,
        state: 'inForce',
        from: { credential: 'F-KZ', grade: null, country: 'KZ' },
        to: { credential: 'X-ROBOT-OM', grade: null, country: 'CN' },
        extent: 'full',
        confidence: 9000,
        agreement: null,
        validUntil: null,
      }),
    );
    const { body } = await eventually(async () => {
      const answer = await get('enterprise', list);
      const { counts, versions } = answer.body;
      const heard =
        counts.pool === 6 && counts.notEligible['organisation'] === 6 && counts.notEligible['consent'] === 2;
      return heard && !JSON.stringify(versions).includes('e3b0c442') && answer;
    });
    expect(body.items).toEqual([]);
    expect((await get('operator', `${list}/grd_last`)).status).toBe(404);
    // An older event that comes late brings nobody back.
    await service.publish(event(GraduateImported, aGraduate({ id: 'grd_last', college })));
    await service.publish(event(GraduateImported, aGraduate({ id: 'grd_new', college })));
    await eventually(async () => (await get('operator', `${list}/grd_new`)).status === 200);
    expect((await get('operator', `${list}/grd_last`)).status).toBe(404);
  });
});

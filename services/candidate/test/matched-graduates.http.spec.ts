import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ShortlistComputed, event } from '@duijie/contracts';
import { eventually } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { candidateUnderTest, own } from './candidate-under-test.ts';
import type { CandidateUnderTest, Graduate, Page } from './candidate-under-test.ts';

const employer = 'org_00000000000000000000000001';
const clock = { now: () => new Date('2026-11-22T04:00:00Z') };

function aShortlist(opening: string, revision: number, graduates: readonly string[], of = employer) {
  return event(ShortlistComputed, {
    id: opening,
    revision,
    openingRevision: 2,
    material: 1,
    employer: of,
    computedAt: '2026-11-22T04:00:00.000Z',
    versions: { definition: 'fit-1', taxonomy: '2026.11', recognition: '00000000' },
    items: graduates.map((graduateId) => ({ graduateId, college: own, fit: 8000 })),
  });
}

describe('graduates before the eyes of an enterprise, over HTTP', () => {
  let folder: string;
  let candidate: CandidateUnderTest;
  let service: ServiceUnderTest;
  let enterprise: string;
  let neighbour: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-matched-'));
    candidate = await candidateUnderTest({ clock, folder });
    service = candidate.service;
    enterprise = await service.grant({ roles: ['enterprise'], organisation: employer });
    neighbour = await service.grant({ roles: ['enterprise'], organisation: 'org_00000000000000000000000003' });
  });

  afterAll(async () => {
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const status = async (id: string, as = enterprise) => (await candidate.read(id, as)).status;
  const listed = async (as = enterprise, query = '') =>
    (await service.call<Page>('GET', `/v1/graduates${query}`, { as })).body.items.map(({ id }) => id);

  it('are shown while they stand in a shortlist of its own openings, and to nobody else', async () => {
    const { graduate } = await candidate.someone();
    const { graduate: other } = await candidate.someone();
    expect(await status(graduate.id)).toBe(404);
    expect(await listed()).toEqual([]);
    await service.publish(aShortlist('opn_1', 1, [graduate.id]), aShortlist('opn_1b', 1, [graduate.id]));
    await eventually(async () => (await status(graduate.id)) === 200);
    expect(await listed()).toEqual([graduate.id]);
    expect(await status(other.id)).toBe(404);
    expect(await status(graduate.id, neighbour)).toBe(404);
    expect(await listed(neighbour)).toEqual([]);
    expect(await listed(enterprise, '?state=withdrawn')).toEqual([]);
    await service.publish(
      aShortlist('opn_1b', 2, []),
      aShortlist('opn_1', 3, [other.id]),
      aShortlist('opn_1', 2, [graduate.id]),
    );
    await eventually(async () => (await status(other.id)) === 200);
    expect(await status(graduate.id)).toBe(404);
    expect(await listed()).toEqual([other.id]);
    await service.publish(aShortlist('opn_1', 4, []));
    await eventually(async () => (await status(other.id)) === 404);
  });

  it('are pseudonyms: no name, number, month of birth, day, prize or other consent is in them', async () => {
    const { graduate, student } = await candidate.someone();
    await candidate.change('PATCH', graduate.id, student, 1, {
      medals: [{ competition: null, level: 'national', prize: 'first', year: 2026, text: '全国一等奖' }],
    });
    const path = `/v1/graduates/${graduate.id}/consents`;
    await service.call('POST', path, { as: student, body: { purpose: 'study', state: 'granted' } });
    await service.publish(aShortlist('opn_2', 1, [graduate.id]));
    await eventually(async () => (await status(graduate.id)) === 200);
    const { body } = await service.call<Graduate & Record<string, unknown>>('GET', `/v1/graduates/${graduate.id}`, {
      as: enterprise,
    });
    for (const field of ['person', 'studentNo', 'payWish', 'naturalKey', 'claims'])
      expect(body).not.toHaveProperty(field);
    expect(body).toMatchObject({ birth: null, consents: [{ purpose: 'matching', state: 'granted' }] });
    expect(body['medals']).toEqual([{ competition: null, level: 'national', prize: null, year: null }]);
    expect(body.skills).toContainEqual({ skill: 'PLC', level: 4, evidence: 'claimed' });
    const { body: list } = await service.call<Page>('GET', '/v1/graduates', { as: enterprise });
    expect(list.items).toEqual([body]);
    const text = JSON.stringify([body, list]);
    for (const secret of [
      graduate.studentNo,
      graduate.person?.['name'],
      graduate.person?.['phone'],
      '2005-07',
      '一等奖',
    ])
      expect(text).not.toContain(secret);
  });

  it('are gone with their consent, before any list follows, and when they leave or are erased', async () => {
    const shown = async () => {
      const made = await candidate.someone();
      await service.publish(aShortlist(`opn_of_${made.graduate.id}`, 1, [made.graduate.id]));
      await eventually(async () => (await status(made.graduate.id)) === 200);
      return made;
    };
    const { graduate: unwilling, student } = await shown();
    const say = (state: string) =>
      service.call('POST', `/v1/graduates/${unwilling.id}/consents`, {
        as: student,
        body: { purpose: 'matching', state },
      });
    await say('withdrawn');
    expect(await status(unwilling.id)).toBe(404);
    expect(await listed()).not.toContain(unwilling.id);
    await say('granted');
    expect(await status(unwilling.id)).toBe(200);
    const leaving = await shown();
    await candidate.change('POST', `${leaving.graduate.id}/withdraw`, leaving.student, 1);
    expect(await status(leaving.graduate.id)).toBe(404);
    const erased = await shown();
    await candidate.change('DELETE', erased.graduate.id, erased.student, 1);
    expect(await status(erased.graduate.id)).toBe(404);
  });

  it('are only to be looked at: every other path and act stays shut', async () => {
    const { graduate } = await candidate.someone();
    await service.publish(aShortlist('opn_4', 1, [graduate.id]));
    await eventually(async () => (await status(graduate.id)) === 200);
    const path = `/v1/graduates/${graduate.id}`;
    for (const rest of ['/consents', '/export', '/receipt']) {
      expect([403, 404]).toContain((await service.call('GET', path + rest, { as: enterprise })).status);
    }
    for (const [method, rest] of [
      ['PATCH', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['POST', '/attest'],
      ['POST', '/withdraw'],
      ['POST', '/consents'],
      ['POST', '/credentials/X-ROBOT-OM/verify'],
    ] as const) {
      const answer = await candidate.change(method, `${graduate.id}${rest}`, enterprise, 1);
      expect([method, rest, [403, 404].includes(answer.status)]).toEqual([method, rest, true]);
    }
    const otherRoles = await service.grant({ roles: ['government'], organisation: employer });
    expect(await status(graduate.id, otherRoles)).toBe(404);
  });

  it('are the same after a restart, in pages that hold each once', async () => {
    const made = [];
    for (let n = 0; n < 5; n += 1) made.push((await candidate.someone()).graduate.id);
    const of = 'org_00000000000000000000000005';
    await service.publish(aShortlist('opn_5', 1, made.slice(0, 3), of), aShortlist('opn_6', 1, made.slice(2), of));
    const paged = await service.grant({ roles: ['enterprise'], organisation: of });
    await eventually(async () => (await listed(paged)).length === 5);
    await service.stop();
    candidate = await candidateUnderTest({ clock, folder });
    service = candidate.service;
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = `?limit=2${cursor ? `&cursor=${cursor}` : ''}`;
      const { body }: { body: Page } = await service.call<Page>('GET', `/v1/graduates${query}`, { as: paged });
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(seen.sort()).toEqual([...made].sort());
  });
});

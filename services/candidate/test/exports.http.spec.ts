import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlaceAccepted, ShortlistComputed, event } from '@duijie/contracts';
import { eventually } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { candidateUnderTest, own } from './candidate-under-test.ts';
import type { CandidateUnderTest } from './candidate-under-test.ts';
import { aSheet } from './sheets.ts';

const employer = 'org_00000000000000000000000001';
const at = '2026-11-22T04:00:00.000Z';
const clock = { now: () => new Date(at) };

type Export = {
  uploads: { upload: string; line: number }[];
  consents: { now: object[]; history: object[] };
  attestations: { skills: object[] };
  receivers: { asPseudonym: object[]; byName: object[] };
  elsewhere: { href: string }[];
};

describe('an export over HTTP', () => {
  let candidate: CandidateUnderTest;
  let service: ServiceUnderTest;

  beforeAll(async () => {
    candidate = await candidateUnderTest({ clock });
    service = candidate.service;
  });

  afterAll(() => service.stop());

  const exported = (id: string, as: string) => service.call<Export>('GET', `/v1/graduates/${id}/export`, { as });

  it('has everything that is held on the person, and nothing of anybody else', async () => {
    const sheet = aSheet({ rows: 3, from: 500 });
    const first = await candidate.upload(sheet);
    const graduate = await candidate.byNumber('2023000502');
    const neighbour = await candidate.byNumber('2023000503');
    const grant = { roles: ['student' as const], organisation: own, duties: [] };
    const student = await service.grant({ ...grant, graduate: graduate.id });
    const say = (purpose: string, state: string) =>
      service.call('POST', `/v1/graduates/${graduate.id}/consents`, { as: student, body: { purpose, state } });
    await say('study', 'granted');
    await say('study', 'withdrawn');
    const second = await candidate.upload(sheet, '?attest=true');
    const unchanged = await candidate.upload(sheet, '?attest=true');
    expect(unchanged.rows).toMatchObject({ unchanged: 3 });
    const list = { id: 'opn_1', revision: 1, openingRevision: 1, material: 1, employer, computedAt: at };
    const versions = { definition: 'fit-1', taxonomy: '2026.11', recognition: '00000000' };
    const items = [{ graduateId: graduate.id, college: own, fit: 8000 }];
    const place = { id: 'plc_1', revision: 2, createdAt: at, updatedAt: at, cycle: 'cyc_1', graduate: graduate.id };
    const taken = { college: own, opening: 'opn_1', employer, rank: 1, answerUntil: at, reasonCode: null };
    await service.publish(
      event(ShortlistComputed, { ...list, versions, items }),
      event(PlaceAccepted, { ...place, ...taken, state: 'accepted' }),
    );
    await eventually(async () => (await exported(graduate.id, student)).body.receivers.asPseudonym.length === 2);
    await say('shareWithEnterprise', 'granted');
    const enterprise = await service.grant({ roles: ['enterprise'], organisation: employer });
    expect((await candidate.read(graduate.id, enterprise)).body).toHaveProperty('person');

    const { body, headers } = await exported(graduate.id, student);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({
      exportedAt: at,
      graduate: { id: graduate.id, state: 'placed' },
      person: { studentNo: '2023000502', name: graduate.person?.['name'] },
      attributes: { sex: expect.any(String) },
      uploads: [{ upload: first.id }, { upload: second.id }],
      receivers: {
        asPseudonym: [
          { enterprise: employer, opening: 'opn_1', by: 'shortlist' },
          { enterprise: employer, opening: 'opn_1', by: 'place', state: 'accepted' },
        ],
        byName: [{ enterprise: employer, fields: expect.arrayContaining(['name']) }],
      },
    });
    expect(body.attestations.skills.length).toBeGreaterThan(0);
    expect(body.consents.history).toMatchObject([
      { purpose: 'matching', state: 'granted', source: 'college' },
      { purpose: 'study', state: 'granted', source: 'self' },
      { purpose: 'study', state: 'withdrawn', source: 'self' },
      { purpose: 'shareWithEnterprise', state: 'granted', enterprise: employer },
    ]);
    expect(body.elsewhere.map(({ href }) => href)).toContain(`/v1/graduates/${graduate.id}/matches`);
    const text = JSON.stringify(body);
    for (const word of ['2023000503', neighbour.id, neighbour.person?.['phone'] ?? '-']) {
      expect(text).not.toContain(word);
    }
    expect((await exported(graduate.id, candidate.college)).body).toEqual(body);
  });

  it('is for the person and their college alone, and ends with them', async () => {
    const { graduate, student } = await candidate.someone();
    const { student: other } = await candidate.someone();
    const stranger = await service.grant({ roles: ['college'], organisation: 'org_00000000000000000000000009' });
    expect((await service.call('GET', `/v1/graduates/${graduate.id}/export`)).status).toBe(401);
    for (const as of [other, stranger]) expect((await exported(graduate.id, as)).status).toBe(404);
    for (const role of ['enterprise', 'operator', 'government'] as const) {
      expect((await exported(graduate.id, await service.grant({ roles: [role] }))).status).toBe(403);
    }
    await candidate.change('DELETE', graduate.id, student, 1);
    expect((await exported(graduate.id, student)).status).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  GraduateImported,
  OpeningPublished,
  OrganisationApproved,
  OrganisationExpired,
  OrganisationReinstated,
  OrganisationSuspended,
  event,
} from '@duijie/contracts';
import { aGraduate, anOpening, anOpeningRequest, anOrganisation, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { matching } from '../src/matching.module.ts';

interface Answer {
  counts: { pool: number; eligible: number; notEligible: Record<string, number> };
  items: { openingId: string }[];
}

const clock = { now: () => new Date('2026-11-22T04:00:00Z') };
const [employer, neighbour, college] = ['org_employer', 'org_neighbour', 'org_college'];
const graduate = aGraduate({ college, circles: [] });

describe('a suspended employer in matching', () => {
  let service: ServiceUnderTest;
  let operator: string;
  let student: string;

  beforeAll(async () => {
    service = await serviceUnderTest(matching, { clock });
    operator = await service.grant({ roles: ['operator'] });
    student = await service.grant({ roles: ['student'], organisation: college, graduate: graduate.id });
    await service.publish(
      event(OrganisationApproved, anOrganisation({ id: employer })),
      event(OrganisationApproved, anOrganisation({ id: neighbour })),
      event(GraduateImported, graduate),
      ...['opn_1', 'opn_2', 'opn_3'].map((id) => event(OpeningPublished, anOpening({ id, employer }))),
      event(OpeningPublished, anOpening({ id: 'opn_4', employer: neighbour })),
    );
    await eventually(async () => (await listed()).length === 4);
  });

  afterAll(() => service.stop());

  const get = async (path: string, as: string) => (await service.call<Answer>('GET', path, { as })).body;
  const listed = async () =>
    (await get(`/v1/graduates/${graduate.id}/matches`, student)).items?.map((item) => item.openingId) ?? [];
  const eligible = async (id: string) => (await get(`/v1/openings/${id}/matches`, operator)).counts.eligible;
  const toldItems = async (id: string) => {
    const last = (await service.eventsOf('matching.shortlists')).findLast(({ key }) => key === id);
    return (JSON.parse(last?.value ?? '{}') as { items?: unknown[] }).items?.length;
  };

  async function previewed(of: string): Promise<number> {
    const body = { employer: of, ...anOpeningRequest({ skills: [], majors: [] }) };
    return (await service.call<Answer>('POST', '/v1/matches/preview', { as: operator, body })).body.counts.eligible;
  }

  it.each([
    ['suspended', OrganisationSuspended, 3],
    ['expired', OrganisationExpired, 5],
  ] as const)(
    '%s: one event takes all its openings out of every list, and its end brings them back',
    async (state, type, revision) => {
      expect(await previewed(employer)).toBe(1);
      await eventually(async () => (await toldItems('opn_2')) === 1);
      await service.publish(event(type, anOrganisation({ id: employer, revision, state })));
      await eventually(async () => (await listed()).join() === 'opn_4');
      for (const id of ['opn_1', 'opn_2', 'opn_3']) expect(await eligible(id)).toBe(0);
      expect(await eligible('opn_4')).toBe(1);
      expect([await previewed(employer), await previewed(neighbour)]).toEqual([0, 1]);
      await eventually(async () => (await toldItems('opn_2')) === 0);
      await service.publish(event(OrganisationReinstated, anOrganisation({ id: employer, revision: revision + 1 })));
      await eventually(async () => (await listed()).length === 4);
      expect(await previewed(employer)).toBe(1);
    },
  );

  it('an employer that was never heard of may try an opening out', async () => {
    expect(await previewed('org_applicant')).toBe(1);
  });
});

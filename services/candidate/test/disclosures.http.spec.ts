import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlaceAccepted, PlaceClosed, event } from '@duijie/contracts';
import { eventually } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { candidateUnderTest, own } from './candidate-under-test.ts';
import type { CandidateUnderTest, Graduate, Page } from './candidate-under-test.ts';

const employer = 'org_00000000000000000000000001';
const other = 'org_00000000000000000000000003';
const at = '2026-11-22T04:00:00.000Z';
const clock = { now: () => new Date(at) };

type Disclosures = { items: { enterprise: string; account: string; fields: string[] }[] };

describe('who somebody is, before the eyes of an enterprise, over HTTP', () => {
  let candidate: CandidateUnderTest;
  let service: ServiceUnderTest;
  let enterprise: string;
  let neighbour: string;

  beforeAll(async () => {
    candidate = await candidateUnderTest({ clock });
    service = candidate.service;
    enterprise = await service.grant({ roles: ['enterprise'], organisation: employer, subject: 'acc_recruiter' });
    neighbour = await service.grant({ roles: ['enterprise'], organisation: other });
  });

  afterAll(() => service.stop());

  function aPlace(graduate: string) {
    const body = { createdAt: at, updatedAt: at, cycle: 'cyc_1', college: own, rank: 1, answerUntil: at };
    const place = { ...body, id: `plc_${graduate}`, graduate, opening: 'opn_1', employer, reasonCode: null };
    return {
      accepted: event(PlaceAccepted, { ...place, revision: 2, state: 'accepted' }),
      closed: event(PlaceClosed, { ...place, revision: 3, state: 'closed', reasonCode: 'cancelled' }),
    };
  }

  async function placed() {
    const made = await candidate.someone();
    const place = aPlace(made.graduate.id);
    const look = (as = enterprise) => service.call<Graduate>('GET', `/v1/graduates/${made.graduate.id}`, { as });
    const say = (as: string, state: string, more: object = {}) =>
      service.call<Graduate>('POST', `/v1/graduates/${made.graduate.id}/consents`, {
        as,
        body: { purpose: 'shareWithEnterprise', state, ...more },
      });
    const disclosures = async (as: string) =>
      service.call<Disclosures>('GET', `/v1/graduates/${made.graduate.id}/disclosures`, { as });
    return { ...made, place, look, say, disclosures };
  }

  it('is told when they took its place and agreed to that, name and contact alone, and every look is kept', async () => {
    const { graduate, student, place, look, say, disclosures } = await placed();
    expect((await look()).status).toBe(404);
    await say(student, 'granted', { enterprise: employer });
    expect((await look()).status).toBe(404);
    await service.publish(place.accepted);
    await eventually(async () => (await look()).status === 200);
    const { name, phone } = graduate.person ?? {};
    const { body: seen } = await look();
    expect(seen.person).toEqual({ name, phone, email: graduate.person?.['email'] ?? null });
    expect(seen).not.toHaveProperty('studentNo');
    expect((await look(neighbour)).status).toBe(404);
    const { body: list } = await service.call<Page>('GET', '/v1/graduates', { as: enterprise });
    expect(list.items.map(({ id }) => id)).toContain(graduate.id);
    expect(JSON.stringify(list)).not.toContain(name);
    const { body: kept } = await disclosures(student);
    expect(kept.items.length).toBeGreaterThanOrEqual(2);
    expect(kept.items[0]).toMatchObject({ enterprise: employer, account: service.named('acc_recruiter'), at });
    expect(kept.items[0]?.fields).toContain('name');
    expect((await disclosures(candidate.college)).body).toEqual(kept);
    expect((await disclosures(enterprise)).status).toBe(403);
    const stranger = await service.grant({ roles: ['college'], organisation: 'org_00000000000000000000000009' });
    expect((await disclosures(stranger)).status).toBe(404);
  });

  it('is a pseudonym again at once when they take the consent back, or the place is gone', async () => {
    const { student, place, look, say, disclosures } = await placed();
    await service.publish(place.accepted);
    await eventually(async () => (await look()).status === 200);
    expect((await look()).body).not.toHaveProperty('person');
    await say(student, 'granted');
    expect((await look()).body.person).toMatchObject({ name: expect.any(String) });
    await say(student, 'withdrawn', { enterprise: employer });
    expect((await look()).body).not.toHaveProperty('person');
    expect((await disclosures(student)).body.items).toHaveLength(1);
    await say(student, 'granted', { enterprise: employer });
    await service.publish(place.closed);
    await eventually(async () => (await look()).status === 404);
    expect((await disclosures(student)).body.items).toHaveLength(1);
  });

  it('is not told for a consent to another enterprise, nor for one by the college', async () => {
    const { student, place, look, say, disclosures } = await placed();
    await service.publish(place.accepted);
    await eventually(async () => (await look()).status === 200);
    expect((await say(candidate.college, 'granted', { enterprise: employer })).status).toBe(403);
    await say(student, 'granted', { enterprise: other });
    expect((await look()).body).not.toHaveProperty('person');
    expect((await look(neighbour)).status).toBe(404);
    expect((await disclosures(student)).body.items).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { OrganisationsStore } from '../src/organisations/organisations.store.ts';
import { VettingCasesCalendar } from '../src/vetting-cases/vetting-cases.calendar.ts';
import { VettingCasesStore } from '../src/vetting-cases/vetting-cases.store.ts';
import { approval, vettingUnderTest } from './vetting-under-test.ts';
import type { VettingUnderTest } from './vetting-under-test.ts';

const dayMs = 86_400_000;

describe('the calendar of vetting cases', () => {
  let service: VettingUnderTest;

  beforeAll(async () => {
    service = await vettingUnderTest();
  });

  afterAll(() => service.stop());

  it('is announced to end, ends by the calendar, and shuts the organisation out; a renewal in time keeps it in', async () => {
    const lapsing = await service.apply();
    const renewing = await service.apply();
    const short = { ...approval, validUntil: '2027-01-10' };
    const seen = await service.decided(lapsing.id, short);
    await service.decided(renewing.id, short);
    const renewal = await service.decided(renewing.id);
    expect(renewal.state).toBe('approved');
    const key = await service.speaker(lapsing.id);
    const keptKey = await service.speaker(renewing.id);
    const calendar = service.service.app.get(VettingCasesCalendar);
    const told = async () =>
      (await service.eventsOf('registry.vetting-cases'))
        .filter((record) => record.key === seen.id)
        .map((record) => record.headers['ce_type']?.replace('org.duijie.', ''));
    service.later(20 * dayMs);
    await calendar.keep();
    await calendar.keep();
    expect((await told()).filter((name) => name === 'VettingExpiryAnnounced')).toHaveLength(1);
    service.later(30 * dayMs);
    expect(await calendar.keep()).toBe(1);
    expect((await service.read(seen.id)).state).toBe('expired');
    expect((await service.organisation(lapsing.id)).state).toBe('expired');
    expect(await service.organisation(renewing.id)).toMatchObject({ state: 'approved', validUntil: '2028-11-22' });
    await eventually(async () => (await service.call('GET', '/v1/me', { as: key })).status === 401);
    expect((await service.call('GET', '/v1/me', { as: keptKey })).status).toBe(200);
    await eventually(async () => (await told()).at(-1) === 'VettingCaseExpired');
    await service.decided(lapsing.id, { ...approval, validUntil: '2028-01-10' });
    await eventually(async () => (await service.call('GET', '/v1/me', { as: key })).status === 200);
  });

  it('an organisation that did not follow its case before a crash follows it by the calendar', async () => {
    const applicant = await service.apply();
    const seen = await service.decided(applicant.id);
    const organisations = service.service.app.get(OrganisationsStore);
    const vettingCases = service.service.app.get(VettingCasesStore);
    // As it is stored when the process ends between the case and the organisation.
    const member = await organisations.get(applicant.id);
    if (!member) throw new Error('The organisation is not there.');
    const before = { ...member, state: 'underVetting', vettingCase: null, validUntil: null } as const;
    await organisations.save({ next: { ...before, revision: member.revision + 1 }, events: [] });
    const stored = await vettingCases.get('everything', seen.id);
    if (!stored) throw new Error('The case is not there.');
    await vettingCases.save({ next: { ...stored, settled: false, revision: stored.revision + 1 }, events: [] });
    await service.service.app.get(VettingCasesCalendar).keep();
    expect(await service.organisation(applicant.id)).toMatchObject({ state: 'approved', vettingCase: seen.id });
  });
});

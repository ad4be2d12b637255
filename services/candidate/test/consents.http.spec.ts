import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { ConsentsService } from '../src/consents/consents.service.ts';
import { candidateUnderTest } from './candidate-under-test.ts';
import type { CandidateUnderTest, Graduate } from './candidate-under-test.ts';

describe('consents over HTTP', () => {
  const start = new Date('2026-11-22T04:00:00Z');
  let now = start;
  let service: ServiceUnderTest;
  let college: string;
  let upload: CandidateUnderTest['upload'];
  let someone: CandidateUnderTest['someone'];
  let read: CandidateUnderTest['read'];

  beforeAll(async () => {
    ({ service, college, upload, someone, read } = await candidateUnderTest({ clock: { now: () => now } }));
  });

  beforeEach(() => {
    now = start;
  });

  afterAll(() => service.stop());

  it('a consent that the person withdrew is not given again by an upload, nor by the college', async () => {
    const { graduate, student, sheet } = await someone();
    const say = (as: string, body: unknown) =>
      service.call<Graduate>('POST', `/v1/graduates/${graduate.id}/consents`, { as, body });
    const withdrawn = await say(student, { purpose: 'matching', state: 'withdrawn' });
    expect(withdrawn.body.consents).toMatchObject([{ purpose: 'matching', state: 'withdrawn', source: 'self' }]);
    expect((await upload(sheet)).rows).toMatchObject({ unchanged: 1 });
    expect((await say(college, { purpose: 'matching', state: 'granted' })).status).toBe(409);
    expect((await say(college, { purpose: 'matching', state: 'granted', source: 'self' })).status).toBe(403);
    expect((await read(graduate.id, college)).body.consents).toMatchObject([{ state: 'withdrawn' }]);
    const granted = await say(student, { purpose: 'matching', state: 'granted', textVersion: '2026-11' });
    expect(granted.body.consents).toMatchObject([{ state: 'granted', source: 'self' }]);
    // Whoever writes null says no more than who leaves it out: it is granted already, by the present words.
    const nothing = { textVersion: null, expiresOn: null, enterprise: null, source: null };
    const again = await say(student, { purpose: 'matching', state: 'granted', ...nothing });
    expect([again.status, again.body.revision]).toEqual([200, granted.body.revision]);
    const types = await eventually(async () => {
      const mine = (await service.eventsOf('candidate.graduates')).filter(({ key }) => key === graduate.id);
      return mine.length === 3 ? mine.map(({ headers }) => headers['ce_type']) : undefined;
    });
    expect(types.slice(1)).toEqual(['org.duijie.ConsentWithdrawn', 'org.duijie.ConsentGranted']);
  });

  it('a consent that was given until a day ends on the next, whoever sweeps first, and only the person gives it again', async () => {
    const { graduate, student } = await someone();
    const path = `/v1/graduates/${graduate.id}/consents`;
    const say = (as: string, body: object) => service.call<Graduate>('POST', path, { as, body });
    const until = { purpose: 'matching', state: 'granted', expiresOn: '2026-11-30' };
    expect((await say(student, { ...until, expiresOn: '2026-11-21' })).body).toMatchObject({
      errors: [{ pointer: '/expiresOn', code: 'past' }],
    });
    expect((await say(student, until)).body.consents).toMatchObject([{ state: 'granted', expiresOn: '2026-11-30' }]);
    expect((await say(college, { ...until, expiresOn: '2027-11-30' })).body).toMatchObject({
      type: '/problems/consent.limited-by-person',
    });
    const calendar = service.service.app.get(ConsentsService);
    expect(await calendar.expire()).toBe(0);
    now = new Date('2026-11-30T16:00:00Z');
    // Two sweeps at once, as of two instances: one of them ends it.
    const ended = await Promise.all([calendar.expire(), calendar.expire()]);
    expect(ended.sort()).toEqual([0, 1]);
    const { body: ends } = await read(graduate.id, student);
    expect(ends).toMatchObject({ revision: 3, consents: [{ state: 'expired', expiresOn: '2026-11-30' }] });
    const last = await eventually(async () => {
      const mine = (await service.eventsOf('candidate.graduates')).filter(({ key }) => key === graduate.id);
      return mine.length === 2 ? mine.at(-1) : undefined;
    });
    expect(last?.headers['ce_type']).toBe('org.duijie.ConsentExpired');
    expect(JSON.parse(last?.value ?? '')).toMatchObject({ revision: 3, consents: [{ state: 'expired' }] });
    expect((await say(college, { purpose: 'matching', state: 'granted' })).status).toBe(409);
    expect((await say(student, { purpose: 'matching', state: 'granted' })).body.consents).toMatchObject([
      { state: 'granted', expiresOn: null },
    ]);
  });

  it('the words are there in three languages, and what was agreed to is kept by version and digest', async () => {
    const { graduate, student } = await someone();
    const { body: texts } = await service.call<{ items: Record<string, unknown>[] }>('GET', '/v1/consent-texts', {
      as: student,
    });
    expect(texts.items.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining(['matching', 'shareWithEnterprise', 'study', 'crossBorder', 'contact']),
    );
    expect((await service.call('GET', '/v1/consent-texts')).status).toBe(401);
    const words = texts.items.find(({ purpose }) => purpose === 'study');
    expect(words).toMatchObject({ isPresent: true, title: { zh: expect.any(String), ru: expect.any(String) } });
    const path = `/v1/graduates/${graduate.id}/consents`;
    const say = (body: object) => service.call<Graduate>('POST', path, { as: student, body });
    expect((await say({ purpose: 'study', state: 'granted' })).body.consents).toContainEqual(
      expect.objectContaining({ purpose: 'study', textVersion: words?.['version'], textDigest: words?.['digest'] }),
    );
    expect((await say({ purpose: 'study', state: 'granted', textVersion: '1999-01' })).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/textVersion', code: 'unknown-code' }],
    });
    expect((await say({ purpose: 'study', state: 'granted', enterprise: 'nobody' })).status).toBe(422);
    await say({ purpose: 'study', state: 'withdrawn' });
    const history = await service.call<{ items: object[] }>('GET', `${path}/history`, { as: student });
    expect(history.body.items).toMatchObject([
      { purpose: 'study', state: 'withdrawn', source: 'self' },
      { purpose: 'study', state: 'granted', source: 'self' },
      { purpose: 'matching', state: 'granted', source: 'college' },
    ]);
    expect((await service.call('GET', `${path}/history`, { as: college })).body).toEqual(history.body);
    const stranger = await service.grant({ roles: ['college'], organisation: 'org_00000000000000000000000009' });
    expect((await service.call('GET', `${path}/history`, { as: stranger })).status).toBe(404);
    const enterprise = await service.grant({ roles: ['enterprise'], organisation: 'org_00000000000000000000000001' });
    expect((await service.call('GET', `${path}/history`, { as: enterprise })).status).toBe(403);
  });
});

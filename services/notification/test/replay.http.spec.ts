import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpeningPaused, OpeningPublished, event } from '@duijie/contracts';
import { anOpening, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { notification } from '../src/notification.module.ts';
import { aShortlist, anUpload, collegeId, employer } from './builders.ts';

interface Replay {
  topic: string;
  state: string;
  events: number;
  since: string | null;
  finishedAt: string | null;
}

describe('hearing a topic again, as ops ask', () => {
  let service: ServiceUnderTest;
  let ops: string;
  let college: string;
  let student: string;
  const opening = 'opn_00000000000000000000000071';
  const graduate = 'grd_00000000000000000000000071';

  beforeAll(async () => {
    service = await serviceUnderTest(notification);
    ops = await service.grant({ roles: ['ops'] });
    college = await service.grant({ roles: ['college'], organisation: collegeId });
    student = await service.grant({ roles: ['student'], organisation: collegeId, graduate });
    const published = anOpening({ id: opening, revision: 2, employer });
    await service.publish(
      event(OpeningPublished, published),
      aShortlist(opening, 1, [graduate]),
      aShortlist(opening, 2, []),
      anUpload('upl_00000000000000000000000071', 3),
      event(OpeningPaused, anOpening({ ...published, revision: 3, state: 'paused', pausedBy: 'suspension' })),
    );
    // The list and the pause; the sheet; the suspension, of which the employer hears.
    const enterprise = await service.grant({ roles: ['enterprise'], organisation: employer });
    await eventually(async () => {
      const inboxes = await Promise.all([student, college, enterprise].map((key) => inbox(key)));
      return inboxes.every(({ length }, index) => length === [2, 1, 1][index]);
    });
    await eventually(async () => (await service.eventsOf('notification.deliveries')).length === 4);
  });

  afterAll(() => service.stop());

  async function inbox(key: string): Promise<readonly { id: string }[]> {
    return (await service.call<{ items: { id: string }[] }>('GET', '/v1/notifications', { as: key })).body.items;
  }

  async function replayed(topic: string, since?: string): Promise<Replay> {
    const begun = await service.call<Replay>('POST', '/ops/v1/replay', { as: ops, body: { topic, since } });
    expect([begun.status, begun.body.topic, begun.body.state]).toEqual([202, topic, 'running']);
    let found: Replay | undefined;
    await eventually(async () => {
      const { body } = await service.call<{ items: Replay[] }>('GET', '/ops/v1/replay', { as: ops });
      found = body.items.find((each) => each.topic === topic);
      return found?.state !== 'running';
    });
    return found as Replay;
  }

  it('hands over everything from the start, and tells nobody a second time', async () => {
    const before = [await inbox(student), await inbox(college), await service.eventsOf('notification.deliveries')];
    const lists = await replayed('matching.shortlists');
    expect(lists).toMatchObject({ state: 'completed', events: 2, since: null, finishedAt: expect.any(String) });
    expect(await replayed('candidate.uploads')).toMatchObject({ state: 'completed', events: 1 });
    expect(await replayed('demand.openings')).toMatchObject({ state: 'completed', events: 2 });
    const after = [await inbox(student), await inbox(college), await service.eventsOf('notification.deliveries')];
    expect(after).toEqual(before);
    expect((await service.call<{ items: object[] }>('GET', '/ops/v1/parked', { as: ops })).body.items).toEqual([]);
  });

  it('can begin again, and leaves out what the log took in before the named instant', async () => {
    expect(await replayed('matching.shortlists', '2126-01-01T00:00:00Z')).toMatchObject({ events: 0 });
    expect(await replayed('matching.shortlists')).toMatchObject({ events: 2 });
  });

  it('of two that ask at once one is told to wait', async () => {
    const ask = () => service.call('POST', '/ops/v1/replay', { as: ops, body: { topic: 'registry.access' } });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ type: '/problems/replay.running' });
  });

  it('parks what cannot be handled, and does not stop at it', async () => {
    const [good] = await service.eventsOf('candidate.uploads');
    if (!good) throw new Error('The upload is not in the log.');
    await service.engines.events.append([{ ...good, value: '{"id":' }]);
    await replayed('candidate.uploads');
    await eventually(async () => {
      const { body } = await service.call<{ items: { topic: string }[] }>('GET', '/ops/v1/parked', { as: ops });
      return body.items.length === 1 && body.items[0]?.topic === 'candidate.uploads';
    });
  });

  it('refuses what the service does not hear, a malformed instant, and whoever is not ops', async () => {
    const ask = (as: string, body: object) => service.call('POST', '/ops/v1/replay', { as, body });
    const unheard = await ask(ops, { topic: 'registry.organisations' });
    expect([unheard.status, unheard.body]).toMatchObject([
      422,
      { type: '/problems/replay.invalid', errors: [{ pointer: '/topic', code: 'unknown-code' }] },
    ]);
    expect((await ask(ops, { topic: 'demand.openings', since: 'yesterday' })).status).toBe(422);
    expect((await ask(ops, {})).status).toBe(422);
    expect((await ask(student, { topic: 'demand.openings' })).status).toBe(403);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConsentExpired, GraduateErased, event } from '@duijie/contracts';
import { aGraduate, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import type { NotificationConfig } from '../src/notification.config.ts';
import { notification } from '../src/notification.module.ts';
import { aShortlist, collegeId } from './builders.ts';
import { openStream } from './event-stream.ts';

type Inbox = { items: { id: string; kind: string; about: string; text: Record<string, string> }[] };

describe('what happens to a graduate, over HTTP', () => {
  let service: ServiceUnderTest;
  let made = 0;

  beforeAll(async () => {
    service = await serviceUnderTest(notification, {
      settings: { streamHeartbeatMs: 50 } as Partial<NotificationConfig>,
    });
  });

  afterAll(() => service.stop());

  async function aStudent() {
    made += 1;
    const graduate = `grd_erasable_${made}`;
    const key = await service.grant({ roles: ['student'], organisation: collegeId, graduate });
    return { graduate, key };
  }

  const inbox = (as: string) => service.call<Inbox>('GET', '/v1/notifications', { as });
  const erased = (id: string) => event(GraduateErased, aGraduate({ id, revision: 9, state: 'erased', consents: [] }));
  const receipts = async (id: string) =>
    (await service.eventsOf('notification.erasures')).filter(({ key }) => key === id);

  it('the end of a consent by the calendar is told to the graduate, once', async () => {
    const { graduate, key } = await aStudent();
    const { key: other } = await aStudent();
    const ended = event(ConsentExpired, aGraduate({ id: graduate, revision: 4 }));
    await service.publish(ended, ended, aShortlist('opn_after', 1, [graduate]));
    await eventually(async () => (await inbox(key)).body.items.length === 2);
    const items = (await inbox(key)).body.items;
    expect(items.filter(({ kind }) => kind === 'consentExpired')).toMatchObject([{ about: graduate }]);
    expect(items.find(({ kind }) => kind === 'consentExpired')?.text['en']).toContain('until a day has ended');
    expect((await inbox(other)).body.items).toEqual([]);
  });

  it('who is erased has no inbox, no preferences and no stream any more, and the receipt says so', async () => {
    const { graduate, key } = await aStudent();
    const { graduate: neighbour, key: neighbourKey } = await aStudent();
    await service.publish(...[1, 2, 3].map((n) => aShortlist(`opn_e${n}`, 1, [graduate, neighbour])));
    await eventually(async () => (await inbox(key)).body.items.length === 3);
    const ids = (await inbox(key)).body.items.map(({ id }) => id);
    const body = { kinds: { shortlisted: true }, language: 'ru' };
    const headers = { 'if-match': '"0"' };
    expect((await service.call('PUT', '/v1/preferences', { as: key, body, headers })).status).toBe(200);
    const stream = await openStream(service.url, key);
    await stream.live();

    await service.publish(erased(graduate), erased(graduate));
    await eventually(async () => (await receipts(graduate)).length === 2);
    await stream.ended;
    for (const path of ['/v1/notifications', '/v1/notifications/stream', '/v1/preferences']) {
      expect((await service.call('GET', path, { as: key })).status).toBe(404);
    }
    expect((await service.call('POST', `/v1/notifications/${ids[0]}/read`, { as: key })).status).toBe(404);
    const again = await service.call('PUT', '/v1/preferences', { as: key, body, headers: { 'if-match': '"2"' } });
    expect(again.status).toBe(404);
    await eventually(async () => {
      const records = await service.eventsOf('notification.deliveries');
      return ids.every((id) => records.findLast((record) => record.key === id)?.value === null);
    });
    expect((await inbox(neighbourKey)).body.items).toHaveLength(3);

    // A list that was made before the erasure comes late: it tells the others alone.
    await service.publish(aShortlist('opn_e4', 1, [graduate, neighbour]));
    await eventually(async () => (await inbox(neighbourKey)).body.items.length === 4);
    const told = (await service.eventsOf('notification.deliveries')).filter(({ value }) => value?.includes('"opn_e4"'));
    expect(told.some(({ value }) => value?.includes(graduate))).toBe(false);
  });
});

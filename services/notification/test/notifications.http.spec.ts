import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpeningPaused, OpeningPublished, OpeningResumed, event } from '@duijie/contracts';
import { listen, startService } from '@duijie/platform';
import { anOpening, eventually, issuerOfTests, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { NotificationConfig } from '../src/notification.config.ts';
import { notification } from '../src/notification.module.ts';
import { aShortlist, anUpload, collegeId, employer } from './builders.ts';
import { openStream } from './event-stream.ts';

interface Item {
  id: string;
  revision: number;
  sequence: number;
  kind: string;
  about: string;
  title: Record<string, string>;
  text: Record<string, string>;
  params: Record<string, unknown>;
  readAt: string | null;
}
type Inbox = { items: Item[]; nextCursor: string | null };

const settings = { streamHeartbeatMs: 50 };

describe('notifications over HTTP', () => {
  let service: ServiceUnderTest;
  let college: string;
  let enterprise: string;
  let made = 0;

  beforeAll(async () => {
    service = await serviceUnderTest(notification, { settings: settings as Partial<NotificationConfig> });
    college = await service.grant({ roles: ['college'], organisation: collegeId });
    enterprise = await service.grant({ roles: ['enterprise'], organisation: employer });
  });

  afterAll(() => service.stop());

  /** A student of their own for each test, and an opening. */
  async function aStudent() {
    made += 1;
    const graduate = `grd_student_${made}`;
    const key = await service.grant({ roles: ['student'], organisation: collegeId, graduate });
    return { graduate, key, opening: `opn_${made}` };
  }

  async function inbox(key: string, query = ''): Promise<Item[]> {
    return (await service.call<Inbox>('GET', `/v1/notifications${query}`, { as: key })).body.items;
  }

  /** Waits until everything before it was handled: events of one key keep their order. */
  async function settle(opening: string, key: string, revision: number, graduate: string, kind: string) {
    await service.publish(aShortlist(opening, revision, [graduate], { material: 9 }));
    await eventually(async () => (await inbox(key)).some((item) => item.kind === kind && item.about === opening));
  }

  it('a graduate who enters a shortlist finds it in the inbox, in words of three languages', async () => {
    const { graduate, key, opening } = await aStudent();
    await service.publish(event(OpeningPublished, anOpening({ id: opening, title: { zh: '焊工', en: 'Welder' } })));
    await service.publish(aShortlist(opening, 1, ['grd_other', graduate]));
    const [item] = await eventually(async () => {
      const items = await inbox(key);
      return items.length > 0 ? items : undefined;
    });
    expect(item).toMatchObject({
      revision: 1,
      sequence: 1,
      kind: 'shortlisted',
      about: opening,
      recipient: `${collegeId}/${graduate}`,
      params: { rank: 2, listed: 2 },
      readAt: null,
    });
    expect(item?.text['en']).toContain('“Welder”, at present in place 2 of 2');
    expect(item?.text['ru']).toContain('место 2 из 2');
    const sent = await eventually(async () => {
      const records = (await service.eventsOf('notification.deliveries')).filter((r) => r.key === item?.id);
      return records.length > 0 ? records : undefined;
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.value).not.toContain('Welder');
  });

  it('the same list again, an older one and one without news tell nobody', async () => {
    const { graduate, key, opening } = await aStudent();
    const first = aShortlist(opening, 2, [graduate]);
    await service.publish(
      first,
      first,
      aShortlist(opening, 1, [graduate]),
      aShortlist(opening, 3, [graduate, 'grd_x']),
    );
    await service.publish(aShortlist(opening, 4, ['grd_x']));
    await service.publish(aShortlist(opening, 5, [graduate], { material: 2, openingRevision: 3 }));
    await eventually(async () => (await inbox(key)).length === 2);
    expect((await inbox(key)).map(({ sequence }) => sequence)).toEqual([2, 1]);
  });

  it('an account of another college that names the graduate finds an empty inbox', async () => {
    const { graduate, key, opening } = await aStudent();
    await settle(opening, key, 1, graduate, 'shortlisted');
    const forged = await service.grant({ roles: ['student'], organisation: 'org_other', graduate });
    expect(await inbox(forged)).toEqual([]);
  });

  it('reading is said once, by the recipient alone', async () => {
    const { graduate, key, opening } = await aStudent();
    const other = await aStudent();
    await settle(opening, key, 1, graduate, 'shortlisted');
    const [item] = await inbox(key, '?unread=true');
    const path = `/v1/notifications/${item?.id}/read`;
    expect((await service.call('POST', path, { as: other.key })).status).toBe(404);
    expect((await service.call('POST', path, { as: college })).status).toBe(404);
    expect((await service.call('POST', path)).status).toBe(401);
    expect((await service.call('POST', path, { as: key, headers: { 'if-match': '"7"' } })).status).toBe(412);
    const read = await service.call<Item>('POST', path, { as: key, headers: { 'if-match': '"1"' } });
    expect(read.status).toBe(200);
    expect(read.headers.get('etag')).toBe('"2"');
    const again = await service.call<Item>('POST', path, { as: key });
    expect(again.body).toEqual(read.body);
    expect(await inbox(key, '?unread=true')).toEqual([]);
    expect(await inbox(key, '?unread=false')).toHaveLength(1);
    expect(await inbox(key, '?unread=false&kind=uploadEnded')).toHaveLength(0);
  });

  it('lists go on by cursor, and what is not a query is refused', async () => {
    const { graduate, key, opening } = await aStudent();
    for (const n of [1, 2, 3]) await service.publish(aShortlist(`${opening}_${n}`, 1, [graduate]));
    await eventually(async () => (await inbox(key)).length === 3);
    const first = await service.call<Inbox>('GET', '/v1/notifications?limit=2', { as: key });
    const cursor = first.body.nextCursor ?? '';
    const rest = await service.call<Inbox>('GET', `/v1/notifications?limit=2&cursor=${cursor}`, { as: key });
    expect([...first.body.items, ...rest.body.items].map(({ sequence }) => sequence)).toEqual([3, 2, 1]);
    expect(rest.body.nextCursor).toBeNull();
    for (const query of ['?unread=perhaps', '?recipient=grd_student_1', '?limit=0', '?cursor=x']) {
      expect((await service.call('GET', `/v1/notifications${query}`, { as: key })).status).toBe(422);
    }
    expect((await service.call('GET', '/v1/notifications')).status).toBe(401);
  });

  it('a suspension is told to those in the list and to the employer, and so is its end', async () => {
    const { graduate, key, opening } = await aStudent();
    await service.publish(event(OpeningPublished, anOpening({ id: opening })));
    await service.publish(aShortlist(opening, 1, [graduate]));
    await eventually(async () => (await inbox(key)).length === 1);
    const paused = anOpening({ id: opening, revision: 3, state: 'paused', pausedBy: 'suspension' });
    await service.publish(aShortlist(opening, 2, [], { openingRevision: 3 }));
    await service.publish(event(OpeningPaused, paused), event(OpeningPaused, paused));
    const [notice] = await eventually(async () => {
      const items = await inbox(key, '?kind=openingPaused');
      return items.length > 0 ? items : undefined;
    });
    expect(notice?.text['en']).toContain('“Electrical fitter” is paused');
    const own = async () => (await inbox(enterprise)).filter(({ about }) => about === opening);
    await eventually(async () => (await own()).length === 1);
    expect((await own())[0]?.title['en']).toBe('Your opening is paused');
    await service.publish(event(OpeningResumed, anOpening({ id: opening, revision: 4 })));
    await service.publish(aShortlist(opening, 3, [graduate], { openingRevision: 4 }));
    await eventually(async () => (await inbox(key)).length === 3 && (await own()).length === 2);
    expect((await inbox(key)).map(({ kind }) => kind)).toEqual(['openingResumed', 'openingPaused', 'shortlisted']);
  });

  it('the college hears how its upload ended', async () => {
    await service.publish(anUpload('upl_1', 4), anUpload('upl_1', 4), anUpload('upl_1', 6));
    const items = await eventually(async () => {
      const found = (await inbox(college)).filter(({ about }) => about === 'upl_1');
      return found.length === 2 ? found : undefined;
    });
    expect(items[0]?.text['zh']).toContain('共 302 行：接受 300');
    expect((await inbox(enterprise)).some(({ about }) => about === 'upl_1')).toBe(false);
  });

  it('what is not wanted is not stored', async () => {
    const { graduate, key, opening } = await aStudent();
    const untouched = await service.call('GET', '/v1/preferences', { as: key });
    expect(untouched.headers.get('etag')).toBe('"0"');
    expect(untouched.body).toMatchObject({
      id: `${collegeId}/${graduate}`,
      kinds: { shortlisted: true },
      language: 'zh',
    });
    const body = { kinds: { shortlisted: false }, language: 'ru' };
    const put = (ifMatch?: string, given: unknown = body, as = key) =>
      service.call('PUT', '/v1/preferences', { as, body: given, headers: ifMatch ? { 'if-match': ifMatch } : {} });
    expect((await put()).status).toBe(428);
    expect((await put('"0"', { kinds: { spam: true }, language: 'ru' })).status).toBe(422);
    expect((await put('"0"', { kinds: {}, language: 'fr' })).status).toBe(422);
    const chosen = await put('"0"');
    expect(chosen).toMatchObject({
      status: 200,
      body: { revision: 1, language: 'ru', kinds: { openingPaused: true } },
    });
    expect((await put('"0"')).status).toBe(412);
    await service.publish(aShortlist(opening, 1, [graduate]), event(OpeningPublished, anOpening({ id: opening })));
    await service.publish(
      event(OpeningPaused, anOpening({ id: opening, revision: 3, state: 'paused', pausedBy: 'suspension' })),
    );
    await eventually(async () => (await inbox(key)).length > 0);
    expect((await inbox(key)).map(({ kind, sequence }) => [kind, sequence])).toEqual([['openingPaused', 1]]);
    const reader = await service.grant({ roles: ['college'], organisation: collegeId, duties: ['attester'] });
    expect((await put('"0"', body, reader)).status).toBe(403);
  });

  it('a stream shows what comes, and resumes without loss or doubling', async () => {
    const { graduate, key, opening } = await aStudent();
    await settle(`${opening}_0`, key, 1, graduate, 'shortlisted');
    const stream = await openStream(service.url, key);
    expect(stream).toMatchObject({ status: 200, type: 'text/event-stream' });
    await stream.live();
    expect(stream.notifications().map(({ sequence }) => sequence)).toEqual([1]);
    await service.publish(aShortlist(`${opening}_1`, 1, [graduate]));
    await eventually(() => stream.notifications().length === 2);
    expect(stream.messages.find(({ data }) => data?.sequence === 2)?.id).toBe('2');
    await eventually(() => stream.messages.some(({ comment }) => comment === 'alive'));
    stream.leave();
    await stream.ended;
    for (const n of [2, 3, 4]) await service.publish(aShortlist(`${opening}_${n}`, 1, [graduate]));
    await eventually(async () => (await inbox(key)).length === 5);
    const resumed = await openStream(service.url, key, '2');
    await service.publish(aShortlist(`${opening}_5`, 1, [graduate]));
    await eventually(() => resumed.notifications().length === 4);
    expect(resumed.notifications().map(({ sequence }) => sequence)).toEqual([3, 4, 5, 6]);
    resumed.leave();
    await resumed.ended;
    expect((await service.call('GET', '/v1/notifications/stream')).status).toBe(401);
  });

  it('a stream at one instance shows what another has stored', async () => {
    const { graduate, key, opening } = await aStudent();
    const issuer = (await issuerOfTests())?.settings;
    const config = Object.assign(new NotificationConfig(), { port: 0, logLevel: 'silent', ...settings, ...issuer });
    const second = await startService(notification, { config, engines: service.engines });
    await second.caughtUp();
    const door = await listen(second.handler, config);
    const streams = [await openStream(service.url, key), await openStream(`http://127.0.0.1:${door.port}`, key)];
    await Promise.all(streams.map((stream) => stream.live()));
    for (let n = 1; n <= 20; n += 1) await service.publish(aShortlist(`${opening}_${n}`, 1, [graduate]));
    const wanted = Array.from({ length: 20 }, (_, index) => index + 1);
    for (const stream of streams) {
      await eventually(() => stream.notifications().length >= 20);
      expect(stream.notifications().map(({ sequence }) => sequence)).toEqual(wanted);
    }
    const closed = door.close();
    await second.stop();
    await streams[1]?.ended;
    await closed;
    streams[0]?.leave();
    await streams[0]?.ended;
  });

  it('fifty graduates are told in one step', async () => {
    const { graduate, key, opening } = await aStudent();
    const others = Array.from({ length: 49 }, (_, index) => `grd_many_${index}`);
    await service.publish(aShortlist(opening, 1, [...others, graduate]));
    await eventually(async () => (await inbox(key)).length === 1);
    const sent = await eventually(async () => {
      const records = await service.eventsOf('notification.deliveries');
      const mine = records.filter(({ value }) => value?.includes(`"about":"${opening}"`));
      return mine.length >= 50 ? mine : undefined;
    });
    expect(new Set(sent.map((record) => record.key)).size).toBe(50);
  });
});

describe('a stop and a start of the service', () => {
  it('a stop ends open streams at once, and after the start nobody is told again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'duijie-notification-'));
    const student = { roles: ['student' as const], organisation: collegeId, graduate: 'grd_1' };
    const list = aShortlist('opn_1', 1, ['grd_1']);
    const before = await serviceUnderTest(notification, { folder });
    const key = await before.grant(student);
    const stream = await openStream(before.url, key);
    await before.publish(list);
    await eventually(() => stream.notifications().length === 1);
    const began = performance.now();
    await Promise.all([before.stop(), stream.ended]);
    expect(performance.now() - began).toBeLessThan(3000);

    const after = await serviceUnderTest(notification, { folder });
    await after.publish(list, aShortlist('opn_1', 2, ['grd_1', 'grd_2']));
    const neighbour = await after.grant({ roles: ['student'], organisation: collegeId, graduate: 'grd_2' });
    const read = async (as: string) => (await after.call<Inbox>('GET', '/v1/notifications', { as })).body.items;
    await eventually(async () => (await read(neighbour)).length === 1);
    expect(await read(key)).toHaveLength(1);
    await after.stop();
    await rm(folder, { recursive: true, force: true });
  });
});

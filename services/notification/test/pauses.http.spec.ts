import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OpeningPaused, OpeningResumed, OpeningSubmitted, event } from '@duijie/contracts';
import type { NotificationSent } from '@duijie/contracts';
import { anOpening, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { notification } from '../src/notification.module.ts';
import { NotificationsService } from '../src/notifications/notifications.service.ts';
import { ShortlistsService } from '../src/shortlists/shortlists.service.ts';
import { aShortlist, collegeId, employer } from './builders.ts';

const opening = 'opn_00000000000000000000000081';
const [staying, leaving, coming] = ['grd_staying', 'grd_leaving', 'grd_coming'];

describe('a list that changes while a pause is being told', () => {
  let service: ServiceUnderTest;
  let shortlists: ShortlistsService;
  let notifications: NotificationsService;
  let ops: string;

  beforeEach(async () => {
    service = await serviceUnderTest(notification);
    shortlists = service.service.app.get(ShortlistsService);
    notifications = service.service.app.get(NotificationsService);
    ops = await service.grant({ roles: ['ops'] });
    await shortlists.hear(aShortlist(opening, 1, [staying, leaving]));
  });

  afterEach(() => service.stop());

  const paused = anOpening({ id: opening, revision: 3, employer, state: 'paused', pausedBy: 'suspension' });
  const resumed = anOpening({ id: opening, revision: 4, employer, state: 'published', pausedBy: null });

  /** Once, at the first notice of this kind, and before it is told or after. */
  function meanwhile(kind: string, when: 'before' | 'after', act: () => Promise<void>): void {
    const deliver = notifications.deliver.bind(notifications);
    notifications.deliver = async (notices) => {
      if (!notices.some((notice) => notice.kind === kind)) return deliver(notices);
      notifications.deliver = deliver;
      if (when === 'before') await act();
      await deliver(notices);
      if (when === 'after') await act();
    };
  }

  async function told(kind: string): Promise<string[]> {
    await eventually(published);
    const records = await service.eventsOf('notification.deliveries');
    const sent = records.map(({ value }) => JSON.parse(value ?? '{}') as NotificationSent);
    return sent.filter((each) => each.kind === kind).map(({ recipient }) => recipient);
  }

  async function published(): Promise<boolean> {
    return (await service.call<{ waiting: number }>('GET', '/ops/v1/outbox', { as: ops })).body.waiting === 0;
  }

  it.each(['before', 'after'] as const)('everybody who hears of the pause hears of its end: %s', async (when) => {
    const changed = aShortlist(opening, 2, [staying, coming]);
    meanwhile('openingPaused', when, () => shortlists.hear(changed));
    await shortlists.followOpening(paused);
    await shortlists.hear(changed);
    await shortlists.followOpening(resumed);
    const heard = await told('openingPaused');
    expect(heard.length).toBeGreaterThanOrEqual(3);
    expect((await told('openingResumed')).sort()).toEqual(heard.sort());
  });

  it('so does whoever is told late, when the end comes in the same moment', async () => {
    await shortlists.followOpening(paused);
    meanwhile('openingPaused', 'after', () => shortlists.followOpening(resumed));
    await shortlists.hear(aShortlist(opening, 2, [staying, leaving, coming]));
    await shortlists.followOpening(resumed);
    const heard = await told('openingPaused');
    expect(heard).toHaveLength(4);
    expect((await told('openingResumed')).sort()).toEqual(heard.sort());
  });

  it('what a crash left untold is told with the next event, and once', async () => {
    const deliver = notifications.deliver.bind(notifications);
    notifications.deliver = () => Promise.reject(new Error('The process ends here.'));
    await expect(shortlists.followOpening(paused)).rejects.toThrow('ends here');
    notifications.deliver = deliver;
    expect(await told('openingPaused')).toEqual([]);
    await shortlists.followOpening(paused);
    await shortlists.followOpening(paused);
    expect(await told('openingPaused')).toHaveLength(3);
    await shortlists.followOpening(resumed);
    expect(await told('openingResumed')).toHaveLength(3);
  });
});

describe('what an employer hears of its openings', () => {
  let service: ServiceUnderTest;
  let key: string;

  beforeEach(async () => {
    service = await serviceUnderTest(notification);
    key = await service.grant({ roles: ['enterprise'], organisation: employer });
  });

  afterEach(() => service.stop());

  type Item = { kind: string; about: string; title: Record<string, string> };
  async function inbox(): Promise<Item[]> {
    return (await service.call<{ items: Item[] }>('GET', '/v1/notifications', { as: key })).body.items;
  }

  it('a suspension and its end are told once each, however many openings they are about', async () => {
    const openings = Array.from({ length: 20 }, (_, number) => `opn_${number}`);
    const paused = (id: string, revision: number, suspension: number) =>
      event(OpeningPaused, anOpening({ id, revision, employer, state: 'paused', pausedBy: 'suspension', suspension }));
    await service.publish(...openings.map((id) => paused(id, 3, 7)));
    await service.publish(
      ...openings.map((id) => event(OpeningResumed, anOpening({ id, revision: 4, employer, suspension: 7 }))),
    );
    await service.publish(...openings.map((id) => paused(id, 5, 9)));
    await eventually(async () => (await inbox()).length >= 3);
    await service.publish(
      event(
        OpeningSubmitted,
        anOpening({ id: 'opn_last', revision: 3, employer, state: 'submitted', reasonCode: 'rulesChanged' }),
      ),
    );
    const items = await eventually(async () => {
      const found = await inbox();
      return found.some(({ about }) => about === 'opn_last') && found;
    });
    expect(items.map(({ kind }) => kind).sort()).toEqual([
      'openingHeld',
      'openingPaused',
      'openingPaused',
      'openingResumed',
    ]);
  });

  it('a student in the lists of many openings hears of a suspension once, and once of its end', async () => {
    const own = await service.grant({ roles: ['student'], organisation: collegeId, graduate: 'grd_listed' });
    const openings = Array.from({ length: 10 }, (_, number) => `opn_list_${number}`);
    const memory = service.service.app.get(ShortlistsService);
    for (const id of openings) await memory.hear(aShortlist(id, 1, ['grd_listed']));
    const state = { employer, suspension: 7 };
    for (const id of openings)
      await memory.followOpening(anOpening({ ...state, id, revision: 3, state: 'paused', pausedBy: 'suspension' }));
    for (const id of openings) await memory.followOpening(anOpening({ ...state, id, revision: 4 }));
    const { items } = (await service.call<{ items: Item[] }>('GET', '/v1/notifications', { as: own })).body;
    const kinds = items.map(({ kind }) => kind).filter((kind) => kind !== 'shortlisted');
    expect(kinds).toEqual(['openingResumed', 'openingPaused']);
  });

  it('new rules that stop an opening are told in words of their own, once, and no other pause is', async () => {
    const stopped = anOpening({
      employer,
      revision: 3,
      state: 'paused',
      pausedBy: 'rules',
      reasonCode: 'rulesChanged',
    });
    const resting = anOpening({ id: 'opn_resting', employer, revision: 3, state: 'paused', pausedBy: 'employer' });
    await service.publish(event(OpeningPaused, resting));
    await service.publish(event(OpeningPaused, stopped), event(OpeningPaused, stopped));
    const items = await eventually(async () => {
      const found = await inbox();
      return found.length > 0 && found;
    });
    expect(items).toMatchObject([
      { kind: 'openingRefused', about: stopped.id, title: { en: 'New rules have paused your opening' } },
    ]);
  });
});

import { Injectable } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { concat, concatMap, endWith, from, interval, map, merge, takeUntil, takeWhile, timer } from 'rxjs';
import type { Observable } from 'rxjs';
import { DomainError, instant, notFound, staleRevision } from '@duijie/domain';
import type { Caller, Clock } from '@duijie/domain';
import { InjectClock, InjectConfig } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import { NotificationConfig } from '../notification.config.ts';
import { OpeningsStore } from '../openings/openings.store.ts';
import { wants } from '../preferences/preference.ts';
import { PreferencesService } from '../preferences/preferences.service.ts';
import { PreferencesStore } from '../preferences/preferences.store.ts';
import { readNotification } from './notification.ts';
import type { Notice, Notification } from './notification.ts';
import type { NotificationQuery, NotificationResource } from './notifications.dto.ts';
import { NotificationsStore } from './notifications.store.ts';
import { NotificationsStream } from './notifications.stream.ts';
import { wordsOf } from './wording.ts';

/** A stream ends after this time and its client resumes, so that access that was taken away is asked for anew. */
const streamLifeMs = 15 * 60_000;
/** How far back a stream looks for what is unread. */
const backlog = 50;
const readTries = 5;

/** The acts on inboxes. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly notifications: NotificationsStore,
    private readonly streams: NotificationsStream,
    private readonly preferences: PreferencesStore,
    private readonly inboxes: PreferencesService,
    private readonly openings: OpeningsStore,
    @InjectClock() private readonly clock: Clock,
    @InjectConfig() private readonly config: NotificationConfig,
  ) {}

  /** Stores what its recipients want to hear, once however often it is asked, and wakes their streams. */
  async deliver(notices: readonly Notice[]): Promise<void> {
    if (notices.length === 0) return;
    const recipients = new Set(notices.map(({ recipient }) => recipient));
    const preferences = await this.preferences.ofMany([...recipients]);
    const wanted = notices.filter(({ recipient, kind }) => wants(preferences.get(recipient), kind));
    await this.notifications.deliver(wanted, instant(this.clock));
    this.streams.wake(recipients);
  }

  hearDelivery(recipient: string): void {
    this.streams.wake([recipient]);
  }

  async list(caller: Caller, query: NotificationQuery): Promise<Page<NotificationResource>> {
    const { unread, kind, limit, cursor } = query;
    const page = await this.notifications.inbox(await this.inboxes.openInbox(caller), {
      filter: {
        ...(unread === undefined ? {} : { readAt: unread === 'true' ? null : { not: null } }),
        ...(kind === undefined ? {} : { kind }),
      },
      ...(limit === undefined ? {} : { limit }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { ...page, items: await this.worded(page.items) };
  }

  /** Somebody else of the organisation may read it in the same moment: then it is read, and that is all that was asked. */
  async read(caller: Caller, id: string, etag: string | undefined): Promise<NotificationResource> {
    const recipient = await this.inboxes.openInbox(caller);
    for (let attempt = 1; ; attempt += 1) {
      const found = await this.notifications.get(recipient, id);
      if (!found) throw notFound('notification', id);
      mustMatch(found, etag);
      const change = readNotification(found, instant(this.clock));
      try {
        return await this.wordedOne(change ? await this.notifications.save(change) : found);
      } catch (error) {
        const raced = error instanceof DomainError && error.kind === 'precondition';
        if (!raced || attempt >= readTries) throw error;
      }
    }
  }

  /** The inbox as it grows: first what is to be caught up, then each notification when it is stored. */
  async stream(caller: Caller, lastEventId: string | undefined): Promise<Observable<MessageEvent>> {
    const recipient = await this.inboxes.openInbox(caller);
    const { items: latest } = await this.notifications.inbox(recipient, { limit: backlog });
    const newest = latest[0]?.sequence ?? 0;
    const seen = placeOf(lastEventId);
    const unread = seen === undefined ? latest.filter(({ readAt }) => readAt === null).reverse() : [];
    // A place beyond the end is of another inbox or of a store that is gone.
    const start = Math.min(seen ?? newest, newest);
    const messages = (found: readonly Notification[]) =>
      from(this.worded(found)).pipe(concatMap((items) => from(items.map(messageOf))));
    // An id without data moves the client's place, so that it resumes from here even if nothing comes.
    const first = concat(messages(unread), from([{ id: String(start) }]));
    const live = this.streams.follow(recipient, start).pipe(concatMap(messages));
    const heartbeat = interval(this.config.streamHeartbeatMs).pipe(map((): MessageEvent => ({ comment: 'alive' })));
    return concat(first, live).pipe(
      // The heartbeat never ends by itself; it must not outlive the messages.
      (inbox) => merge(inbox.pipe(endWith(null)), heartbeat),
      takeWhile((message) => message !== null),
      takeUntil(timer(streamLifeMs)),
    );
  }

  private async wordedOne(notification: Notification): Promise<NotificationResource> {
    const [resource] = await this.worded([notification]);
    if (!resource) throw notFound('notification', notification.id);
    return resource;
  }

  private async worded(notifications: readonly Notification[]): Promise<NotificationResource[]> {
    const nameless = notifications.filter(({ kind, params }) => kind !== 'uploadEnded' && !params.title);
    const titles = await this.openings.titles(nameless.map(({ about }) => about));
    return notifications.map((notification) => ({
      ...notification,
      ...wordsOf(notification, titles.get(notification.about)),
    }));
  }
}

/** The place that a client has seen; nothing when it names none, or none of ours. */
function placeOf(lastEventId: string | undefined): number | undefined {
  return lastEventId !== undefined && /^\d{1,12}$/.test(lastEventId) ? Number(lastEventId) : undefined;
}

function messageOf(resource: NotificationResource): MessageEvent {
  return { id: String(resource.sequence), data: resource };
}

function mustMatch(found: Notification, etag: string | undefined): void {
  if (etag === undefined || etag === `"${found.revision}"`) return;
  throw staleRevision('notification', Number(/\d+/.exec(etag)?.[0] ?? 0), found.revision);
}

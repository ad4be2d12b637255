import { Injectable } from '@nestjs/common';
import { DomainError } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import { notificationPlan } from './notification.schema.ts';
import { erasedEvents, sendNotice } from './notification.ts';
import type { Notice, Notification } from './notification.ts';

const tries = 10;
const rememberedInboxes = 100_000;
/** Notices that are stored in one step. */
const together = 500;

/** Notices that somebody waits for. */
interface Call {
  readonly notices: readonly Notice[];
  readonly now: string;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/** Every query of notifications. The recipient is named in each, so nobody reads another's inbox. */
@Injectable()
export class NotificationsStore {
  /** The highest number stored in an inbox, as far as known here; it may be too low, never too high. */
  private readonly newest = new Map<string, number>();
  private last: Promise<unknown> = Promise.resolve();
  private readonly waiting: Call[] = [];

  constructor(@InjectCollection(notificationPlan) private readonly notifications: Collection<Notification>) {}

  async get(recipient: string, id: string): Promise<Notification | undefined> {
    const found = await this.notifications.get(id);
    return found?.recipient === recipient ? found : undefined;
  }

  inbox(recipient: string, query: Query<Notification>): Promise<Page<Notification>> {
    return this.notifications.find({ ...query, filter: { ...query.filter, recipient }, sort: '-sequence' });
  }

  /** The next of an inbox, in their order. */
  async after(recipient: string, sequence: number): Promise<readonly Notification[]> {
    const filter = { recipient, sequence: { above: sequence } };
    return (await this.notifications.find({ filter, sort: 'sequence', limit: 200 })).items;
  }

  save(change: Change<Notification>): Promise<Notification> {
    return this.notifications.save(change);
  }

  /**
   * Puts notices into their inboxes, those that are there already left out. One turn at a time, which takes everything
   * that waits by then: an inbox's number is given only when the one before it is stored, and between instances the
   * unique key sees to the same.
   */
  deliver(notices: readonly Notice[], now: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ notices, now, resolve, reject });
      if (this.waiting.length === 1) void this.inTurn(() => this.deliverWaiting());
    });
  }

  /** Ends every notification of an inbox. */
  erase(recipient: string, now: string): Promise<void> {
    return this.inTurn(async () => {
      for (let found = await this.after(recipient, 0); found.length > 0; found = await this.after(recipient, 0)) {
        for (const notification of found)
          await this.notifications.remove(notification.id, erasedEvents(notification, now));
      }
      this.newest.delete(recipient);
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async deliverWaiting(): Promise<void> {
    const calls = this.waiting.splice(0);
    const all = await this.put(calls).then(
      () => true,
      () => false,
    );
    if (all) for (const { resolve } of calls) resolve();
    // What one of them has to answer for is no fault of the others.
    else for (const call of calls) await this.put([call]).then(call.resolve, call.reject);
  }

  private async put(calls: readonly Call[]): Promise<void> {
    const now = calls[0]?.now ?? '';
    for (const wave of onePerInbox(calls.flatMap(({ notices }) => notices))) {
      for (let from = 0; from < wave.length; from += together) await this.store(wave.slice(from, from + together), now);
    }
  }

  private async store(notices: readonly Notice[], now: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const there = new Set((await this.notifications.getMany(notices.map(({ id }) => id))).map(({ id }) => id));
      const missing = notices.filter(({ id }) => !there.has(id));
      if (missing.length === 0) return;
      const error = await this.insert(missing, now);
      if (!error) return;
      if (attempt >= tries || !(error instanceof DomainError && error.kind === 'conflict')) throw error;
    }
  }

  /** Stores what it can; a number that another instance took meanwhile is answered with the conflict. */
  private async insert(notices: readonly Notice[], now: string): Promise<Error | undefined> {
    await this.learnNewest(notices.map(({ recipient }) => recipient));
    const changes = notices.map((notice) => sendNotice(notice, (this.newest.get(notice.recipient) ?? 0) + 1, now));
    for (const { recipient } of notices) this.newest.delete(recipient);
    const failures = await this.notifications.saveMany(changes);
    if (failures.length > 0) return failures.find(({ error }) => !isConflict(error))?.error ?? failures[0]?.error;
    if (this.newest.size > rememberedInboxes) this.newest.clear();
    for (const { next } of changes) this.newest.set(next.recipient, next.sequence);
    return undefined;
  }

  private async learnNewest(recipients: readonly string[]): Promise<void> {
    const unknown = recipients.filter((recipient) => !this.newest.has(recipient));
    await Promise.all(
      unknown.map(async (recipient) => {
        const { items } = await this.inbox(recipient, { limit: 1 });
        this.newest.set(recipient, items[0]?.sequence ?? 0);
      }),
    );
  }
}

function isConflict(error: Error): boolean {
  return error instanceof DomainError && error.kind === 'conflict';
}

/** Notices in rounds of at most one per inbox, each in its order. */
function onePerInbox(notices: readonly Notice[]): Notice[][] {
  const waves: Notice[][] = [];
  const count = new Map<string, number>();
  for (const notice of notices) {
    const wave = count.get(notice.recipient) ?? 0;
    count.set(notice.recipient, wave + 1);
    (waves[wave] ??= []).push(notice);
  }
  return waves;
}

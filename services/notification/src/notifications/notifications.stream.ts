import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Observable } from 'rxjs';
import { DomainError } from '@duijie/domain';
import type { Notification } from './notification.ts';
import { NotificationsStore } from './notifications.store.ts';

/** Enough for the tabs and devices of one inbox, and a bound on what one account can hold open. */
const streamsPerInbox = 50;

interface Follower {
  wake(): void;
  end(): void;
}

/** The event streams that are open at this instance, by inbox. */
@Injectable()
export class NotificationsStream implements BeforeApplicationShutdown {
  private readonly followers = new Map<string, Set<Follower>>();
  private stopping = false;

  constructor(private readonly notifications: NotificationsStore) {}

  /** Something was stored for these inboxes, here or by another instance. */
  wake(recipients: Iterable<string>): void {
    for (const recipient of recipients) this.followers.get(recipient)?.forEach((follower) => follower.wake());
  }

  /** Everything that comes after a place of an inbox, in order, once, until the caller leaves or the service stops. */
  follow(recipient: string, sequence: number): Observable<readonly Notification[]> {
    const open = this.followers.get(recipient) ?? new Set();
    if (open.size >= streamsPerInbox) {
      throw new DomainError('too-many', 'notification.too-many-streams', 'Too many streams of this inbox are open.', {
        details: { retryAfter: 30 },
      });
    }
    return new Observable((subscriber) => {
      let place = sequence;
      let reading = false;
      let again = false;
      const read = async (): Promise<void> => {
        for (let found = await this.notifications.after(recipient, place); found.length > 0;) {
          if (subscriber.closed) return;
          subscriber.next(found);
          place = found.at(-1)?.sequence ?? place;
          found = await this.notifications.after(recipient, place);
        }
      };
      const wake = (): void => {
        again = true;
        if (reading) return;
        reading = true;
        void (async () => {
          try {
            while (again && !subscriber.closed) {
              again = false;
              await read();
            }
          } catch (error) {
            subscriber.error(error);
          }
          reading = false;
        })();
      };
      const follower: Follower = { wake, end: () => subscriber.complete() };
      this.enter(recipient, follower);
      if (this.stopping) follower.end();
      else wake();
      return () => this.leave(recipient, follower);
    });
  }

  /** Ends the streams of a graduate whose inbox is gone. */
  endOf(graduate: string): void {
    for (const [recipient, open] of [...this.followers]) {
      if (recipient.endsWith(`/${graduate}`)) [...open].forEach((follower) => follower.end());
    }
  }

  /** Ends the streams, so that their clients go to another instance and resume there. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
    for (const open of [...this.followers.values()]) [...open].forEach((follower) => follower.end());
  }

  private enter(recipient: string, follower: Follower): void {
    const open = this.followers.get(recipient) ?? new Set();
    open.add(follower);
    this.followers.set(recipient, open);
  }

  private leave(recipient: string, follower: Follower): void {
    const open = this.followers.get(recipient);
    open?.delete(follower);
    if (open?.size === 0) this.followers.delete(recipient);
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError } from '@duijie/domain';
import type { Text } from '@duijie/domain';
import { passFailpoint } from '@duijie/platform';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { OpeningsStore } from '../openings/openings.store.ts';
import { forgetInbox, hearOpening, hearShortlist, isRememberedFirst, nothingHeard } from './shortlist-memory.ts';
import type { Decision, HeardList, HeardState, ShortlistMemory } from './shortlist-memory.ts';
import { ShortlistsStore } from './shortlists.store.ts';

const tries = 5;

type Rule = (memory: ShortlistMemory, title: Text | undefined) => Decision | undefined;

/** What lists and states of openings mean for the inboxes. */
@Injectable()
export class ShortlistsService {
  constructor(
    private readonly shortlists: ShortlistsStore,
    private readonly openings: OpeningsStore,
    private readonly notifications: NotificationsService,
  ) {}

  hear(list: HeardList): Promise<void> {
    return this.decide(list.id, (memory, title) => hearShortlist(memory, list, title));
  }

  followOpening(opening: HeardState): Promise<void> {
    return this.decide(opening.id, (memory, title) => hearOpening(memory, opening, title));
  }

  /** Forgets an inbox that ended in every list; erasures are few, so all are looked through. */
  async forget(inbox: string): Promise<void> {
    for await (const { id } of this.shortlists.all()) {
      await this.decide(id, (memory) => {
        const next = forgetInbox(memory, inbox);
        return next && { next, notices: [] };
      });
    }
  }

  /**
   * Usually tells first and remembers after. A crash in between decides the same again, and notices that are there
   * already are left out by their ids. When another event of the opening was faster, the decision is made anew from
   * what it left.
   */
  private async decide(opening: string, rule: Rule): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const memory = (await this.shortlists.get(opening)) ?? nothingHeard(opening);
      try {
        if (memory.telling) {
          await this.tellRest(memory);
          continue;
        }
        const titles = await this.openings.titles([opening]);
        const decision = rule(memory, titles.get(opening));
        return decision && (await this.carryOut(decision));
      } catch (error) {
        const raced = error instanceof DomainError && error.kind === 'precondition';
        if (!raced || attempt >= tries) throw error;
      }
    }
  }

  private async carryOut(decision: Decision): Promise<void> {
    passFailpoint('inbox.before_commit');
    if (isRememberedFirst(decision)) {
      const next = { ...decision.next, telling: decision.notices };
      await this.shortlists.save(next);
      return this.tellRest(next);
    }
    await this.notifications.deliver(decision.notices);
    passFailpoint('notify.after_send');
    await this.shortlists.save(decision.next);
  }

  /** Tells what is remembered as told; a crash before or in the middle of it tells the rest with the next event. */
  private async tellRest({ telling = [], ...memory }: ShortlistMemory): Promise<void> {
    await this.notifications.deliver(telling);
    passFailpoint('notify.after_send');
    await this.shortlists.save({ ...memory, revision: memory.revision + 1 });
  }
}

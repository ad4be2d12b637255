import { Injectable } from '@nestjs/common';
import { DomainError } from '@duijie/domain';
import type { Text } from '@duijie/domain';
import { passFailpoint } from '@duijie/platform';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { OpeningsStore } from '../openings/openings.store.ts';
import { forgetInbox, hearOpening, hearShortlist, nothingHeard } from './shortlist-memory.ts';
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
   * Tells first and remembers after. A crash in between decides the same again, and notices that are there already are
   * left out by their ids. When another event of the opening was faster, the decision is made anew from what it left.
   */
  private async decide(opening: string, rule: Rule): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const memory = (await this.shortlists.get(opening)) ?? nothingHeard(opening);
      const titles = await this.openings.titles([opening]);
      const decision = rule(memory, titles.get(opening));
      if (!decision) return;
      passFailpoint('inbox.before_commit');
      await this.notifications.deliver(decision.notices);
      passFailpoint('notify.after_send');
      try {
        return await this.shortlists.save(decision.next);
      } catch (error) {
        const raced = error instanceof DomainError && error.kind === 'precondition';
        if (!raced || attempt >= tries) throw error;
      }
    }
  }
}

import { Injectable } from '@nestjs/common';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { ShortlistsService } from '../shortlists/shortlists.service.ts';
import type { HeardOpening } from './opening.schema.ts';
import { OpeningsStore } from './openings.store.ts';
import { rulesNotice } from './rules-notice.ts';
import type { StoppedOpening } from './rules-notice.ts';

/** What a change of an opening means for the inboxes. */
@Injectable()
export class OpeningsService {
  constructor(
    private readonly openings: OpeningsStore,
    private readonly shortlists: ShortlistsService,
    private readonly notifications: NotificationsService,
  ) {}

  /** The copy first, for the words; whom to tell is decided by what the shortlist's memory has heard, not by the copy. */
  async hear(opening: HeardOpening): Promise<void> {
    await this.openings.hear(opening);
    await this.shortlists.followOpening(opening);
  }

  /** The notification itself, by its id, is the memory of having told. */
  async tellOfRules(opening: StoppedOpening): Promise<void> {
    const notice = rulesNotice(opening);
    if (notice) await this.notifications.deliver([notice]);
  }
}

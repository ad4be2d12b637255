import { Injectable } from '@nestjs/common';
import { ShortlistsService } from '../shortlists/shortlists.service.ts';
import type { HeardOpening } from './opening.schema.ts';
import { OpeningsStore } from './openings.store.ts';

/** What a change of an opening means for the inboxes. */
@Injectable()
export class OpeningsService {
  constructor(
    private readonly openings: OpeningsStore,
    private readonly shortlists: ShortlistsService,
  ) {}

  /** The copy first, for the words; whom to tell is decided by what the shortlist's memory has heard, not by the copy. */
  async hear(opening: HeardOpening): Promise<void> {
    await this.openings.hear(opening);
    await this.shortlists.followOpening(opening);
  }
}

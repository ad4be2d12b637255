import { Injectable } from '@nestjs/common';
import { staleRevision } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { shortlistMemoryPlan } from './shortlist-memory.schema.ts';
import type { ShortlistMemory } from './shortlist-memory.ts';

@Injectable()
export class ShortlistsStore {
  constructor(@InjectCollection(shortlistMemoryPlan) private readonly shortlists: Collection<ShortlistMemory>) {}

  get(opening: string): Promise<ShortlistMemory | undefined> {
    return this.shortlists.get(opening);
  }

  all(): AsyncIterable<ShortlistMemory> {
    return this.shortlists.scan();
  }

  /** Refuses when something else was remembered meanwhile, also when both were the first. */
  async save(next: ShortlistMemory): Promise<void> {
    const stored = await this.shortlists.save({ next, events: [] });
    const same = stored.listHeard === next.listHeard && stored.openingHeard === next.openingHeard;
    if (!same || stored.revision !== next.revision) {
      throw staleRevision('shortlist', next.revision - 1, stored.revision);
    }
  }
}

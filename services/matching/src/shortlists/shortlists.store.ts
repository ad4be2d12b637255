import { Injectable } from '@nestjs/common';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, SaveFailure } from '@duijie/platform';
import type { Shortlist } from './shortlist.ts';
import { shortlistPlan } from './shortlist.schema.ts';

/** The lists that were told last. No scope is asked for: only this service's own work reads them. */
@Injectable()
export class ShortlistsStore {
  constructor(@InjectCollection(shortlistPlan) private readonly shortlists: Collection<Shortlist>) {}

  async ofOpenings(ids: readonly string[]): Promise<ReadonlyMap<string, Shortlist>> {
    const found = await this.shortlists.getMany(ids);
    return new Map(found.map((shortlist) => [shortlist.id, shortlist]));
  }

  saveMany(changes: readonly Change<Shortlist>[]): Promise<readonly SaveFailure[]> {
    return this.shortlists.saveMany(changes);
  }
}

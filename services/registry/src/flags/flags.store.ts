import { Injectable } from '@nestjs/common';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import type { Flag } from './flag.ts';
import { flagPlan } from './flag.schema.ts';

/** Every query of flags. They are there to be seen by every member, so none takes a scope. */
@Injectable()
export class FlagsStore {
  constructor(@InjectCollection(flagPlan) private readonly flags: Collection<Flag>) {}

  get(id: string): Promise<Flag | undefined> {
    return this.flags.get(id);
  }

  find(query: Query<Flag>): Promise<Page<Flag>> {
    return this.flags.find(query);
  }

  save(change: Change<Flag>): Promise<Flag> {
    return this.flags.save(change);
  }
}

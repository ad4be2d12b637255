import { Injectable } from '@nestjs/common';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { shortlistPlan } from './shortlist.schema.ts';
import type { Shortlist } from './shortlist.schema.ts';

@Injectable()
export class ShortlistsStore {
  constructor(@InjectCollection(shortlistPlan) private readonly shortlists: Collection<Shortlist>) {}

  /** The newer list replaces the older; one that is heard again changes nothing. */
  async hear(shortlist: Shortlist): Promise<void> {
    await this.shortlists.mirror([shortlist]);
  }

  /** The lists in which somebody stands now. No index helps here; it is asked for an export alone. */
  async naming(graduate: string): Promise<readonly Shortlist[]> {
    const naming: Shortlist[] = [];
    for await (const shortlist of this.shortlists.scan({ graduates: graduate })) naming.push(shortlist);
    return naming;
  }

  /** Everybody who stands in some list of the employer's now. */
  async listedFor(employer: string): Promise<ReadonlySet<string>> {
    const listed = new Set<string>();
    for await (const { graduates } of this.shortlists.scan({ employer })) graduates.forEach((id) => listed.add(id));
    return listed;
  }
}

import { Injectable } from '@nestjs/common';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import type { Disclosure } from './disclosure.ts';
import { disclosurePlan } from './disclosure.schema.ts';

/** Who was told who somebody is. Whoever asks has been let in by the graduate themselves. */
@Injectable()
export class DisclosuresStore {
  constructor(@InjectCollection(disclosurePlan) private readonly disclosures: Collection<Disclosure>) {}

  /** Resolved means that it is durable. */
  async record(disclosure: Disclosure): Promise<void> {
    await this.disclosures.save({ next: disclosure, events: [] });
  }

  find(graduate: string, query: Query<Disclosure>): Promise<Page<Disclosure>> {
    return this.disclosures.find({ sort: '-at', ...query, filter: { graduate } });
  }

  async of(graduate: string): Promise<readonly Disclosure[]> {
    const found: Disclosure[] = [];
    for await (const disclosure of this.disclosures.scan({ graduate })) found.push(disclosure);
    return found;
  }

  async forget(graduate: string): Promise<void> {
    const found = await this.of(graduate);
    if (found.length > 0) await this.disclosures.drop(found.map(({ id }) => id));
  }
}

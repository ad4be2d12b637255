import { Injectable } from '@nestjs/common';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Filter } from '@duijie/platform';
import type { OpenIdRecord } from './open-id-record.ts';
import { openIdRecordPlan } from './open-id-record.schema.ts';

@Injectable()
export class OpenIdRecordsStore {
  constructor(@InjectCollection(openIdRecordPlan) private readonly records: Collection<OpenIdRecord>) {}

  get(id: string): Promise<OpenIdRecord | undefined> {
    return this.records.get(id);
  }

  ofBrowser(browser: string): Promise<OpenIdRecord | undefined> {
    return this.records.findOne({ model: 'Session', browser });
  }

  save(next: OpenIdRecord): Promise<OpenIdRecord> {
    return this.records.save({ next, events: [] });
  }

  drop(id: string): Promise<void> {
    return this.records.drop([id]);
  }

  /** Everything of an account. */
  ofAccount(account: string): AsyncIterable<OpenIdRecord> {
    return this.records.scan({ account });
  }

  /** Drops all that fits, and says how many those were. */
  async dropAll(filter: Filter<OpenIdRecord>): Promise<number> {
    let dropped = 0;
    for (;;) {
      const { items } = await this.records.find({ filter, limit: 200 });
      if (items.length === 0) return dropped;
      await this.records.drop(items.map(({ id }) => id));
      dropped += items.length;
    }
  }
}

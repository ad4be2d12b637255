import { Injectable } from '@nestjs/common';
import { AccountsErased, event } from '@duijie/contracts';
import type { ErasureBody } from '@duijie/contracts';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { erasurePlan } from './erasure.schema.ts';

@Injectable()
export class ErasuresStore {
  constructor(@InjectCollection(erasurePlan) private readonly erasures: Collection<ErasureBody>) {}

  /** Gives the receipt; one that is asked for again is given again, since the first may not have been kept. */
  async confirm(graduate: string, now: string): Promise<void> {
    const given = await this.erasures.get(graduate);
    const next = { id: graduate, revision: (given?.revision ?? 0) + 1, erasedAt: given?.erasedAt ?? now };
    await this.erasures.save({ next, events: [event(AccountsErased, next)] });
  }
}

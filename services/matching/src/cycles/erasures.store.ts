import { Injectable } from '@nestjs/common';
import { PreferencesErased, event } from '@duijie/contracts';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { erasurePlan } from './erasure.schema.ts';
import type { Erasure } from './erasure.schema.ts';

@Injectable()
export class ErasuresStore {
  constructor(@InjectCollection(erasurePlan) private readonly erasures: Collection<Erasure>) {}

  /** From here on nobody makes anything for this graduate: whoever stores something of theirs looks here after it. */
  async begin(graduate: string): Promise<void> {
    await this.erasures.save({ next: { id: graduate, revision: 1, erasedAt: null }, events: [] });
  }

  /** Gives the receipt; one that is asked for again is given again, since the first may not have been kept. */
  async confirm(graduate: string, now: string): Promise<void> {
    const begun = await this.erasures.get(graduate);
    const next = { id: graduate, revision: (begun?.revision ?? 0) + 1, erasedAt: begun?.erasedAt ?? now };
    await this.erasures.save({ next, events: [event(PreferencesErased, next)] });
  }

  /** Everybody who was ever erased. */
  async *all(): AsyncGenerator<string> {
    for await (const { id } of this.erasures.scan()) yield id;
  }

  /** Which of these graduates were erased. */
  async among(graduates: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await this.erasures.getMany(graduates)).map(({ id }) => id));
  }

  async has(graduate: string): Promise<boolean> {
    return (await this.erasures.get(graduate)) !== undefined;
  }
}

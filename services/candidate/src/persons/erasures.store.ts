import { Injectable } from '@nestjs/common';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { entryOf, naturalKeyOfEntry } from './erasure.ts';
import type { Erasure } from './erasure.ts';
import { erasurePlan } from './erasure.schema.ts';

/** The ledger of the erased. Its ids are keyed hashes, so that it tells nothing to whoever copies it. */
@Injectable()
export class ErasuresStore {
  constructor(@InjectCollection(erasurePlan) private readonly erasures: Collection<Erasure>) {}

  get(naturalKey: string): Promise<Erasure | undefined> {
    return this.erasures.get(entryOf(naturalKey));
  }

  async getMany(naturalKeys: readonly string[]): Promise<Map<string, Erasure>> {
    const found = await this.erasures.getMany(naturalKeys.map(entryOf));
    return new Map(found.map((erasure) => [naturalKeyOfEntry(erasure.id), erasure]));
  }

  ofGraduate(graduate: string): Promise<Erasure | undefined> {
    return this.erasures.findOne({ graduate });
  }

  finished(): AsyncIterable<Erasure> {
    return this.erasures.scan({ state: 'erased' });
  }

  unfinished(): AsyncIterable<Erasure> {
    return this.erasures.scan({ state: 'erasing' });
  }

  /** Takes in an entry of the log; true when it was news here, as after the restore of a backup. */
  async hear(erasure: Erasure): Promise<boolean> {
    return (await this.erasures.mirror([erasure])).length > 0;
  }

  save(change: Change<Erasure>): Promise<Erasure> {
    return this.erasures.save(change);
  }
}

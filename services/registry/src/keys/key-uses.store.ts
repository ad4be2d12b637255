import { Injectable } from '@nestjs/common';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import type { KeyUse } from './key-use.ts';
import { keyUsePlan } from './key-use.schema.ts';

@Injectable()
export class KeyUsesStore {
  constructor(@InjectCollection(keyUsePlan) private readonly uses: Collection<KeyUse>) {}

  of(keys: readonly string[]): Promise<readonly KeyUse[]> {
    return this.uses.getMany(keys);
  }

  save(change: Change<KeyUse>): Promise<KeyUse> {
    return this.uses.save(change);
  }
}

import { Injectable } from '@nestjs/common';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import type { SigningKey } from './signing-key.ts';
import { signingKeyPlan } from './signing-key.schema.ts';

@Injectable()
export class SigningKeysStore {
  constructor(@InjectCollection(signingKeyPlan) private readonly keys: Collection<SigningKey>) {}

  /** The newest, which are all that count: older ones have long been revoked. */
  async newest(): Promise<readonly SigningKey[]> {
    return (await this.keys.find({ sort: '-createdAt', limit: 50 })).items;
  }

  get(id: string): Promise<SigningKey | undefined> {
    return this.keys.get(id);
  }

  save(change: Change<SigningKey>): Promise<SigningKey> {
    return this.keys.save(change);
  }
}

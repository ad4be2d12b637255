import { Injectable } from '@nestjs/common';
import { covers, everything } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import { signerKeyPlan } from './signer-key.schema.ts';
import type { SignerKey } from './signer-key.ts';

@Injectable()
export class SignerKeysStore {
  constructor(@InjectCollection(signerKeyPlan) private readonly keys: Collection<SignerKey>) {}

  async get(scope: Scope, id: string): Promise<SignerKey | undefined> {
    const found = await this.keys.get(id);
    return found && covers(scope, found.organisation) ? found : undefined;
  }

  find(scope: Scope, query: Query<SignerKey>): Promise<Page<SignerKey>> {
    const own = scope === everything ? {} : { organisation: (scope as { organisation: string }).organisation };
    return this.keys.find({ ...query, filter: { ...query.filter, ...own } });
  }

  /** Does the organisation sign by key? */
  async hasActive(organisation: string): Promise<boolean> {
    return (await this.keys.findOne({ organisation, state: 'active' })) !== undefined;
  }

  /** Of any organisation: a signature of an agreement is for all its parties to check. */
  ofSignatures(ids: readonly string[]): Promise<readonly SignerKey[]> {
    return this.keys.getMany(ids);
  }

  save(change: Change<SignerKey>): Promise<SignerKey> {
    return this.keys.save(change);
  }
}

import { Injectable } from '@nestjs/common';
import { covers, everything } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import type { ApiKey } from './api-key.ts';
import { apiKeyPlan } from './api-key.schema.ts';

@Injectable()
export class ApiKeysStore {
  constructor(@InjectCollection(apiKeyPlan) private readonly keys: Collection<ApiKey>) {}

  async get(scope: Scope, id: string): Promise<ApiKey | undefined> {
    const found = await this.keys.get(id);
    return found && covers(scope, found.organisation ?? '') ? found : undefined;
  }

  byHash(hash: string): Promise<ApiKey | undefined> {
    return this.keys.findOne({ hash });
  }

  find(scope: Scope, query: Query<ApiKey>): Promise<Page<ApiKey>> {
    const own = scope === everything ? {} : { organisation: (scope as { organisation: string }).organisation };
    return this.keys.find({ ...query, filter: { ...query.filter, ...own } });
  }

  /** Those that stand for a graduate of a college. */
  async standingFor(organisation: string, graduate: string): Promise<readonly ApiKey[]> {
    return (await this.keys.find({ filter: { graduate, organisation }, limit: 200 })).items;
  }

  save(change: Change<ApiKey>): Promise<ApiKey> {
    return this.keys.save(change);
  }
}

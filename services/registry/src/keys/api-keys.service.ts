import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, has, instant, notFound, scopeOf, staleRevision, wrongState } from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectConfig, InjectIds, hashOfKey } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { checkGrant } from '../accounts/account.ts';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import type { RegistryConfig } from '../registry.config.ts';
import { createApiKey, revokeApiKey } from './api-key.ts';
import type { ApiKey, ApiKeyTerms } from './api-key.ts';
import { ApiKeysStore } from './api-keys.store.ts';

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly keys: ApiKeysStore,
    private readonly organisations: OrganisationsStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
    @InjectConfig() private readonly config: RegistryConfig,
  ) {}

  async create(
    caller: Caller,
    terms: ApiKeyTerms,
    demoKey: string | undefined,
  ): Promise<{ key: ApiKey; secret: string }> {
    if (demoKey !== undefined && (this.config.demo === 'off' || !has(caller, 'operator'))) {
      throw new DomainError('forbidden', 'api-key.no-demo', 'Fixed keys exist only in the demo world.');
    }
    const id = has(caller, 'operator') ? terms.organisation : (terms.organisation ?? caller.organisation ?? null);
    const organisation = id === null ? undefined : await this.organisations.get(id);
    if (id !== null && !organisation) throw notFound('organisation', id);
    checkGrant(caller, organisation, terms.roles, terms.graduate);
    // A key made during a suspension would be younger than the revocation, and work.
    if (organisation && organisation.state !== 'approved') {
      throw wrongState('organisation', organisation.state, ['approved'], 'give it keys');
    }
    const secret = demoKey ?? `dj_${randomBytes(32).toString('base64url')}`;
    const key = await this.keys.save(
      createApiKey(this.ids.next('key'), hashOfKey(secret), { ...terms, organisation: id }, instant(this.clock)),
    );
    return { key, secret };
  }

  list(caller: Caller, query: Query<ApiKey>): Promise<Page<ApiKey>> {
    return this.keys.find(scopeOf(caller), query);
  }

  async read(caller: Caller, id: string): Promise<ApiKey> {
    const key = await this.keys.get(scopeOf(caller), id);
    if (!key) throw notFound('api-key', id);
    return key;
  }

  async revoke(caller: Caller, id: string, revision: number): Promise<ApiKey> {
    const key = await this.read(caller, id);
    if (key.revision !== revision) throw staleRevision('api-key', revision, key.revision);
    return this.keys.save(revokeApiKey(key, instant(this.clock)));
  }
}

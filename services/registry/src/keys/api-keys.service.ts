import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  DomainError,
  has,
  instant,
  invalid,
  notFound,
  scopeOf,
  scopesInclude,
  staleRevision,
  unlessChanged,
  wrongState,
} from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectConfig, InjectIds, hashOfKey } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { checkGrant } from '../accounts/account.ts';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import type { RegistryConfig } from '../registry.config.ts';
import { createApiKey, revokeApiKey } from './api-key.ts';
import type { ApiKey, ApiKeyTerms } from './api-key.ts';
import { ApiKeysStore } from './api-keys.store.ts';
import { noteKeyUse } from './key-use.ts';
import { KeyUsesStore } from './key-uses.store.ts';

/** A key and the last day on which it was used, in UTC. */
export interface KeyInUse {
  readonly key: ApiKey;
  readonly lastUsedOn: string | null;
}

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly keys: ApiKeysStore,
    private readonly uses: KeyUsesStore,
    private readonly organisations: OrganisationsStore,
    private readonly audit: AuditTrail,
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
    refuseWider(caller, terms.scopes ?? null);
    const secret = demoKey ?? `dj_${randomBytes(32).toString('base64url')}`;
    const key = await this.keys.save(
      createApiKey(this.ids.next('key'), hashOfKey(secret), { ...terms, organisation: id }, instant(this.clock)),
    );
    const { organisation: own } = key;
    await this.audit.record({ kind: 'keyMade', subject: key.id, organisation: own, by: caller.subject });
    return { key, secret };
  }

  byHash(hash: string): Promise<ApiKey | undefined> {
    return this.keys.byHash(hash);
  }

  /** Notes that a key was used; the first time is kept for good. */
  async noteUse({ id, organisation }: ApiKey, day = instant(this.clock).slice(0, 10)): Promise<void> {
    const [known] = await this.uses.of([id]);
    const change = noteKeyUse(known, id, day);
    if (!change) return;
    await unlessChanged(() => this.uses.save(change));
    if (!known) await this.audit.record({ kind: 'keyFirstUsed', subject: id, organisation });
  }

  async list(caller: Caller, query: Query<ApiKey>): Promise<Page<KeyInUse>> {
    const page = await this.keys.find(scopeOf(caller), query);
    return { ...page, items: await this.inUse(page.items) };
  }

  async read(caller: Caller, id: string): Promise<KeyInUse> {
    const key = await this.known(caller, id);
    return { key, lastUsedOn: (await this.uses.of([id]))[0]?.lastUsedOn ?? null };
  }

  async revoke(caller: Caller, id: string, revision: number): Promise<KeyInUse> {
    const key = await this.known(caller, id);
    if (key.revision !== revision) throw staleRevision('api-key', revision, key.revision);
    const revoked = await this.keys.save(revokeApiKey(key, instant(this.clock)));
    const { organisation } = revoked;
    await this.audit.record({ kind: 'keyRevoked', subject: id, organisation, by: caller.subject });
    return { key: revoked, lastUsedOn: (await this.uses.of([id]))[0]?.lastUsedOn ?? null };
  }

  private async known(caller: Caller, id: string): Promise<ApiKey> {
    const key = await this.keys.get(scopeOf(caller), id);
    if (!key) throw notFound('api-key', id);
    return key;
  }

  private async inUse(keys: readonly ApiKey[]): Promise<readonly KeyInUse[]> {
    const uses = new Map((await this.uses.of(keys.map(({ id }) => id))).map((use) => [use.id, use.lastUsedOn]));
    return keys.map((key) => ({ key, lastUsedOn: uses.get(key.id) ?? null }));
  }
}

/** A narrow key makes none that may more. */
function refuseWider(caller: Caller, scopes: readonly string[] | null): void {
  if (!caller.scopes || scopesInclude(caller.scopes, scopes ?? ['read', 'write'])) return;
  const message = {
    zh: '不能超出您自己的范围',
    en: `You can give no more than your own scopes: ${caller.scopes.join(' ')}`,
  };
  throw invalid('api-key', [{ pointer: '/scopes', code: 'not-allowed', message }]);
}

import { Injectable } from '@nestjs/common';
import { DomainError, instant, notFound, scopeOf, staleRevision } from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { registerSignerKey, revokeSignerKey } from './signer-key.ts';
import type { SignerKey, SignerKeyTerms } from './signer-key.ts';
import { SignerKeysStore } from './signer-keys.store.ts';

@Injectable()
export class SignerKeysService {
  constructor(
    private readonly keys: SignerKeysStore,
    private readonly audit: AuditTrail,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  /** Always for the caller's own organisation: nobody else holds its private half. */
  async register(caller: Caller, terms: Omit<SignerKeyTerms, 'organisation'>): Promise<SignerKey> {
    const { organisation } = caller;
    if (!organisation) throw new DomainError('forbidden', 'signer-key.no-organisation', 'Only members register keys.');
    const id = this.ids.next('sky');
    const change = registerSignerKey(id, caller.subject, { ...terms, organisation }, instant(this.clock));
    const key = await this.keys.save(change);
    await this.audit.record({ kind: 'signerKeyMade', organisation, target: id, by: caller.subject });
    return key;
  }

  list(caller: Caller, query: Query<SignerKey>): Promise<Page<SignerKey>> {
    return this.keys.find(scopeOf(caller), query);
  }

  async read(caller: Caller, id: string): Promise<SignerKey> {
    const key = await this.keys.get(scopeOf(caller), id);
    if (!key) throw notFound('signer-key', id);
    return key;
  }

  async revoke(caller: Caller, id: string, revision: number): Promise<SignerKey> {
    const key = await this.read(caller, id);
    if (key.revision !== revision) throw staleRevision('signer-key', revision, key.revision);
    const revoked = await this.keys.save(revokeSignerKey(key, instant(this.clock)));
    const { organisation } = revoked;
    await this.audit.record({ kind: 'signerKeyRevoked', organisation, target: id, by: caller.subject });
    return revoked;
  }
}

import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { instant } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock, InjectCollection, Vault } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { signingKeyOf } from '../allocation/signature.ts';
import type { SigningJwk } from './allocation-work.ts';
import { resultKeyPlan } from './cycle.schema.ts';
import type { ResultKey } from './cycle.schema.ts';

const firstKey = 'rky_first';

/** The key by which the platform signs results; made when it is first needed, and sealed by the vault. */
@Injectable()
export class ResultKeys {
  constructor(
    @InjectCollection(resultKeyPlan) private readonly keys: Collection<ResultKey>,
    private readonly vault: Vault,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** As a JSON Web Key, named by its thumbprint as the results name it. */
  async publicKey(): Promise<ResultKey['publicKey'] & { readonly kid: string }> {
    const { publicKey } = await this.stored();
    const { id } = signingKeyOf(createPublicKey({ key: { ...publicKey }, format: 'jwk' }));
    return { ...publicKey, kid: id };
  }

  async privateKey(): Promise<SigningJwk> {
    const { id, sealedPrivateKey } = await this.stored();
    return JSON.parse(this.vault.open(sealedPrivateKey, contextOf(id)).toString('utf8')) as SigningJwk;
  }

  /** Two instances that need it at once both make one; the id is fixed, so the first one stored is everybody's. */
  private async stored(): Promise<ResultKey> {
    const found = await this.keys.get(firstKey);
    if (found) return found;
    const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as unknown as SigningJwk;
    const { kty, crv, x } = jwk;
    const next: ResultKey = {
      id: firstKey,
      revision: 1,
      publicKey: { kty, crv, x },
      sealedPrivateKey: this.vault.seal(JSON.stringify(jwk), contextOf(firstKey)),
      createdAt: instant(this.clock),
    };
    return this.keys.save({ next, events: [] });
  }
}

function contextOf(id: string): string {
  return `result key ${id}`;
}

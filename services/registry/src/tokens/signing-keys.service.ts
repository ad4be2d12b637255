import { Injectable } from '@nestjs/common';
import { SignJWT, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { JWK } from 'jose';
import { AccessGranted, event } from '@duijie/contracts';
import { instant } from '@duijie/domain';
import type { Aggregate, Clock } from '@duijie/domain';
import { InjectClock, InjectCollection, InjectConfig, Vault, ownIssuer } from '@duijie/platform';
import type { Collection, CollectionPlan } from '@duijie/platform';
import type { RegistryConfig } from '../registry.config.ts';

/** A key that signs access tokens; its private half is sealed by the vault. */
export interface SigningKey extends Aggregate {
  readonly createdAt: string;
  readonly publicKey: JWK;
  readonly sealedPrivateKey: string;
}

export const signingKeyPlan: CollectionPlan<SigningKey> = { name: 'signingKeys', indexes: [['createdAt']] };

interface LoadedKey {
  readonly id: string;
  readonly key: Awaited<ReturnType<typeof importJWK>>;
  readonly publicKey: JWK;
}

const algorithm = 'EdDSA';
const firstKey = 'sgk_first';

/** Signs access tokens; makes the key at the first start, and tells every service its public half by event. */
@Injectable()
export class SigningKeys {
  private ready: Promise<LoadedKey> | undefined;

  constructor(
    @InjectCollection(signingKeyPlan) private readonly keys: Collection<SigningKey>,
    private readonly vault: Vault,
    @InjectClock() private readonly clock: Clock,
    @InjectConfig() private readonly config: RegistryConfig,
  ) {}

  /** Signs an access token (RFC 9068) for the claims; returns it with its lifetime in seconds. */
  async sign(claims: Record<string, unknown> & { sub: string }): Promise<{ token: string; lifetimeS: number }> {
    const { id, key } = await this.current();
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, kid: id, typ: 'at+jwt' })
      .setIssuer(ownIssuer)
      .setAudience(this.config.oidcAudience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + this.config.tokenLifetimeS)
      .sign(key);
    return { token, lifetimeS: this.config.tokenLifetimeS };
  }

  async publicKeys(): Promise<{ keys: JWK[] }> {
    const { id, publicKey } = await this.current();
    return { keys: [{ ...publicKey, kid: id, alg: algorithm, use: 'sig' }] };
  }

  /** Makes sure that the key exists and was told. */
  current(): Promise<LoadedKey> {
    this.ready ??= this.load();
    return this.ready;
  }

  private async load(): Promise<LoadedKey> {
    const stored = (await this.keys.get(firstKey)) ?? (await this.make());
    const privateKey = JSON.parse(this.vault.open(stored.sealedPrivateKey, stored.id).toString('utf8')) as JWK;
    return { id: stored.id, key: await importJWK(privateKey, algorithm), publicKey: stored.publicKey };
  }

  /** Two instances that start at once both try; the id is fixed, so the first one stored is everybody's. */
  private async make(): Promise<SigningKey> {
    const pair = await generateKeyPair(algorithm, { extractable: true });
    const publicKey = await exportJWK(pair.publicKey);
    const next: SigningKey = {
      id: firstKey,
      revision: 1,
      createdAt: instant(this.clock),
      publicKey,
      sealedPrivateKey: this.vault.seal(JSON.stringify(await exportJWK(pair.privateKey)), firstKey),
    };
    const told = event(AccessGranted, { id: firstKey, revision: 1, about: 'signingKey', publicKey: { ...publicKey } });
    return this.keys.save({ next, events: [told] });
  }
}

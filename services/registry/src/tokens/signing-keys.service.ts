import { Injectable } from '@nestjs/common';
import { SignJWT, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { JWK } from 'jose';
import { instant, notFound, staleRevision, unlessChanged } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock, InjectConfig, Vault } from '@duijie/platform';
import { publicUrlOf } from '../registry.config.ts';
import type { RegistryConfig } from '../registry.config.ts';
import {
  createSigningKey,
  isRotationDue,
  keyId,
  leadMs,
  overKeys,
  renameIssuer,
  revokeSigningKey,
  signingAt,
} from './signing-key.ts';
import type { SigningKey } from './signing-key.ts';
import { SigningKeysStore } from './signing-keys.store.ts';

export const signingAlgorithm = 'EdDSA';
const dayMs = 86_400_000;
/** Another instance may have told a new key; it signs only long after this. */
const lookAgainMs = 30_000;

export interface LoadedKey {
  readonly id: string;
  readonly issuer: string;
  readonly privateKey: JWK;
  readonly key: Awaited<ReturnType<typeof importJWK>>;
}

/** Signs access tokens; makes keys, tells every service their public halves by event, and ends them in time. */
@Injectable()
export class SigningKeys {
  private known: readonly SigningKey[] = [];
  private lookedAt = Number.NEGATIVE_INFINITY;
  private loaded: LoadedKey | undefined;

  constructor(
    private readonly keys: SigningKeysStore,
    private readonly vault: Vault,
    @InjectClock() private readonly clock: Clock,
    @InjectConfig() private readonly config: RegistryConfig,
  ) {}

  /** Signs an access token (RFC 9068) for the claims; returns it with its lifetime in seconds. */
  async sign(claims: Record<string, unknown> & { sub: string }): Promise<{ token: string; lifetimeS: number }> {
    const { id, key, issuer } = await this.current();
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: signingAlgorithm, kid: id, typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience(this.config.oidcAudience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + this.config.tokenLifetimeS)
      .sign(key);
    return { token, lifetimeS: this.config.tokenLifetimeS };
  }

  /** All whose tokens may be about, and the one that signs next. */
  async publicKeys(): Promise<{ keys: JWK[] }> {
    await this.current();
    const active = this.known.filter(({ state }) => state === 'active');
    return {
      keys: active.map(({ id, publicKey }) => ({ ...publicKey, kid: id, alg: signingAlgorithm, use: 'sig' }) as JWK),
    };
  }

  list(): Promise<readonly SigningKey[]> {
    return this.keys.newest();
  }

  /** The key that signs now; makes sure that there is one and that it was told. */
  async current(): Promise<LoadedKey> {
    const now = this.clock.now();
    if (now.getTime() - this.lookedAt > lookAgainMs) await this.look();
    const signer = signingAt(this.known, now) ?? (await this.makeAtOnce());
    if (this.loaded?.id !== signer.id || this.loaded.issuer !== signer.issuer) this.loaded = await this.load(signer);
    return this.loaded;
  }

  /** What the calendar asks for: the next key in time, and the end of those that are over. */
  async turn(): Promise<void> {
    await this.look();
    const { signingKeyDays, tokenLifetimeS } = this.config;
    const now = this.clock.now();
    if (signingKeyDays > 0 && isRotationDue(this.known, signingKeyDays * dayMs, now)) await this.announce();
    for (const key of overKeys(this.known, tokenLifetimeS * 1000, now)) {
      await unlessChanged(() => this.keys.save(revokeSigningKey(key, now.toISOString())));
    }
    await this.look();
  }

  /** Tells a new key, which signs after a while. */
  async announce(): Promise<SigningKey> {
    const signsFrom = new Date(this.clock.now().getTime() + leadMs).toISOString();
    const made = await this.make(signsFrom);
    await this.look();
    return made;
  }

  /** For a key that has got out: nothing that it signed is believed any more, and another signs at once. */
  async revoke(id: string, revision: number): Promise<SigningKey> {
    const key = await this.keys.get(id);
    if (!key) throw notFound('signing-key', id);
    if (key.revision !== revision) throw staleRevision('signing-key', revision, key.revision);
    const revoked = await this.keys.save(revokeSigningKey(key, instant(this.clock)));
    await this.look();
    await this.current();
    return revoked;
  }

  private async look(): Promise<void> {
    const issuer = publicUrlOf(this.config);
    const found = await this.keys.newest();
    const known: SigningKey[] = [];
    for (const key of found) {
      const isRenamed = key.state === 'active' && key.issuer !== issuer;
      known.push(isRenamed ? await this.keys.save(renameIssuer(key, issuer, instant(this.clock))) : key);
    }
    this.known = known;
    this.lookedAt = this.clock.now().getTime();
  }

  private async makeAtOnce(): Promise<SigningKey> {
    const made = await this.make(instant(this.clock));
    await this.look();
    return signingAt(this.known, this.clock.now()) ?? made;
  }

  /** Two instances that make the next one at once both try; the id is fixed, so the first one stored is everybody's. */
  private async make(signsFrom: string): Promise<SigningKey> {
    const number = Math.max(0, ...(await this.keys.newest()).map((key) => key.number)) + 1;
    const pair = await generateKeyPair(signingAlgorithm, { extractable: true });
    const sealedPrivateKey = this.vault.seal(JSON.stringify(await exportJWK(pair.privateKey)), keyId(number));
    const publicKey = { ...(await exportJWK(pair.publicKey)) };
    const halves = { publicKey, sealedPrivateKey };
    return this.keys.save(createSigningKey(number, publicUrlOf(this.config), halves, instant(this.clock), signsFrom));
  }

  private async load({ id, issuer, sealedPrivateKey }: SigningKey): Promise<LoadedKey> {
    const privateKey = JSON.parse(this.vault.open(sealedPrivateKey, id).toString('utf8')) as JWK;
    return { id, issuer, privateKey, key: await importJWK(privateKey, signingAlgorithm) };
  }
}

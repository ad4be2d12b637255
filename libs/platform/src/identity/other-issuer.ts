import { hash } from 'node:crypto';
import { createRemoteJWKSet, customFetch, errors } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { DomainError } from '@duijie/domain';
import type { Clock, Role } from '@duijie/domain';
import type { OutboundFetch } from '../outbound/outbound-fetch.ts';

/** Where the claims that we know are found in another issuer's tokens, such as `realm_access.roles`. */
export type ClaimPaths = Readonly<Record<(typeof mappedClaims)[number], string>>;
export const mappedClaims = ['roles', 'duties', 'organisation', 'graduate'] as const;

/**
 * A pause between two tries to reach an issuer that does not answer, and between two looks for a key that it did not have,
 * so that a flood of tokens is no flood of calls.
 */
const retryAfterMs = 10_000;

/** Reads `OIDC_CLAIMS`: pairs of our name and the path in the token, by commas. Undefined when it cannot be read. */
export function readClaimPaths(text: string): ClaimPaths | undefined {
  const paths: Record<string, string> = Object.fromEntries(mappedClaims.map((name) => [name, name]));
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const [name = '', path = '', ...rest] = pair.split('=').map((part) => part.trim());
    if (!(mappedClaims as readonly string[]).includes(name) || !/^[\w:/-]+(\.[\w:/-]+)*$/.test(path) || rest.length > 0)
      return undefined;
    paths[name] = path;
  }
  return paths as ClaimPaths;
}

/** The value at a path. A claim whose own name holds dots, such as a URL, is found by its whole name. */
export function claimAt(payload: object, path: string): unknown {
  if (Object.hasOwn(payload, path)) return (payload as Record<string, unknown>)[path];
  let at: unknown = payload;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string, unknown>)[part];
  }
  return at;
}

/**
 * Who a subject of another issuer is here: the same for good, never the id of an account or key of ours, whatever that
 * issuer calls its people, and without their name there, which is often an address of mail.
 */
export function subjectOf(issuer: string, sub: string): string {
  return `ext_${hash('sha256', `${issuer}\n${sub}`, 'hex').slice(0, 40)}`;
}

/** Who must have shown a second factor. */
export const secondFactorChoices = ['nobody', 'operators', 'everybody'] as const;
export type SecondFactorChoice = (typeof secondFactorChoices)[number];

export function isSecondFactorDue(choice: SecondFactorChoice, roles: readonly Role[]): boolean {
  return choice === 'everybody' || (choice === 'operators' && roles.includes('operator'));
}

/** A claim of a token and the value with which it says that its bearer has shown a second factor. */
export interface FactorSign {
  readonly claim: 'acr' | 'amr';
  readonly value: string;
}

/** Reads `OIDC_SECOND_FACTOR`: such as `amr=mfa,acr=gold`. Undefined when it cannot be read. */
export function readFactorSigns(text: string): readonly FactorSign[] | undefined {
  const signs: FactorSign[] = [];
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const [, claim, value] = /^(acr|amr)=([^\s=]+)$/.exec(pair.trim()) ?? [];
    if (claim === undefined || value === undefined) return undefined;
    signs.push({ claim: claim as FactorSign['claim'], value });
  }
  return signs;
}

/** Does a token say that its bearer has shown a second factor? One sign is enough; numbers count as they are written. */
export function showsFactor(payload: object, signs: readonly FactorSign[]): boolean {
  return signs.some(({ claim, value }) => {
    const said: unknown = claimAt(payload, claim);
    const values: unknown[] = Array.isArray(said) ? said : [said];
    return values.some((each) => (typeof each === 'string' || typeof each === 'number') && String(each) === value);
  });
}

/** Secrets travel in the open over plain HTTP, unless they do not leave the machine. */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.username !== '' || url.password !== '') return false;
  const loopback = url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
}

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/** The keys of an issuer that is not ours, found by OpenID Connect discovery and asked for again when a new one appears. */
export class OtherIssuer {
  private found: Promise<RemoteKeys> | undefined;
  private failedAt = Number.NEGATIVE_INFINITY;

  constructor(
    readonly issuer: string,
    private readonly outbound: OutboundFetch,
    private readonly clock: Clock,
  ) {}

  /** The key for a token's header; throws `unavailable` while the issuer cannot be asked. */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.keys();
    const isAtHand = keys.fresh && keys.jwks()?.keys.some(({ kid }) => kid === header?.kid);
    if (!isAtHand && this.hasJustFailed()) throw away(undefined);
    try {
      return await keys(header, token);
    } catch (error) {
      // No such key is the token's fault; not to get the keys is nobody's.
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      this.failedAt = this.clock.now().getTime();
      throw away(error);
    }
  };

  private hasJustFailed(): boolean {
    return this.clock.now().getTime() - this.failedAt < retryAfterMs;
  }

  private keys(): Promise<RemoteKeys> {
    if (this.found === undefined && this.hasJustFailed()) return Promise.reject(away(undefined));
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = undefined;
      this.failedAt = this.clock.now().getTime();
      throw away(error);
    });
    return this.found;
  }

  private async discover(): Promise<RemoteKeys> {
    const answer = await this.outbound(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    if (!answer.ok) throw new Error(`Discovery answered ${answer.status}.`);
    const { issuer, jwks_uri: address } = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (issuer !== this.issuer) throw new Error('Discovery names another issuer.');
    if (typeof address !== 'string' || !isSafeAddress(address)) throw new Error('Discovery names no safe jwks_uri.');
    return createRemoteJWKSet(new URL(address), { [customFetch]: this.outbound, cooldownDuration: retryAfterMs });
  }
}

function away(cause: unknown): DomainError {
  const error = new DomainError(
    'unavailable',
    'access.issuer-away',
    'The issuer of this token cannot be asked for its keys at the moment. Try again in a while.',
    { details: { retryAfter: retryAfterMs / 1000 } },
  );
  error.cause = cause;
  return error;
}

import { hash } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { JWK, JWTPayload, JWTVerifyGetKey, JWTVerifyOptions } from 'jose';
import { DomainError, duties, isScope, roles } from '@duijie/domain';
import type { Caller, Clock, Duty, Role } from '@duijie/domain';
import type { AccessBody } from '@duijie/contracts';
import { claimAt, isSecondFactorDue, showsFactor, subjectOf } from './other-issuer.ts';
import type { ClaimPaths, FactorSign, OtherIssuer, SecondFactorChoice } from './other-issuer.ts';

export interface AccessOptions {
  readonly clock: Clock;
  readonly audience: string;
  /** May the fixed keys of the demo world be used? */
  readonly demoKeys: boolean;
  readonly other?: Other;
}

/** An issuer beside our registry: where its tokens hold what we ask of them, and how they tell of a second factor. */
export interface Other {
  readonly issuer: OtherIssuer;
  readonly claims: ClaimPaths;
  readonly secondFactor: SecondFactorChoice;
  readonly factorSigns: readonly FactorSign[];
}

/** What tokens of registry name as their issuer where its keys were told without one. */
export const ownIssuer = 'urn:duijie:registry';

/** SHA-256 in hex: all that is ever kept of an API key. */
export function hashOfKey(key: string): string {
  return hash('sha256', key, 'hex');
}

const refused = (code: string, message: string) => new DomainError('unauthenticated', `access.${code}`, message);
const signatures = ['EdDSA', 'Ed25519', 'ES256', 'RS256', 'PS256'];
const clockToleranceSeconds = 5;

/**
 * Who may enter, as told by the broadcast topic `registry.access`: every instance keeps all of it in memory, so a
 * revocation counts everywhere as soon as it is heard, and no request waits for another service.
 */
export class Access {
  private readonly granted = new Map<string, AccessBody>();
  private readonly signingKeys = new Map<string, JWK>();
  private verifyKeys: JWTVerifyGetKey = createLocalJWKSet({ keys: [] });

  constructor(private readonly options: AccessOptions) {}

  /** Takes in a grant or a revocation; an older revision than the known one changes nothing. */
  hear(event: AccessBody): void {
    if ((this.granted.get(event.id)?.revision ?? 0) >= event.revision) return;
    this.granted.set(event.id, event);
    if (event.about !== 'signingKey') return;
    if (event.publicKey && !event.revokedBefore)
      this.signingKeys.set(event.id, { ...event.publicKey, kid: event.id } as JWK);
    else this.signingKeys.delete(event.id);
    this.verifyKeys = createLocalJWKSet({ keys: [...this.signingKeys.values()] });
  }

  /** The caller behind an Authorization header; throws `unauthenticated` with the reason. */
  async identify(authorization: string | undefined): Promise<Caller> {
    const [scheme, credential, ...rest] = (authorization ?? '').split(' ');
    if (!authorization) throw refused('missing', 'Send an Authorization header: Bearer with a token or an API key.');
    if (scheme?.toLowerCase() !== 'bearer' || !credential || rest.length > 0 || credential.length > 8192) {
      throw refused('malformed', 'The Authorization header must be: Bearer, one space, and a token or an API key.');
    }
    return credential.startsWith('dj_') ? this.byKey(credential) : this.byToken(credential);
  }

  private byKey(key: string): Caller {
    const grant = this.granted.get(hashOfKey(key));
    if (!grant || grant.about !== 'apiKey') throw refused('unknown-key', 'This API key is not known.');
    if (grant.world === 'demo' && !this.options.demoKeys) {
      throw refused(
        'unknown-key',
        'Demo keys work only on loopback while the demo world is on (DEMO=public to change that).',
      );
    }
    if (grant.revokedBefore) throw refused('revoked', 'This API key was revoked.');
    if (grant.expiresAt && Date.parse(grant.expiresAt) <= this.options.clock.now().getTime()) {
      throw refused('expired', 'This API key has expired.');
    }
    const caller: Caller = {
      subject: grant.subject ?? grant.id,
      ...(grant.organisation ? { organisation: grant.organisation } : {}),
      ...(grant.graduate ? { graduate: grant.graduate } : {}),
      ...(grant.scopes ? { scopes: grant.scopes } : {}),
      roles: grant.roles ?? [],
      duties: grant.duties ?? [],
    };
    return this.unlessRevoked(caller, Date.parse(grant.issuedAt ?? '1970-01-01T00:00:00Z'));
  }

  private async byToken(token: string): Promise<Caller> {
    const { other } = this.options;
    return other && unverifiedIssuer(token) === other.issuer.issuer
      ? this.byTokenOfOther(token, other)
      : this.byOwnToken(token);
  }

  private async byOwnToken(token: string): Promise<Caller> {
    const payload = await this.ofRegistry(token);
    const session = text(payload['sid']);
    const { scopes } = payload;
    const caller: Caller = {
      ...callerOf(payload.sub ?? '', (name) => payload[name]),
      ...(session ? { session } : {}),
      ...(Array.isArray(scopes) ? { scopes: scopes.filter(isScopeText) } : {}),
    };
    return this.unlessRevoked(caller, (payload.iat ?? 0) * 1000);
  }

  private async byTokenOfOther(token: string, other: Other): Promise<Caller> {
    const payload = await this.ofOther(token, other.issuer);
    const caller = callerOf(subjectOf(other.issuer.issuer, payload.sub ?? ''), (name) =>
      claimAt(payload, other.claims[name]),
    );
    if (isSecondFactorDue(other.secondFactor, caller.roles) && !showsFactor(payload, other.factorSigns)) {
      throw refused('second-factor', 'This token tells of no second factor. Sign in with one at its issuer.');
    }
    return this.unlessRevoked(caller, (payload.iat ?? 0) * 1000);
  }

  /** Ours are marked as access tokens (RFC 9068), and name an issuer that one of our keys was told with. */
  private async ofRegistry(token: string): Promise<JWTPayload> {
    const issuer = [...new Set([...this.signingKeys.keys()].map((id) => this.granted.get(id)?.issuer ?? ownIssuer))];
    return this.verified(token, this.verifyKeys, { issuer, typ: 'at+jwt' });
  }

  /** Other issuers often do not mark their access tokens; the audience tells those from what is for others. */
  private ofOther(token: string, { issuer, key }: OtherIssuer): Promise<JWTPayload> {
    return this.verified(token, key, { issuer });
  }

  private async verified(token: string, key: JWTVerifyGetKey, wish: JWTVerifyOptions): Promise<JWTPayload> {
    const { audience, clock } = this.options;
    try {
      const { payload } = await jwtVerify(token, key, {
        ...wish,
        audience,
        algorithms: signatures,
        clockTolerance: clockToleranceSeconds,
        currentDate: clock.now(),
        requiredClaims: ['sub', 'iat', 'exp'],
      });
      if (text(payload.sub) === undefined) throw new Error('The subject is no text.');
      return payload;
    } catch (error) {
      if (error instanceof DomainError) throw error;
      if (error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED') {
        throw refused('expired', 'This token has expired. Ask the issuer for a new one.');
      }
      throw refused('invalid-token', 'This token is not valid here: wrong signature, issuer, audience or form.');
    }
  }

  /** A suspended organisation, a subject who was shut out, or a session that was ended is refused with everything issued before that. */
  private unlessRevoked(caller: Caller, issuedAt: number): Caller {
    for (const id of [caller.organisation, caller.subject, caller.session]) {
      const before = id ? this.granted.get(id)?.revokedBefore : undefined;
      if (before && issuedAt <= Date.parse(before)) {
        throw refused('revoked', 'Access of this account or its organisation was ended.');
      }
    }
    return caller;
  }
}

function callerOf(subject: string, claim: (name: keyof ClaimPaths) => unknown): Caller {
  const organisation = text(claim('organisation'));
  const graduate = text(claim('graduate'));
  return {
    subject,
    ...(organisation ? { organisation } : {}),
    ...(graduate ? { graduate } : {}),
    roles: listed<Role>(claim('roles'), roles),
    duties: listed<Duty>(claim('duties'), duties),
  };
}

/** Only to choose whose keys check it; nothing is believed before they have. */
function unverifiedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

function isScopeText(value: unknown): value is string {
  return typeof value === 'string' && isScope(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listed<Word extends string>(value: unknown, known: readonly Word[]): Word[] {
  return Array.isArray(value) ? known.filter((word) => value.includes(word)) : [];
}

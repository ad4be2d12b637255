import { Injectable } from '@nestjs/common';
import { DomainError, invalid, scopesInclude } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock, hashOfKey } from '@duijie/platform';
import type { Account } from '../accounts/account.ts';
import { SignIn } from '../accounts/sign-in.service.ts';
import type { Credentials } from '../accounts/sign-in.service.ts';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { ApiKeysService } from '../keys/api-keys.service.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import { SigningKeys } from './signing-keys.service.ts';
import type { TokenAnswer } from './tokens.dto.ts';

/** All that somebody may do who must set up a second factor before anything else. */
const enrolmentScopes = ['second-factors:read', 'second-factors:write'];

/** Gives access tokens for a key or for a login. */
@Injectable()
export class TokensService {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly organisations: OrganisationsStore,
    private readonly signIn: SignIn,
    private readonly sessions: SessionsService,
    private readonly signing: SigningKeys,
    private readonly audit: AuditTrail,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** Client credentials: the id of an API key and the key; `scope` may ask for less than the key has. */
  async forKey(id: string, secret: string, address: string, scope?: string): Promise<TokenAnswer> {
    const key = await this.keys.byHash(hashOfKey(secret));
    const expired = key?.expiresAt && Date.parse(key.expiresAt) <= this.clock.now().getTime();
    const suspended = key?.organisation && (await this.organisations.get(key.organisation))?.state !== 'approved';
    if (!key || key.id !== id || key.state !== 'active' || expired || suspended) {
      await this.audit.record({
        kind: 'keyRefused',
        subject: key?.id ?? null,
        organisation: key?.organisation ?? null,
        address,
        reason: key ? (suspended ? 'suspended' : expired ? 'expired' : 'revoked') : 'unknownKey',
      });
      throw new DomainError(
        'unauthenticated',
        'token.refused',
        'The client is not known, was revoked, or belongs to a suspended organisation.',
        { details: { error: 'invalid_client' } },
      );
    }
    const scopes = scope === undefined ? key.scopes : narrowed(key.scopes ?? ['read', 'write'], scope);
    await this.keys.noteUse(key);
    const { organisation, roles, duties, graduate } = key;
    return this.answer({ sub: key.id, organisation, roles, duties, graduate, scopes: scopes ?? null });
  }

  /** A login and password, and the code where the account has a second factor. */
  async forLogin(credentials: Credentials, code: string | undefined): Promise<TokenAnswer> {
    const { account, needed } = await this.signIn.withPassword(credentials);
    if (needed === 'nothing') return this.forAccount(account, null);
    if (needed === 'enrolment') return this.forAccount(account, enrolmentScopes);
    if (code === undefined) {
      throw new DomainError('unauthenticated', 'session.code-required', 'Send the code of your authenticator too.');
    }
    return this.forAccount(await this.signIn.withCode(account.id, code, credentials.address), null);
  }

  private async forAccount(account: Account, scopes: readonly string[] | null): Promise<TokenAnswer> {
    const { id, organisation, roles, duties, graduate } = account;
    const session = await this.sessions.startForScript(account);
    return this.answer({ sub: id, organisation, roles, duties, graduate, scopes, sid: session.id });
  }

  private async answer(claims: Record<string, unknown> & { sub: string }): Promise<TokenAnswer> {
    const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
    const { token, lifetimeS } = await this.signing.sign({ ...given, sub: claims.sub });
    const { scopes } = given;
    const scope = Array.isArray(scopes) ? { scope: scopes.join(' ') } : {};
    return { access_token: token, token_type: 'Bearer', expires_in: lifetimeS, ...scope };
  }
}

function narrowed(scopes: readonly string[], wanted: string): readonly string[] {
  const asked = wanted.split(' ').filter((scope) => scope !== '');
  if (scopesInclude(scopes, asked)) return asked;
  const message = { zh: '超出该密钥的范围', en: `This key allows only: ${scopes.join(' ')}` };
  throw invalid('token', [{ pointer: '/scope', code: 'not-allowed', message }]);
}

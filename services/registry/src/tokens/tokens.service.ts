import { Injectable } from '@nestjs/common';
import { DomainError } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock, hashOfKey } from '@duijie/platform';
import { AccountsService } from '../accounts/accounts.service.ts';
import { ApiKeysStore } from '../keys/api-keys.store.ts';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import { SigningKeys } from './signing-keys.service.ts';
import type { TokenAnswer } from './tokens.dto.ts';

/** Gives access tokens for a key or for a login. */
@Injectable()
export class TokensService {
  constructor(
    private readonly keys: ApiKeysStore,
    private readonly organisations: OrganisationsStore,
    private readonly accounts: AccountsService,
    private readonly signing: SigningKeys,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** Client credentials: the id of an API key and the key. */
  async forKey(id: string, secret: string): Promise<TokenAnswer> {
    const key = await this.keys.byHash(hashOfKey(secret));
    const expired = key?.expiresAt && Date.parse(key.expiresAt) <= this.clock.now().getTime();
    const suspended = key?.organisation && (await this.organisations.get(key.organisation))?.state !== 'approved';
    if (!key || key.id !== id || key.state !== 'active' || expired || suspended) {
      throw new DomainError(
        'unauthenticated',
        'token.refused',
        'The client is not known, was revoked, or belongs to a suspended organisation.',
      );
    }
    return this.answer({
      sub: key.id,
      organisation: key.organisation,
      roles: key.roles,
      duties: key.duties,
      graduate: key.graduate,
    });
  }

  async forLogin(login: string, password: string): Promise<TokenAnswer> {
    const account = await this.accounts.signIn(login.toLowerCase(), password);
    const { id, organisation, roles, duties, graduate } = account;
    return this.answer({ sub: id, organisation, roles, duties, graduate });
  }

  private async answer(claims: Record<string, unknown> & { sub: string }): Promise<TokenAnswer> {
    const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
    const { token, lifetimeS } = await this.signing.sign({ ...given, sub: claims.sub });
    return { access_token: token, token_type: 'Bearer', expires_in: lifetimeS };
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError, everything, has, instant, notFound, scopeOf, staleRevision } from '@duijie/domain';
import type { Caller, Change, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import {
  checkGrant,
  createAccount,
  disableAccount,
  enableAccount,
  failSignIn,
  isLocked,
  passSignIn,
} from './account.ts';
import type { Account, AccountTerms } from './account.ts';
import { AccountsStore } from './accounts.store.ts';
import { hashPassword, isPassword, randomPassword } from './passwords.ts';

@Injectable()
export class AccountsService {
  /** Compared with when there is no such account, so that the answer takes as long as for one that exists. */
  private readonly decoy = hashPassword(randomPassword());

  constructor(
    private readonly accounts: AccountsStore,
    private readonly organisations: OrganisationsStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async create(
    caller: Caller,
    terms: AccountTerms,
    password: string | undefined,
  ): Promise<{ account: Account; password: string | undefined }> {
    const id = has(caller, 'operator') ? terms.organisation : (terms.organisation ?? caller.organisation ?? null);
    const organisation = id === null ? undefined : await this.organisations.get(id);
    if (id !== null && !organisation) throw notFound('organisation', id);
    checkGrant(caller, organisation, terms.roles, terms.graduate);
    const chosen = password ?? randomPassword();
    const change = createAccount(
      this.ids.next('acc'),
      { ...terms, organisation: id },
      await hashPassword(chosen),
      instant(this.clock),
    );
    const account = await this.accounts.save(change);
    return { account, password: password === undefined ? chosen : undefined };
  }

  list(caller: Caller, query: Query<Account>): Promise<Page<Account>> {
    return this.accounts.find(scopeOf(caller), query);
  }

  async read(caller: Caller, id: string): Promise<Account> {
    const account = await this.accounts.get(scopeOf(caller), id);
    if (!account) throw notFound('account', id);
    return account;
  }

  async disable(caller: Caller, id: string, revision: number): Promise<Account> {
    return this.accounts.save(disableAccount(await this.at(caller, id, revision), instant(this.clock)));
  }

  async enable(caller: Caller, id: string, revision: number): Promise<Account> {
    return this.accounts.save(enableAccount(await this.at(caller, id, revision), instant(this.clock)));
  }

  /** The account behind a login and password. Every refusal sounds the same, so that nobody learns which logins exist. */
  async signIn(login: string, password: string): Promise<Account> {
    const account = await this.accounts.byLogin(login);
    const now = this.clock.now();
    if (account && isLocked(account, now)) {
      throw new DomainError('too-many', 'session.locked', 'Too many wrong passwords. Wait a while and try again.', {
        details: { retryAfter: Math.ceil((Date.parse(account.lockedUntil ?? '') - now.getTime()) / 1000) },
      });
    }
    const right = await isPassword(password, account?.passwordHash ?? (await this.decoy));
    if (account && right && account.state === 'active' && (await this.mayEnter(account))) {
      return this.remember(account, (seen) => passSignIn(seen, now));
    }
    if (account && !right) await this.remember(account, (seen) => failSignIn(seen, now));
    throw new DomainError('unauthenticated', 'session.refused', 'Login or password is wrong.');
  }

  /** Counts on the newest state, however many tries come at the same moment: guesses side by side are guesses all the same. */
  private async remember(account: Account, rule: (seen: Account) => Change<Account> | undefined): Promise<Account> {
    for (let seen = account; ;) {
      const change = rule(seen);
      if (!change) return seen;
      try {
        return await this.accounts.save(change);
      } catch (error) {
        if (!(error instanceof DomainError && error.kind === 'precondition')) throw error;
        seen = (await this.accounts.get(everything, account.id)) ?? seen;
      }
    }
  }

  private async mayEnter(account: Account): Promise<boolean> {
    if (account.organisation === null) return true;
    return (await this.organisations.get(account.organisation))?.state === 'approved';
  }

  private async at(caller: Caller, id: string, revision: number): Promise<Account> {
    const account = await this.read(caller, id);
    if (account.revision !== revision) throw staleRevision('account', revision, account.revision);
    return account;
  }
}

import { Injectable } from '@nestjs/common';
import {
  DomainError,
  everything,
  has,
  instant,
  invalid,
  notFound,
  scopeOf,
  staleRevision,
  unlessChanged,
} from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectConfig, InjectIds, isSecondFactorDue } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import type { AuditKind } from '../audit/audit-entry.ts';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import { revokeInvitation } from '../invitations/invitation.ts';
import { InvitationsStore } from '../invitations/invitations.store.ts';
import type { RegistryConfig } from '../registry.config.ts';
import { SecondFactorsStore } from '../second-factors/second-factors.store.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { changePassword, changeRoles, checkGrant, createAccount, disableAccount, enableAccount } from './account.ts';
import type { Account, AccountTerms } from './account.ts';
import { AccountsStore } from './accounts.store.ts';
import { Lockouts } from './lockouts.service.ts';
import { passwordFault } from './password-strength.ts';
import { hashPassword, isPassword, randomPassword } from './passwords.ts';

@Injectable()
export class AccountsService {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly organisations: OrganisationsStore,
    private readonly sessions: SessionsService,
    private readonly invitations: InvitationsStore,
    private readonly factors: SecondFactorsStore,
    private readonly lockouts: Lockouts,
    private readonly audit: AuditTrail,
    @InjectConfig() private readonly config: RegistryConfig,
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
    if (password !== undefined) await this.refuseWeak(password, terms.login, id);
    const chosen = password ?? randomPassword();
    const change = createAccount(
      this.ids.next('acc'),
      { ...terms, organisation: id },
      await hashPassword(chosen),
      instant(this.clock),
    );
    const account = await this.accounts.save(change);
    await this.record('accountMade', account, caller, [...account.roles, ...account.duties].join(' '));
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
    const disabled = await this.accounts.save(disableAccount(await this.at(caller, id, revision), instant(this.clock)));
    await this.endBegun(disabled, caller.subject);
    await this.record('accountDisabled', disabled, caller);
    return disabled;
  }

  async enable(caller: Caller, id: string, revision: number): Promise<Account> {
    const enabled = await this.accounts.save(enableAccount(await this.at(caller, id, revision), instant(this.clock)));
    await this.record('accountEnabled', enabled, caller);
    return enabled;
  }

  async changeRoles(caller: Caller, id: string, revision: number, wish: Partial<Pick<Account, 'roles' | 'duties'>>) {
    const account = await this.at(caller, id, revision);
    const { roles, duties } = { ...account, ...wish };
    const organisation = account.organisation === null ? undefined : await this.organisations.get(account.organisation);
    checkGrant(caller, organisation, roles, account.graduate);
    const isDue = isSecondFactorDue(this.config.secondFactor, roles);
    const lacksFactor = isDue && (await this.factors.of(id))?.state !== 'active';
    const change = changeRoles(account, { roles, duties }, lacksFactor, instant(this.clock));
    const changed = await this.accounts.save(change);
    if (lacksFactor) await this.sessions.endAll(id, 'factorChanged', caller.subject);
    await this.record('rolesChanged', changed, caller, [...roles, ...duties].join(' '));
    return changed;
  }

  /** One's own, with the one before; every session ends by that. */
  async changePassword(caller: Caller, current: string, wanted: string): Promise<Account> {
    const account = await this.accounts.get(everything, caller.subject);
    if (!account) {
      throw new DomainError('forbidden', 'account.no-password', 'Only people have a password. Sign in by login.');
    }
    this.lockouts.refuseLocked(account);
    if (!(await isPassword(current, account.passwordHash))) {
      await this.lockouts.failed(account, 'password', null);
      const message = { zh: '当前密码不正确', en: 'The present password is wrong' };
      throw invalid('account', [{ pointer: '/current', code: 'wrong-secret', message }]);
    }
    await this.refuseWeak(wanted, account.login, account.organisation, '/wanted');
    const changed = await this.accounts.save(changePassword(account, await hashPassword(wanted), instant(this.clock)));
    await this.endBegun(changed, caller.subject);
    await this.record('passwordChanged', changed, caller);
    return changed;
  }

  /** For who has forgotten theirs. Tries at the door may go on meanwhile, so it is decided on the newest state. */
  async resetPassword(id: string, password: string, link: string): Promise<Account> {
    const hash = await hashPassword(password);
    const changed = await this.accounts.change(id, (seen) => changePassword(seen, hash, instant(this.clock)));
    if (!changed) throw notFound('account', id);
    await this.endBegun(changed, id);
    const { organisation } = changed;
    await this.audit.record({ kind: 'passwordReset', subject: id, organisation, target: link });
    return changed;
  }

  /** Ends the links for another password that are out, but for one. */
  async endResets({ id, organisation }: Account, by: string, except?: string): Promise<void> {
    for (const link of await this.invitations.openFor(id, instant(this.clock))) {
      if (link.id === except) continue;
      await unlessChanged(async () => {
        await this.invitations.save(revokeInvitation(link, instant(this.clock)));
        await this.audit.record({ kind: 'invitationRevoked', subject: id, organisation, target: link.id, by });
      });
    }
  }

  /** Refuses a password that others would soon guess. */
  async refuseWeak(password: string, login: string, organisation: string | null, pointer = '/password'): Promise<void> {
    const name = organisation === null ? {} : ((await this.organisations.get(organisation))?.name ?? {});
    const fault = passwordFault(password, [login, ...Object.values(name)], pointer);
    if (fault) throw invalid('account', [fault]);
  }

  /** The account if it is at that revision. */
  async at(caller: Caller, id: string, revision: number): Promise<Account> {
    const account = await this.read(caller, id);
    if (account.revision !== revision) throw staleRevision('account', revision, account.revision);
    return account;
  }

  /** Ends all that somebody has begun who knew the password: also an authenticator that is not confirmed yet. */
  private async endBegun(account: Account, by: string): Promise<void> {
    await this.factors.forgetPending(account.id);
    await this.sessions.endAll(account.id, 'accountEnded', by);
    await this.endResets(account, by);
  }

  private record(kind: AuditKind, account: Account, caller: Caller, reason: string | null = null): Promise<void> {
    const { id, organisation } = account;
    return this.audit.record({ kind, subject: id, organisation, by: caller.subject, reason });
  }
}

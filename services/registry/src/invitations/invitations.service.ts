import { randomBytes } from 'node:crypto';
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
  wrongState,
} from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectConfig, InjectIds, hashOfKey } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { checkGrant, createAccount } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import { AccountsService } from '../accounts/accounts.service.ts';
import { AccountsStore } from '../accounts/accounts.store.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import type { AuditKind } from '../audit/audit-entry.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import { publicUrlOf } from '../registry.config.ts';
import type { RegistryConfig } from '../registry.config.ts';
import { acceptInvitation, createInvitation, isOpen, overInvitation, revokeInvitation } from './invitation.ts';
import type { Invitation, InvitationTerms } from './invitation.ts';
import { InvitationsStore } from './invitations.store.ts';

const dayMs = 86_400_000;
const keptDays = 90;
const resetDays = 1;

type Wish = Omit<InvitationTerms, 'hash' | 'expiresAt' | 'invitedBy'>;

/** The link is answered once, for the administrator to pass on; nobody can find it again. */
export interface Offer {
  readonly invitation: Invitation;
  readonly link: string;
}

export interface Acceptance {
  readonly token: string;
  readonly login: string | undefined;
  readonly password: string;
}

@Injectable()
export class InvitationsService {
  constructor(
    private readonly invitations: InvitationsStore,
    private readonly organisations: OrganisationsStore,
    private readonly accounts: AccountsService,
    private readonly accountsStore: AccountsStore,
    private readonly audit: AuditTrail,
    @InjectConfig() private readonly config: RegistryConfig,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async create(caller: Caller, terms: Wish, days: number): Promise<Offer> {
    const id = has(caller, 'operator') ? terms.organisation : (terms.organisation ?? caller.organisation ?? null);
    const organisation = id === null ? undefined : await this.organisations.get(id);
    if (id !== null && !organisation) throw notFound('organisation', id);
    checkGrant(caller, organisation, terms.roles, terms.graduate);
    refuseSuspended(organisation);
    return this.offer('invitationMade', caller, { ...terms, organisation: id }, days);
  }

  /**
   * A link with which a person chooses another password, where they have forgotten theirs. Links for them from before are
   * over; their present password and second factor stay as they are. Who can still sign in changes their own password with
   * the present one.
   */
  async createReset(caller: Caller, account: string, revision: number): Promise<Offer> {
    const found = await this.accounts.at(caller, account, revision);
    if (found.id === caller.subject) throw ownReset();
    refuseInactive(found);
    const { id, organisation, roles, duties, graduate, login } = found;
    refuseSuspended(organisation === null ? undefined : await this.organisations.get(organisation));
    const terms = { organisation, roles, duties, graduate, login, resets: id };
    const offer = await this.offer('resetOffered', caller, terms, resetDays);
    const now = await this.accountsStore.get(everything, id);
    if (now?.state !== 'active') {
      // Erased or disabled in the same moment: nothing of theirs is to lie here after that.
      await this.invitations.drop(offer.invitation.id);
      refuseInactive(now ?? { ...found, state: 'erased' });
    }
    const [newest] = [...(await this.invitations.openFor(id, instant(this.clock)))].sort(byNewest);
    await this.accounts.endResets(found, caller.subject, newest?.id);
    if (newest && newest.id !== offer.invitation.id) throw overtaken();
    return offer;
  }

  list(caller: Caller, query: Query<Invitation>): Promise<Page<Invitation>> {
    return this.invitations.find(scopeOf(caller), query);
  }

  async read(caller: Caller, id: string): Promise<Invitation> {
    const invitation = await this.invitations.get(scopeOf(caller), id);
    if (!invitation) throw notFound('invitation', id);
    return invitation;
  }

  async revoke(caller: Caller, id: string, revision: number): Promise<Invitation> {
    const invitation = await this.read(caller, id);
    if (invitation.revision !== revision) throw staleRevision('invitation', revision, invitation.revision);
    const revoked = await this.invitations.save(revokeInvitation(invitation, instant(this.clock)));
    await this.record('invitationRevoked', revoked, caller.subject);
    return revoked;
  }

  /** The invitation behind a link while it can be accepted. */
  async open(token: string): Promise<Invitation> {
    const invitation = await this.invitations.byHash(hashOfKey(token));
    if (!invitation || !isOpen(invitation, instant(this.clock))) throw overInvitation();
    const { organisation } = invitation;
    const suspended = organisation !== null && (await this.organisations.get(organisation))?.state !== 'approved';
    if (suspended) throw overInvitation();
    return invitation;
  }

  /**
   * Makes the account, or gives it the password. The invitation is used up first, so that two who come at once do not
   * make two; where the account cannot be made after that, such as in a crash, a new invitation is needed.
   */
  async accept({ token, login, password }: Acceptance): Promise<Account> {
    const invitation = await this.open(token);
    const name = (invitation.login ?? login)?.toLowerCase();
    if (name === undefined) {
      const message = { zh: '请选择账号名', en: 'Choose a login' };
      throw invalid('invitation', [{ pointer: '/login', code: 'required', message }]);
    }
    await this.accounts.refuseWeak(password, name, invitation.organisation);
    if (invitation.resets) return this.acceptReset(invitation, invitation.resets, password);
    if (await this.accountsStore.byLogin(name)) throw taken();
    const hash = await hashPassword(password);
    const now = instant(this.clock);
    const id = this.ids.next('acc');
    await this.useUp(invitation, id, now);
    const { organisation, roles, duties, graduate } = invitation;
    const terms = { organisation, roles, duties, graduate, login: name };
    const account = await this.accountsStore.save(createAccount(id, terms, hash, now));
    await this.record('invitationAccepted', invitation, id);
    return account;
  }

  /** Forgets what has long been over. */
  forget(): Promise<number> {
    return this.invitations.forgetBefore(new Date(this.clock.now().getTime() - keptDays * dayMs).toISOString());
  }

  private async acceptReset(invitation: Invitation, id: string, password: string): Promise<Account> {
    await this.useUp(invitation, id, instant(this.clock));
    try {
      return await this.accounts.resetPassword(id, password, invitation.id);
    } catch (error) {
      // Disabled or erased meanwhile: whoever holds the link learns no more than that it is over.
      if (error instanceof DomainError && ['conflict', 'not-found'].includes(error.kind)) throw overInvitation();
      throw error;
    }
  }

  private async offer(kind: AuditKind, caller: Caller, wish: Wish, days: number): Promise<Offer> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + days * dayMs).toISOString();
    const terms = { ...wish, hash: hashOfKey(token), expiresAt, invitedBy: caller.subject };
    const made = () => this.invitations.save(createInvitation(this.ids.next('inv'), terms, instant(this.clock)));
    let invitation = await made();
    // A request that is repeated takes the same id; what a first try stored under it has a link that nobody knows.
    while (invitation.hash !== terms.hash) invitation = await made();
    await this.record(kind, invitation, caller.subject);
    return { invitation, link: `${publicUrlOf(this.config)}/invitations?token=${token}` };
  }

  private async useUp(invitation: Invitation, account: string, now: string): Promise<void> {
    try {
      await this.invitations.save(acceptInvitation(invitation, account, now));
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'precondition') throw overInvitation();
      throw error;
    }
  }

  private record(kind: AuditKind, { id, organisation, roles, duties, resets }: Invitation, by: string): Promise<void> {
    const reason = [...roles, ...duties].join(' ');
    return this.audit.record({ kind, subject: resets ?? null, organisation, target: id, by, reason });
  }
}

function refuseSuspended(organisation: Organisation | undefined): void {
  if (!organisation || organisation.state === 'approved') return;
  throw wrongState('organisation', organisation.state, ['approved'], 'invite people to it');
}

function refuseInactive({ state }: Account): void {
  if (state !== 'active') throw wrongState('account', state, ['active'], 'reset its password');
}

function byNewest(one: Invitation, other: Invitation): number {
  const order = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);
  return order(one.createdAt, other.createdAt) || order(one.id, other.id);
}

function overtaken(): DomainError {
  return new DomainError(
    'conflict',
    'invitation.overtaken',
    'Another administrator has made a newer link for this account at the same moment; that one counts.',
  );
}

function ownReset(): DomainError {
  return new DomainError(
    'forbidden',
    'account.own-reset',
    'Change your own password with the present one, or ask another administrator.',
  );
}

function taken(): DomainError {
  const fields = ['login'];
  return new DomainError('conflict', 'account.exists', 'There is an account with the same login already.', {
    details: { fields },
  });
}

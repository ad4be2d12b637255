import { Injectable } from '@nestjs/common';
import { DomainError, everything, instant, unlessChanged } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock, InjectConfig, isSecondFactorDue } from '@duijie/platform';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import type { RegistryConfig } from '../registry.config.ts';
import { SecondFactorsService } from '../second-factors/second-factors.service.ts';
import { rehashPassword } from './account.ts';
import type { Account } from './account.ts';
import { AccountsStore } from './accounts.store.ts';
import { Lockouts } from './lockouts.service.ts';
import { hashPassword, isOldHash, isPassword, randomPassword } from './passwords.ts';

export interface Credentials {
  readonly login: string;
  readonly password: string;
  /** Where they come from. */
  readonly address: string;
}

/** What is still asked of somebody whose password is right. */
export type Needed = 'nothing' | 'code' | 'enrolment';

/** People at the door: the password first, then the code where one is due. Only who has passed both is forgiven earlier mistakes. */
@Injectable()
export class SignIn {
  /** Compared with when there is no such account, so that the answer takes as long as for one that exists. */
  private readonly decoy = hashPassword(randomPassword());

  constructor(
    private readonly accounts: AccountsStore,
    private readonly organisations: OrganisationsStore,
    private readonly lockouts: Lockouts,
    private readonly factors: SecondFactorsService,
    private readonly audit: AuditTrail,
    @InjectConfig() private readonly config: RegistryConfig,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** The account behind a login and password. Every refusal sounds the same, so that nobody learns which logins exist. */
  async withPassword({ login, password, address }: Credentials): Promise<{ account: Account; needed: Needed }> {
    const account = await this.accounts.byLogin(login);
    if (account) this.lockouts.refuseLocked(account);
    else await this.lockouts.refuseLockedUnknown(login);
    const right = await isPassword(password, account?.passwordHash ?? (await this.decoy));
    const seen = account && right ? await this.renewed(account, password) : undefined;
    if (seen && (await this.mayEnter(seen))) {
      const needed = await this.neededOf(seen);
      if (needed === 'nothing') return { account: await this.enter(seen, address, 'password'), needed };
      const { id, organisation } = seen;
      await this.audit.record({ kind: 'factorAsked', subject: id, organisation, address, reason: needed });
      return { account: seen, needed };
    }
    if (!account) await this.lockouts.failedUnknown(login, address);
    else if (!seen) await this.lockouts.failed(account, 'password', address);
    else await this.shutOut(account, address);
    throw new DomainError('unauthenticated', 'session.refused', 'Login or password is wrong.');
  }

  /** The second step of somebody whose password was right. */
  async withCode(id: string, code: string, address: string): Promise<Account> {
    const account = await this.accounts.get(everything, id);
    if (!account || !(await this.mayEnter(account))) {
      throw new DomainError('unauthenticated', 'session.refused', 'Login or password is wrong.');
    }
    this.lockouts.refuseLocked(account);
    if (await this.factors.isRight(id, code)) return this.enter(account, address, 'password code');
    await this.lockouts.failed(account, 'code', address);
    throw new DomainError(
      'unauthenticated',
      'session.wrong-code',
      'The code is wrong or was used before. Take the next one.',
    );
  }

  /** Lets somebody in who has shown what was asked: also who has just set an authenticator up, and so shown its code. */
  async enter(account: Account, address: string, shown: 'password' | 'password code'): Promise<Account> {
    const { id, organisation } = account;
    await this.audit.record({ kind: 'signedIn', subject: id, organisation, address, reason: shown });
    return this.lockouts.passed(account);
  }

  async mayEnter(account: Account): Promise<boolean> {
    if (account.state !== 'active') return false;
    if (account.organisation === null) return true;
    return (await this.organisations.get(account.organisation))?.state === 'approved';
  }

  private async neededOf({ id, roles }: Account): Promise<Needed> {
    if (await this.factors.isActive(id)) return 'code';
    return isSecondFactorDue(this.config.secondFactor, roles) ? 'enrolment' : 'nothing';
  }

  /**
   * The account as it is now, with a hash of today. Hashing takes a while, in which the password may be changed: undefined
   * when it is another one now.
   */
  private async renewed(account: Account, password: string): Promise<Account | undefined> {
    const hash = isOldHash(account.passwordHash) ? await hashPassword(password) : account.passwordHash;
    const isNew = hash !== account.passwordHash;
    // Whoever changed the account meanwhile was faster; it is made anew the next time.
    if (isNew) await unlessChanged(() => this.accounts.save(rehashPassword(account, hash, instant(this.clock))));
    const seen = await this.accounts.get(everything, account.id);
    if (!seen || [hash, account.passwordHash].includes(seen.passwordHash)) return seen;
    return (await isPassword(password, seen.passwordHash)) ? seen : undefined;
  }

  private shutOut({ id, organisation }: Account, address: string): Promise<void> {
    return this.audit.record({ kind: 'signInFailed', subject: id, organisation, address, reason: 'shutOut' });
  }
}

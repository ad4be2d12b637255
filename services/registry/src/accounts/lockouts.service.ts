import { Injectable } from '@nestjs/common';
import { DomainError, untilUnchanged } from '@duijie/domain';
import type { Change, Clock } from '@duijie/domain';
import { InjectClock, Vault } from '@duijie/platform';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { failSignIn, passSignIn } from './account.ts';
import type { Account } from './account.ts';
import { AccountsStore } from './accounts.store.ts';
import { afterFailure, isLocked, rememberedMs } from './tries.ts';
import type { Tries } from './tries.ts';
import { UnknownLoginsStore } from './unknown-logins.store.ts';

/**
 * Counts wrong passwords and codes of an account, and lets it wait when they are many. A login that nobody has waits in the
 * same way, so that a wait does not tell which ones there are.
 */
@Injectable()
export class Lockouts {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly unknown: UnknownLoginsStore,
    private readonly audit: AuditTrail,
    private readonly vault: Vault,
    @InjectClock() private readonly clock: Clock,
  ) {}

  refuseLocked(tries: Tries): void {
    const now = this.clock.now();
    if (!isLocked(tries, now)) return;
    throw new DomainError('too-many', 'session.locked', 'Too many wrong passwords. Wait a while and try again.', {
      details: { retryAfter: Math.ceil((Date.parse(tries.lockedUntil ?? '') - now.getTime()) / 1000) },
    });
  }

  async refuseLockedUnknown(login: string): Promise<void> {
    const known = await this.unknown.get(this.idOf(login));
    if (known) this.refuseLocked(known);
  }

  async failed(account: Account, what: 'password' | 'code', address: string | null): Promise<void> {
    const now = this.clock.now();
    const seen = await this.remember(account, (newest) => failSignIn(newest, now));
    const about = { subject: account.id, organisation: account.organisation, address };
    await this.audit.record({ kind: 'signInFailed', ...about, reason: what });
    if (isLocked(seen, now)) await this.audit.record({ kind: 'lockedOut', ...about, count: seen.failures });
  }

  async failedUnknown(login: string, address: string | null): Promise<void> {
    const now = this.clock.now();
    const id = this.idOf(login);
    const seen = await untilUnchanged(async () => {
      // Of two that begin a row at once the store keeps the first; only later revisions are told apart.
      const first = { id, revision: 1, failures: 0, lockedUntil: null, failedAt: now.toISOString() };
      const known = (await this.unknown.get(id)) ?? (await this.unknown.save(first));
      return this.unknown.save({ id, revision: known.revision + 1, ...afterFailure(known, now) });
    });
    await this.audit.record({ kind: 'signInFailed', address, reason: 'unknownLogin' });
    if (isLocked(seen, now)) await this.audit.record({ kind: 'lockedOut', address, count: seen.failures });
  }

  passed(account: Account): Promise<Account> {
    const now = this.clock.now();
    return this.remember(account, (seen) => passSignIn(seen, now));
  }

  /** Forgets logins that nobody has and nobody tries any more. */
  forget(): Promise<number> {
    return this.unknown.forgetBefore(new Date(this.clock.now().getTime() - rememberedMs).toISOString());
  }

  private idOf(login: string): string {
    return `lgn_${this.vault.hash(login, 'unknown login')}`;
  }

  /** Counts on the newest state, however many tries come at the same moment: guesses side by side are guesses all the same. */
  private async remember(account: Account, rule: (seen: Account) => Change<Account> | undefined): Promise<Account> {
    return (await this.accounts.change(account.id, rule)) ?? account;
  }
}

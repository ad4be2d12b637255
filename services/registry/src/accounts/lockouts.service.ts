import { Injectable } from '@nestjs/common';
import { DomainError, everything } from '@duijie/domain';
import type { Change, Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { failSignIn, isLocked, passSignIn } from './account.ts';
import type { Account } from './account.ts';
import { AccountsStore } from './accounts.store.ts';

/** Counts wrong passwords and codes of an account, and lets it wait when they are many. */
@Injectable()
export class Lockouts {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly audit: AuditTrail,
    @InjectClock() private readonly clock: Clock,
  ) {}

  refuseLocked(account: Account): void {
    const now = this.clock.now();
    if (!isLocked(account, now)) return;
    throw new DomainError('too-many', 'session.locked', 'Too many wrong passwords. Wait a while and try again.', {
      details: { retryAfter: Math.ceil((Date.parse(account.lockedUntil ?? '') - now.getTime()) / 1000) },
    });
  }

  async failed(account: Account, what: 'password' | 'code', address: string | null): Promise<void> {
    const now = this.clock.now();
    const seen = await this.remember(account, (newest) => failSignIn(newest, now));
    const about = { subject: account.id, organisation: account.organisation, address };
    await this.audit.record({ kind: 'signInFailed', ...about, reason: what });
    if (isLocked(seen, now)) await this.audit.record({ kind: 'lockedOut', ...about, count: seen.failures });
  }

  passed(account: Account): Promise<Account> {
    const now = this.clock.now();
    return this.remember(account, (seen) => passSignIn(seen, now));
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
}

import { Injectable } from '@nestjs/common';
import type { GraduateBody } from '@duijie/contracts';
import { instant, unlessChanged } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { eraseAccount } from '../accounts/account.ts';
import { AccountsStore } from '../accounts/accounts.store.ts';
import { eraseApiKey } from '../keys/api-key.ts';
import { ApiKeysStore } from '../keys/api-keys.store.ts';
import { InvitationsStore } from '../invitations/invitations.store.ts';
import { SecondFactorsStore } from '../second-factors/second-factors.store.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { ErasuresStore } from './erasures.store.ts';

/** Ends what let an erased graduate in. */
@Injectable()
export class ErasuresService {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly keys: ApiKeysStore,
    private readonly sessions: SessionsService,
    private readonly factors: SecondFactorsStore,
    private readonly invitations: InvitationsStore,
    private readonly erasures: ErasuresStore,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** The receipt comes last; what a crash interrupts is done again with the same event. */
  async erase({ id, college }: Pick<GraduateBody, 'id' | 'college'>): Promise<void> {
    const now = instant(this.clock);
    // Somebody may sign in or revoke a key in the same moment: then it is looked at anew until nothing is left.
    for (let left = await this.round(id, college, now); left > 0;) left = await this.round(id, college, now);
    await this.erasures.confirm(id, now);
  }

  private async round(graduate: string, college: string, now: string): Promise<number> {
    const accounts = await this.accounts.standingFor(college, graduate);
    const keys = await this.keys.standingFor(college, graduate);
    for (const account of accounts) {
      await unlessChanged(() => this.accounts.save(eraseAccount(account, now)));
      await this.sessions.endAll(account.id, 'accountEnded', account.id);
      await this.factors.forget(account.id);
    }
    await this.invitations.forgetGraduate(college, graduate);
    for (const key of keys) await unlessChanged(() => this.keys.save(eraseApiKey(key, now)));
    return accounts.length + keys.length;
  }
}

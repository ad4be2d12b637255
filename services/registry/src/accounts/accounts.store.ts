import { Injectable } from '@nestjs/common';
import { covers, everything, untilUnchanged } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import type { Account } from './account.ts';
import { accountPlan } from './account.schema.ts';

@Injectable()
export class AccountsStore {
  constructor(@InjectCollection(accountPlan) private readonly accounts: Collection<Account>) {}

  async get(scope: Scope, id: string): Promise<Account | undefined> {
    const found = await this.accounts.get(id);
    return found && covers(scope, found.organisation ?? '') ? found : undefined;
  }

  find(scope: Scope, query: Query<Account>): Promise<Page<Account>> {
    const own = scope === everything ? {} : { organisation: (scope as { organisation: string }).organisation };
    return this.accounts.find({ ...query, filter: { ...query.filter, ...own } });
  }

  byLogin(login: string): Promise<Account | undefined> {
    return this.accounts.findOne({ login });
  }

  async isEmpty(): Promise<boolean> {
    return (await this.accounts.count()) === 0;
  }

  /** Those that stand for a graduate of a college. */
  async standingFor(organisation: string, graduate: string): Promise<readonly Account[]> {
    return (await this.accounts.find({ filter: { graduate, organisation }, limit: 200 })).items;
  }

  save(change: Change<Account>): Promise<Account> {
    return this.accounts.save(change);
  }

  /** Decides on the newest state, however many change it at the same moment; undefined when there is no such account. */
  async change(id: string, rule: (seen: Account) => Change<Account> | undefined): Promise<Account | undefined> {
    return untilUnchanged(async () => {
      const seen = await this.accounts.get(id);
      const change = seen && rule(seen);
      return change ? this.accounts.save(change) : seen;
    });
  }
}

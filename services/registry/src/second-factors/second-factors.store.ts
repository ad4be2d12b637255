import { Injectable } from '@nestjs/common';
import { covers } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { factorId } from './second-factor.ts';
import type { SecondFactor } from './second-factor.ts';
import { secondFactorPlan } from './second-factor.schema.ts';

@Injectable()
export class SecondFactorsStore {
  constructor(@InjectCollection(secondFactorPlan) private readonly factors: Collection<SecondFactor>) {}

  async get(scope: Scope, id: string): Promise<SecondFactor | undefined> {
    const found = await this.factors.get(id);
    return found && covers(scope, found.organisation ?? '') ? found : undefined;
  }

  of(account: string): Promise<SecondFactor | undefined> {
    return this.factors.get(factorId(account));
  }

  save(change: Change<SecondFactor>): Promise<SecondFactor> {
    return this.factors.save(change);
  }

  /** Forgets one that nobody has confirmed yet: whoever began it knows its secret. */
  async forgetPending(account: string): Promise<void> {
    if ((await this.of(account))?.state === 'pending') await this.forget(account);
  }

  forget(account: string): Promise<void> {
    return this.factors.drop([factorId(account)]);
  }
}

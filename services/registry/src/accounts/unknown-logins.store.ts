import { Injectable } from '@nestjs/common';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import type { UnknownLogin } from './tries.ts';
import { unknownLoginPlan } from './unknown-login.schema.ts';

@Injectable()
export class UnknownLoginsStore {
  constructor(@InjectCollection(unknownLoginPlan) private readonly logins: Collection<UnknownLogin>) {}

  get(id: string): Promise<UnknownLogin | undefined> {
    return this.logins.get(id);
  }

  save(next: UnknownLogin): Promise<UnknownLogin> {
    return this.logins.save({ next, events: [] });
  }

  async forgetBefore(instant: string): Promise<number> {
    const { items } = await this.logins.find({ filter: { failedAt: { below: instant } }, limit: 200 });
    await this.logins.drop(items.map(({ id }) => id));
    return items.length;
  }
}

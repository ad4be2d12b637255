import { Injectable } from '@nestjs/common';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import { isOf } from './workshop.ts';
import type { Workshop } from './workshop.ts';
import { workshopPlan } from './workshop.schema.ts';

/** Every query of workshops. All that is told of them may be read by every signed-in account; only theirs may change it. */
@Injectable()
export class WorkshopsStore {
  constructor(@InjectCollection(workshopPlan) private readonly workshops: Collection<Workshop>) {}

  get(id: string): Promise<Workshop | undefined> {
    return this.workshops.get(id);
  }

  /** For those who may change it: its partner, its host where that is a member, and operators. */
  async getToChange(scope: Scope, id: string): Promise<Workshop | undefined> {
    const found = await this.workshops.get(id);
    return found && isOf(scope, found) ? found : undefined;
  }

  find(query: Query<Workshop>): Promise<Page<Workshop>> {
    return this.workshops.find(query);
  }

  save(change: Change<Workshop>): Promise<Workshop> {
    return this.workshops.save(change);
  }
}

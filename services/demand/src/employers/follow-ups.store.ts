import { Injectable } from '@nestjs/common';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { followUpPlan } from './follow-up.schema.ts';
import type { FollowUp } from './follow-up.ts';

@Injectable()
export class FollowUpsStore {
  constructor(@InjectCollection(followUpPlan) private readonly tasks: Collection<FollowUp>) {}

  get(employer: string): Promise<FollowUp | undefined> {
    return this.tasks.get(employer);
  }

  async open(): Promise<readonly FollowUp[]> {
    return (await this.tasks.find({ filter: { done: false }, limit: 200 })).items;
  }

  save(next: FollowUp): Promise<FollowUp> {
    return this.tasks.save({ next, events: [] });
  }
}

import { Injectable } from '@nestjs/common';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { employerPlan } from './employer.schema.ts';
import type { Employer } from './employer.schema.ts';

@Injectable()
export class EmployersStore {
  constructor(@InjectCollection(employerPlan) private readonly employers: Collection<Employer>) {}

  get(id: string): Promise<Employer | undefined> {
    return this.employers.get(id);
  }

  async among(ids: readonly string[]): Promise<ReadonlyMap<string, Employer>> {
    const found = await this.employers.getMany([...new Set(ids)]);
    return new Map(found.map((employer) => [employer.id, employer]));
  }

  async isApproved(id: string): Promise<boolean> {
    return (await this.employers.get(id))?.state === 'approved';
  }

  async approvedAmong(ids: readonly string[]): Promise<ReadonlyMap<string, Employer>> {
    return new Map([...(await this.among(ids))].filter(([, { state }]) => state === 'approved'));
  }

  /** Takes in a newer record; false when it was known already. */
  async hear(employer: Employer): Promise<boolean> {
    return (await this.employers.mirror([{ ...employer }])).length > 0;
  }
}

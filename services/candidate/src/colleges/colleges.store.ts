import { Injectable } from '@nestjs/common';
import type { EducationLevel, OrganisationBody } from '@duijie/contracts';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { collegePlan } from './college.schema.ts';
import type { College } from './college.schema.ts';

@Injectable()
export class CollegesStore {
  constructor(@InjectCollection(collegePlan) private readonly colleges: Collection<College>) {}

  async levelOf(id: string): Promise<EducationLevel | undefined> {
    return (await this.colleges.get(id))?.level ?? undefined;
  }

  async hear({ id, revision, level }: OrganisationBody): Promise<void> {
    await this.colleges.mirror([{ id, revision, level: level ?? null }]);
  }
}

import { Injectable } from '@nestjs/common';
import type { OrganisationBody } from '@duijie/contracts';
import { CollegesStore } from './colleges.store.ts';

/** Follows the public records of the member colleges. */
@Injectable()
export class CollegesService {
  constructor(private readonly colleges: CollegesStore) {}

  async hear(organisation: OrganisationBody): Promise<void> {
    if (organisation.kind === 'college') await this.colleges.hear(organisation);
  }
}

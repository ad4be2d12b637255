import { Controller } from '@nestjs/common';
import { OrganisationReinstated, OrganisationSuspended } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { WaitingLists } from './waiting-lists.service.ts';

/** Hears which employers are suspended: their places wait, and no seat of theirs is given meanwhile. */
@Controller()
export class EmployersConsumer {
  constructor(private readonly lines: WaitingLists) {}

  @Handles(OrganisationSuspended)
  onOrganisationSuspended({ id }: OrganisationSuspended): Promise<void> {
    return this.lines.followEmployer(id, false);
  }

  @Handles(OrganisationReinstated)
  onOrganisationReinstated({ id }: OrganisationReinstated): Promise<void> {
    return this.lines.followEmployer(id, true);
  }
}

import { Controller } from '@nestjs/common';
import {
  OrganisationApproved,
  OrganisationExpired,
  OrganisationReinstated,
  OrganisationSuspended,
  OrganisationWithdrawn,
} from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { WaitingLists } from './waiting-lists.service.ts';

/** Hears which employers may go on: the places of the others wait, and no seat of theirs is given meanwhile. */
@Controller()
export class EmployersConsumer {
  constructor(private readonly lines: WaitingLists) {}

  @Handles(OrganisationSuspended)
  onOrganisationSuspended({ id }: OrganisationSuspended): Promise<void> {
    return this.lines.followEmployer(id, false);
  }

  @Handles(OrganisationExpired)
  onOrganisationExpired({ id }: OrganisationExpired): Promise<void> {
    return this.lines.followEmployer(id, false);
  }

  @Handles(OrganisationWithdrawn)
  onOrganisationWithdrawn({ id }: OrganisationWithdrawn): Promise<void> {
    return this.lines.followEmployer(id, false);
  }

  @Handles(OrganisationReinstated)
  onOrganisationReinstated({ id }: OrganisationReinstated): Promise<void> {
    return this.lines.followEmployer(id, true);
  }

  @Handles(OrganisationApproved)
  onOrganisationApproved({ id }: OrganisationApproved): Promise<void> {
    return this.lines.followEmployer(id, true);
  }
}

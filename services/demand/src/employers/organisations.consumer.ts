import { Controller } from '@nestjs/common';
import {
  OrganisationApplied,
  OrganisationApproved,
  OrganisationExpired,
  OrganisationReinstated,
  OrganisationRejected,
  OrganisationRevised,
  OrganisationSuspended,
  OrganisationWithdrawn,
} from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { EmployersService } from './employers.service.ts';

/** Hears which employers are members in good standing. */
@Controller()
export class OrganisationsConsumer {
  constructor(private readonly employers: EmployersService) {}

  @Handles(OrganisationApplied)
  onOrganisationApplied(organisation: OrganisationApplied): Promise<void> {
    return this.employers.hear(organisation);
  }

  @Handles(OrganisationApproved)
  onOrganisationApproved(organisation: OrganisationApproved): Promise<void> {
    return this.employers.hear(organisation);
  }

  @Handles(OrganisationRejected)
  onOrganisationRejected(organisation: OrganisationRejected): Promise<void> {
    return this.employers.hear(organisation);
  }

  @Handles(OrganisationRevised)
  onOrganisationRevised(organisation: OrganisationRevised): Promise<void> {
    return this.employers.hear(organisation);
  }

  @Handles(OrganisationSuspended)
  onOrganisationSuspended(organisation: OrganisationSuspended): Promise<void> {
    return this.employers.hear(organisation);
  }

  @Handles(OrganisationReinstated)
  onOrganisationReinstated(organisation: OrganisationReinstated): Promise<void> {
    return this.employers.hear(organisation);
  }

  @Handles(OrganisationExpired)
  onOrganisationExpired(organisation: OrganisationExpired): Promise<void> {
    return this.employers.hear(organisation);
  }

  @Handles(OrganisationWithdrawn)
  onOrganisationWithdrawn(organisation: OrganisationWithdrawn): Promise<void> {
    return this.employers.hear(organisation);
  }
}

import { Controller } from '@nestjs/common';
import {
  OrganisationApplied,
  OrganisationApproved,
  OrganisationReinstated,
  OrganisationRevised,
} from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { CollegesService } from './colleges.service.ts';

/** Hears what level a college has. Whether its people may enter at all is decided at the door. */
@Controller()
export class OrganisationsConsumer {
  constructor(private readonly colleges: CollegesService) {}

  @Handles(OrganisationApplied)
  onOrganisationApplied(organisation: OrganisationApplied): Promise<void> {
    return this.colleges.hear(organisation);
  }

  @Handles(OrganisationApproved)
  onOrganisationApproved(organisation: OrganisationApproved): Promise<void> {
    return this.colleges.hear(organisation);
  }

  @Handles(OrganisationRevised)
  onOrganisationRevised(organisation: OrganisationRevised): Promise<void> {
    return this.colleges.hear(organisation);
  }

  @Handles(OrganisationReinstated)
  onOrganisationReinstated(organisation: OrganisationReinstated): Promise<void> {
    return this.colleges.hear(organisation);
  }
}

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
import { WorldService } from './world.service.ts';

/** Hears which employers are members in good standing. Every instance hears all of it. */
@Controller()
export class OrganisationsConsumer {
  constructor(private readonly world: WorldService) {}

  @Handles(OrganisationApplied, { mode: 'broadcast' })
  onOrganisationApplied(organisation: OrganisationApplied): void {
    this.world.hearOrganisation(organisation);
  }

  @Handles(OrganisationApproved, { mode: 'broadcast' })
  onOrganisationApproved(organisation: OrganisationApproved): void {
    this.world.hearOrganisation(organisation);
  }

  @Handles(OrganisationRejected, { mode: 'broadcast' })
  onOrganisationRejected(organisation: OrganisationRejected): void {
    this.world.hearOrganisation(organisation);
  }

  @Handles(OrganisationRevised, { mode: 'broadcast' })
  onOrganisationRevised(organisation: OrganisationRevised): void {
    this.world.hearOrganisation(organisation);
  }

  @Handles(OrganisationSuspended, { mode: 'broadcast' })
  onOrganisationSuspended(organisation: OrganisationSuspended): void {
    this.world.hearOrganisation(organisation);
  }

  @Handles(OrganisationReinstated, { mode: 'broadcast' })
  onOrganisationReinstated(organisation: OrganisationReinstated): void {
    this.world.hearOrganisation(organisation);
  }

  @Handles(OrganisationExpired, { mode: 'broadcast' })
  onOrganisationExpired(organisation: OrganisationExpired): void {
    this.world.hearOrganisation(organisation);
  }

  @Handles(OrganisationWithdrawn, { mode: 'broadcast' })
  onOrganisationWithdrawn(organisation: OrganisationWithdrawn): void {
    this.world.hearOrganisation(organisation);
  }
}

import { Controller } from '@nestjs/common';
import {
  ConsentExpired,
  ConsentGranted,
  ConsentWithdrawn,
  GraduateAttested,
  GraduateErased,
  GraduateHeld,
  GraduateImported,
  GraduatePlaced,
  GraduateReleased,
  GraduateRevised,
  GraduateWithdrawn,
} from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { WorldService } from './world.service.ts';

/** Hears who is looking for a place, and what they can. Every instance hears all of it. */
@Controller()
export class GraduatesConsumer {
  constructor(private readonly world: WorldService) {}

  @Handles(GraduateImported, { mode: 'broadcast' })
  onGraduateImported(graduate: GraduateImported): void {
    this.world.hearGraduate(graduate);
  }

  @Handles(GraduateRevised, { mode: 'broadcast' })
  onGraduateRevised(graduate: GraduateRevised): void {
    this.world.hearGraduate(graduate);
  }

  @Handles(GraduateAttested, { mode: 'broadcast' })
  onGraduateAttested(graduate: GraduateAttested): void {
    this.world.hearGraduate(graduate);
  }

  @Handles(ConsentGranted, { mode: 'broadcast' })
  onConsentGranted(graduate: ConsentGranted): void {
    this.world.hearGraduate(graduate);
  }

  @Handles(ConsentWithdrawn, { mode: 'broadcast' })
  onConsentWithdrawn(graduate: ConsentWithdrawn): void {
    this.world.hearGraduate(graduate);
  }

  @Handles(ConsentExpired, { mode: 'broadcast' })
  onConsentExpired(graduate: ConsentExpired): void {
    this.world.hearGraduate(graduate);
  }

  @Handles(GraduateHeld, { mode: 'broadcast' })
  onGraduateHeld(graduate: GraduateHeld): void {
    this.world.hearGraduate(graduate);
  }

  @Handles(GraduateReleased, { mode: 'broadcast' })
  onGraduateReleased(graduate: GraduateReleased): void {
    this.world.hearGraduate(graduate);
  }

  @Handles(GraduatePlaced, { mode: 'broadcast' })
  onGraduatePlaced(graduate: GraduatePlaced): void {
    this.world.hearGraduate(graduate);
  }

  @Handles(GraduateWithdrawn, { mode: 'broadcast' })
  onGraduateWithdrawn(graduate: GraduateWithdrawn): void {
    this.world.hearGraduate(graduate);
  }

  @Handles(GraduateErased, { mode: 'broadcast' })
  onGraduateErased(graduate: GraduateErased): void {
    this.world.hearGraduate(graduate);
  }
}

import { Controller } from '@nestjs/common';
import {
  AgreementEnteredIntoForce,
  AgreementExpired,
  AgreementProposed,
  AgreementSigned,
  AgreementTerminated,
} from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { WorldService } from './world.service.ts';

/** Hears which colleges and enterprises may hold order classes together. Every instance hears all of it. */
@Controller()
export class AgreementsConsumer {
  constructor(private readonly world: WorldService) {}

  @Handles(AgreementProposed, { mode: 'broadcast' })
  onAgreementProposed(agreement: AgreementProposed): void {
    this.world.hearAgreement(agreement);
  }

  @Handles(AgreementSigned, { mode: 'broadcast' })
  onAgreementSigned(agreement: AgreementSigned): void {
    this.world.hearAgreement(agreement);
  }

  @Handles(AgreementEnteredIntoForce, { mode: 'broadcast' })
  onAgreementEnteredIntoForce(agreement: AgreementEnteredIntoForce): void {
    this.world.hearAgreement(agreement);
  }

  @Handles(AgreementTerminated, { mode: 'broadcast' })
  onAgreementTerminated(agreement: AgreementTerminated): void {
    this.world.hearAgreement(agreement);
  }

  @Handles(AgreementExpired, { mode: 'broadcast' })
  onAgreementExpired(agreement: AgreementExpired): void {
    this.world.hearAgreement(agreement);
  }
}

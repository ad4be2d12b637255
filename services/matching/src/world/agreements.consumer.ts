import { Controller } from '@nestjs/common';
import {
  AgreementAmended,
  AgreementCountered,
  AgreementEnteredIntoForce,
  AgreementExpired,
  AgreementProposed,
  AgreementSigned,
  AgreementTerminated,
  AmendmentProposed,
  AmendmentSigned,
  AmendmentWithdrawn,
} from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { WorldService } from './world.service.ts';

/**
 * Hears which colleges and enterprises may hold order classes together, and what is recognised. Every instance hears all
 * of it, also what changes nothing here: of an agreement the log may keep the last event alone.
 */
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

  @Handles(AgreementCountered, { mode: 'broadcast' })
  onAgreementCountered(agreement: AgreementCountered): void {
    this.world.hearAgreement(agreement);
  }

  @Handles(AmendmentProposed, { mode: 'broadcast' })
  onAmendmentProposed(agreement: AmendmentProposed): void {
    this.world.hearAgreement(agreement);
  }

  @Handles(AmendmentSigned, { mode: 'broadcast' })
  onAmendmentSigned(agreement: AmendmentSigned): void {
    this.world.hearAgreement(agreement);
  }

  @Handles(AmendmentWithdrawn, { mode: 'broadcast' })
  onAmendmentWithdrawn(agreement: AmendmentWithdrawn): void {
    this.world.hearAgreement(agreement);
  }

  @Handles(AgreementAmended, { mode: 'broadcast' })
  onAgreementAmended(agreement: AgreementAmended): void {
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

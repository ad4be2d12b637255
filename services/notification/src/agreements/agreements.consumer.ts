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
import { AgreementsService } from './agreements.service.ts';

/** Hears what parties do about their agreements, and what the calendar does. */
@Controller()
export class AgreementsConsumer {
  constructor(private readonly agreements: AgreementsService) {}

  @Handles(AgreementProposed)
  onAgreementProposed(agreement: AgreementProposed): Promise<void> {
    return this.agreements.tell(agreement, 'agreementProposed');
  }

  @Handles(AgreementCountered)
  onAgreementCountered(agreement: AgreementCountered): Promise<void> {
    return this.agreements.tell(agreement, 'agreementProposed');
  }

  @Handles(AgreementSigned)
  onAgreementSigned(agreement: AgreementSigned): Promise<void> {
    return this.agreements.tell(agreement, 'agreementSigned');
  }

  @Handles(AgreementEnteredIntoForce)
  onAgreementEnteredIntoForce(agreement: AgreementEnteredIntoForce): Promise<void> {
    return this.agreements.tell(agreement, 'agreementInForce');
  }

  @Handles(AmendmentProposed)
  onAmendmentProposed(agreement: AmendmentProposed): Promise<void> {
    return this.agreements.tell(agreement, 'amendmentProposed');
  }

  @Handles(AmendmentSigned)
  onAmendmentSigned(agreement: AmendmentSigned): Promise<void> {
    return this.agreements.tell(agreement, 'agreementSigned');
  }

  @Handles(AmendmentWithdrawn)
  onAmendmentWithdrawn(agreement: AmendmentWithdrawn): Promise<void> {
    return this.agreements.tell(agreement, 'amendmentWithdrawn');
  }

  @Handles(AgreementAmended)
  onAgreementAmended(agreement: AgreementAmended): Promise<void> {
    return this.agreements.tell(agreement, 'agreementAmended');
  }

  @Handles(AgreementTerminated)
  onAgreementTerminated(agreement: AgreementTerminated): Promise<void> {
    return this.agreements.tell(agreement, 'agreementTerminated');
  }

  @Handles(AgreementExpired)
  onAgreementExpired(agreement: AgreementExpired): Promise<void> {
    return this.agreements.tell(agreement, 'agreementExpired');
  }
}

import { Controller } from '@nestjs/common';
import { AgreementExpired, AgreementTerminated } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { RecognitionsService } from './recognitions.service.ts';

/** Hears that an agreement is over: what was recognised under it ends too. */
@Controller()
export class AgreementsConsumer {
  constructor(private readonly recognitions: RecognitionsService) {}

  @Handles(AgreementTerminated)
  onAgreementTerminated({ id }: AgreementTerminated): Promise<void> {
    return this.recognitions.endWith(id);
  }

  @Handles(AgreementExpired)
  onAgreementExpired({ id }: AgreementExpired): Promise<void> {
    return this.recognitions.endWith(id);
  }
}

import { Controller } from '@nestjs/common';
import { RescoringComputed } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { RescoringsService } from './rescorings.service.ts';

/** Hears whom the beginning or end of a recognition concerns. */
@Controller()
export class RescoringsConsumer {
  constructor(private readonly rescorings: RescoringsService) {}

  @Handles(RescoringComputed)
  onRescoringComputed(rescoring: RescoringComputed): Promise<void> {
    return this.rescorings.tell(rescoring);
  }
}

import { Controller } from '@nestjs/common';
import { RecognitionEnteredIntoForce, RecognitionExpired, RecognitionSuspended } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { WorldService } from './world.service.ts';

/** Hears which credentials count as which others. Every instance hears all of it. */
@Controller()
export class RecognitionsConsumer {
  constructor(private readonly world: WorldService) {}

  @Handles(RecognitionEnteredIntoForce, { mode: 'broadcast' })
  onRecognitionEnteredIntoForce(recognition: RecognitionEnteredIntoForce): void {
    this.world.hearRecognition(recognition);
  }

  @Handles(RecognitionSuspended, { mode: 'broadcast' })
  onRecognitionSuspended(recognition: RecognitionSuspended): void {
    this.world.hearRecognition(recognition);
  }

  @Handles(RecognitionExpired, { mode: 'broadcast' })
  onRecognitionExpired(recognition: RecognitionExpired): void {
    this.world.hearRecognition(recognition);
  }
}

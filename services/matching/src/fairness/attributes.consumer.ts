import { Controller } from '@nestjs/common';
import { AttributesRecorded } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { AttributesService } from './attributes.service.ts';

/** Hears sex and origin, under pseudonyms, for the fairness reports alone. Every instance hears all of it. */
@Controller()
export class AttributesConsumer {
  constructor(private readonly attributes: AttributesService) {}

  @Handles(AttributesRecorded, { mode: 'broadcast' })
  onAttributesRecorded(recorded: AttributesRecorded): void {
    this.attributes.hear(recorded);
  }
}

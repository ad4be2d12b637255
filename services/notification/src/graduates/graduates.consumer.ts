import { Controller } from '@nestjs/common';
import { ConsentExpired, GraduateErased, InboxErased } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { GraduatesService } from './graduates.service.ts';

/** Hears what happens to a graduate without their doing, and that they were erased. */
@Controller()
export class GraduatesConsumer {
  constructor(private readonly graduates: GraduatesService) {}

  @Handles(ConsentExpired)
  onConsentExpired(graduate: ConsentExpired): Promise<void> {
    return this.graduates.tellConsentEnded(graduate);
  }

  @Handles(GraduateErased)
  onGraduateErased(graduate: GraduateErased): Promise<void> {
    return this.graduates.erase(graduate);
  }

  /** What one instance has erased may still be followed at another. */
  @Handles(InboxErased, { mode: 'broadcast' })
  onInboxErased({ id }: InboxErased): void {
    this.graduates.endStreams(id);
  }
}

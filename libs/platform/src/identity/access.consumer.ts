import { Controller } from '@nestjs/common';
import { AccessGranted, AccessRevoked } from '@duijie/contracts';
import { Handles } from '../events/handles.ts';
import { Access } from './access.ts';

/** Every instance of every service hears who may enter. */
@Controller()
export class AccessConsumer {
  constructor(private readonly access: Access) {}

  @Handles(AccessGranted, { mode: 'broadcast' })
  onAccessGranted(event: AccessGranted): void {
    this.access.hear(event);
  }

  @Handles(AccessRevoked, { mode: 'broadcast' })
  onAccessRevoked(event: AccessRevoked): void {
    this.access.hear(event);
  }
}

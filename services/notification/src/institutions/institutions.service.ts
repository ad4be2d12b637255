import { Injectable } from '@nestjs/common';
import type { FlagBody, VettingCaseBody } from '@duijie/contracts';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { flagNotices, vettingNotices } from './institution-notice.ts';

/** Tells organisations and operators of vetting and flags; the notifications themselves are the memory of having told. */
@Injectable()
export class InstitutionsService {
  constructor(private readonly notifications: NotificationsService) {}

  async tellVetting(kind: Parameters<typeof vettingNotices>[0], vettingCase: VettingCaseBody): Promise<void> {
    await this.notifications.deliver(vettingNotices(kind, vettingCase));
  }

  async tellFlag(kind: Parameters<typeof flagNotices>[0], flag: FlagBody): Promise<void> {
    await this.notifications.deliver(flagNotices(kind, flag));
  }
}

import { Injectable } from '@nestjs/common';
import type { AgreementBody } from '@duijie/contracts';
import { passFailpoint } from '@duijie/platform';
import type { AgreementStep } from '../notifications/notification.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { agreementNotices } from './agreement-notice.ts';

@Injectable()
export class AgreementsService {
  constructor(private readonly notifications: NotificationsService) {}

  /** The notification itself, by its id, is the memory of having told. */
  async tell(agreement: AgreementBody, step: AgreementStep): Promise<void> {
    passFailpoint('inbox.before_commit');
    await this.notifications.deliver(agreementNotices(agreement, step));
    passFailpoint('notify.after_send');
  }
}

import { Controller } from '@nestjs/common';
import { NotificationSent } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { NotificationsService } from './notifications.service.ts';

/** Hears what any instance of this service delivered, so that the streams open at this one show it too. */
@Controller()
export class DeliveriesConsumer {
  constructor(private readonly notifications: NotificationsService) {}

  @Handles(NotificationSent, { mode: 'broadcast' })
  onNotificationSent(sent: NotificationSent): void {
    this.notifications.hearDelivery(sent.recipient);
  }
}

import { Injectable } from '@nestjs/common';
import type { RescoringComputed } from '@duijie/contracts';
import { passFailpoint } from '@duijie/platform';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { OpeningsStore } from '../openings/openings.store.ts';
import { rescoringNotices } from './rescoring-notice.ts';

@Injectable()
export class RescoringsService {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly openings: OpeningsStore,
  ) {}

  /** The notifications themselves, by their ids, are the memory of having told. */
  async tell(rescoring: RescoringComputed): Promise<void> {
    const titles = await this.openings.titles([rescoring.opening]);
    passFailpoint('inbox.before_commit');
    await this.notifications.deliver(rescoringNotices(rescoring, titles.get(rescoring.opening)));
    passFailpoint('notify.after_send');
  }
}

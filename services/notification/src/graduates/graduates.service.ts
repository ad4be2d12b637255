import { Injectable } from '@nestjs/common';
import type { GraduateBody } from '@duijie/contracts';
import { instant } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { studentInbox } from '../notifications/notification.ts';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { NotificationsStore } from '../notifications/notifications.store.ts';
import { NotificationsStream } from '../notifications/notifications.stream.ts';
import { PreferencesService } from '../preferences/preferences.service.ts';
import { ShortlistsService } from '../shortlists/shortlists.service.ts';
import { consentNotice } from './consent-notice.ts';
import { ErasuresStore } from './erasures.store.ts';

@Injectable()
export class GraduatesService {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly stored: NotificationsStore,
    private readonly streams: NotificationsStream,
    private readonly preferences: PreferencesService,
    private readonly shortlists: ShortlistsService,
    private readonly erasures: ErasuresStore,
    @InjectClock() private readonly clock: Clock,
  ) {}

  tellConsentEnded(graduate: Pick<GraduateBody, 'id' | 'revision' | 'college'>): Promise<void> {
    return this.notifications.deliver([consentNotice(graduate)]);
  }

  /**
   * The inbox is closed first, so that nothing comes in behind the broom, and the receipt is given last. Whatever a
   * crash interrupts is done again with the same event.
   */
  async erase({ id, college }: Pick<GraduateBody, 'id' | 'college'>): Promise<void> {
    const inbox = studentInbox(college, id);
    const now = instant(this.clock);
    await this.preferences.close(inbox);
    await this.stored.erase(inbox, now);
    await this.shortlists.forget(inbox);
    await this.erasures.confirm(id, now);
  }

  endStreams(graduate: string): void {
    this.streams.endOf(graduate);
  }
}

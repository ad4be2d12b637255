import { Injectable } from '@nestjs/common';
import type { PlaceBody } from '@duijie/contracts';
import { passFailpoint } from '@duijie/platform';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { OpeningsStore } from '../openings/openings.store.ts';
import { placeNotice } from './place-notice.ts';

@Injectable()
export class PlacesService {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly openings: OpeningsStore,
  ) {}

  /** The notification itself, by its id, is the memory of having told. */
  async tell(place: PlaceBody): Promise<void> {
    const titles = await this.openings.titles(place.opening === null ? [] : [place.opening]);
    const notice = placeNotice(place, titles.get(place.opening ?? ''));
    if (!notice) return;
    passFailpoint('inbox.before_commit');
    await this.notifications.deliver([notice]);
    passFailpoint('notify.after_send');
  }
}

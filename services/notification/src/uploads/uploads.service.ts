import { Injectable } from '@nestjs/common';
import type { UploadBody } from '@duijie/contracts';
import { passFailpoint } from '@duijie/platform';
import { NotificationsService } from '../notifications/notifications.service.ts';
import { uploadNotice } from './upload-notice.ts';

@Injectable()
export class UploadsService {
  constructor(private readonly notifications: NotificationsService) {}

  /** The notification itself, by its id, is the memory of having told. */
  async tell(upload: UploadBody): Promise<void> {
    passFailpoint('inbox.before_commit');
    await this.notifications.deliver([uploadNotice(upload)]);
    passFailpoint('notify.after_send');
  }
}

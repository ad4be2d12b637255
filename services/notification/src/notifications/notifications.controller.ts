import type { ServerResponse } from 'node:http';
import { Controller, Get, Headers, HttpCode, Param, Post, Query, Res, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { Caller } from '@duijie/domain';
import { Answers, SignedIn, Who } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import { NotificationPage, NotificationQuery, NotificationResource } from './notifications.dto.ts';
import { NotificationsService } from './notifications.service.ts';

/** The caller's own inbox: a student's, or their organisation's. */
@Controller('v1/notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @SignedIn()
  @Get()
  @Answers(NotificationPage)
  list(@Who() caller: Caller, @Query() query: NotificationQuery): Promise<Page<NotificationResource>> {
    return this.notifications.list(caller, query);
  }

  /**
   * Server-Sent Events, one per notification. Without `Last-Event-ID` it begins with what is unread of late; with it,
   * behind that place.
   */
  @SignedIn()
  @Sse('stream')
  stream(
    @Who() caller: Caller,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res({ passthrough: true }) reply: { raw: ServerResponse },
  ): Promise<Observable<MessageEvent>> {
    // A client would keep the connection of an ended stream for later, and the stop of the service would wait for it.
    const { socket } = reply.raw;
    reply.raw.once('finish', () => socket?.end());
    return this.notifications.stream(caller, lastEventId);
  }

  /** Marks it as read; doing so twice changes nothing, so `If-Match` is looked at only when it is given. */
  @SignedIn()
  @HttpCode(200)
  @Post(':id/read')
  @Answers(NotificationResource)
  read(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Headers('if-match') etag: string | undefined,
  ): Promise<NotificationResource> {
    return this.notifications.read(caller, id, etag);
  }
}

import { IsArray, IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { AggregateState, Nested, TextField } from '@duijie/contracts';
import { ListQuery } from '@duijie/platform';
import { notificationKinds } from './notification.ts';
import type { NotificationKind, NotificationParams } from './notification.ts';

/** A notification as its recipient sees it, in words of every language. */
export class NotificationResource extends AggregateState {
  @IsString() recipient: string;
  /** Its place in the inbox; a stream goes on behind it with `Last-Event-ID`. */
  @IsInt() @Min(1) sequence: number;
  @IsIn(notificationKinds) kind: NotificationKind;
  /** The opening, upload, graduate, vetting case or flag. */
  @IsString() about: string;
  @IsObject() params: NotificationParams;
  @ValidateNested() @Nested(TextField) title: TextField;
  @ValidateNested() @Nested(TextField) text: TextField;
  @IsOptional() @IsISO8601() readAt: string | null;
}

export class NotificationPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(NotificationResource) items: NotificationResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class NotificationQuery extends ListQuery {
  @IsOptional() @IsIn(['true', 'false']) unread?: 'true' | 'false';
  @IsOptional() @IsIn(notificationKinds) kind?: NotificationKind;
}

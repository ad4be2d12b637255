import { IsInt, Max, Min } from 'class-validator';
import { AsNumber, FromEnvironment, PlatformConfig } from '@duijie/platform';

/** What the notification service can be told beyond what every service is told. */
export class NotificationConfig extends PlatformConfig {
  @FromEnvironment('STREAM_HEARTBEAT_MS', 'Pause between the comments that keep a quiet event stream open')
  @AsNumber()
  @IsInt()
  @Min(10)
  @Max(60_000)
  streamHeartbeatMs = 15_000;
}

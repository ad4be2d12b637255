import { IsInt, Max, Min } from 'class-validator';
import { AsNumber, FromEnvironment, PlatformConfig } from '@duijie/platform';

export class MatchingConfig extends PlatformConfig {
  @FromEnvironment('SHORTLIST_PAUSE_MS', 'How long the list of an opening that was told is not told again')
  @AsNumber()
  @IsInt()
  @Min(1)
  @Max(60_000)
  shortlistPauseMs = 1000;
}

import { AsNumber, FromEnvironment, PlatformConfig } from '@duijie/platform';
import { IsInt, Max, Min } from 'class-validator';

/** What the candidate service can be told beyond what every service is. */
export class CandidateConfig extends PlatformConfig {
  @FromEnvironment('UPLOAD_LIMIT_BYTES', 'Largest file that may be uploaded')
  @AsNumber()
  @IsInt()
  @Min(1_000)
  @Max(500_000_000)
  uploadLimitBytes = 50_000_000;
}

import { IsInt, Max, Min } from 'class-validator';
import { AsNumber, FromEnvironment, PlatformConfig } from '@duijie/platform';

export class RegistryConfig extends PlatformConfig {
  @FromEnvironment('TOKEN_LIFETIME_S', 'How long an access token that registry issues is valid')
  @AsNumber()
  @IsInt()
  @Min(60)
  @Max(86_400)
  tokenLifetimeS = 3_600;

  @FromEnvironment('EVIDENCE_LIMIT_BYTES', 'The largest file that is taken as evidence in a vetting case')
  @AsNumber()
  @IsInt()
  @Min(1_024)
  @Max(200_000_000)
  evidenceLimitBytes = 20_000_000;
}

import { IsInt, IsOptional, Matches, Max, Min, ValidateBy } from 'class-validator';
import { AsNumber, FromEnvironment, PlatformConfig } from '@duijie/platform';

/**
 * The use of a session is told by its tokens being refreshed, and noted once an hour at most: one that rests must outlast
 * both, or people are signed out at work.
 */
const OutlastsTokens = () =>
  ValidateBy({
    name: 'outlastsTokens',
    validator: {
      validate: (hours: number, args) => {
        const { tokenLifetimeS } = args?.object as RegistryConfig;
        return hours === 0 || (hours - 1) * 3_600 >= tokenLifetimeS;
      },
      defaultMessage: () => 'must be 0, or an hour more than TOKEN_LIFETIME_S at least',
    },
  });

export class RegistryConfig extends PlatformConfig {
  @FromEnvironment(
    'PUBLIC_URL',
    'Where people reach the platform, such as https://duijie.example.org: the issuer of tokens, and the start of links; default: http://HOST:PORT',
  )
  @IsOptional()
  @Matches(/^(https:\/\/[^\s/?#@]+|http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?)$/)
  publicUrl?: string;

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

  @FromEnvironment('SESSION_DAYS', 'How long one sign-in lasts, however often its tokens are refreshed')
  @AsNumber()
  @IsInt()
  @Min(1)
  @Max(365)
  sessionDays = 14;

  @FromEnvironment(
    'SESSION_IDLE_HOURS',
    'After how many hours in which no token was asked for a sign-in ends; 0: never before SESSION_DAYS',
  )
  @AsNumber()
  @IsInt()
  @Min(0)
  @Max(8_760)
  @OutlastsTokens()
  sessionIdleHours = 72;

  @FromEnvironment('SIGNING_KEY_DAYS', 'After how many days a new key signs tokens; 0: only when an operator asks')
  @AsNumber()
  @IsInt()
  @Min(0)
  @Max(3_650)
  signingKeyDays = 90;
}

/** Where people reach the platform; any address of this machine is called by that of the loopback. */
export function publicUrlOf({ publicUrl, host, port }: RegistryConfig): string {
  if (publicUrl !== undefined) return publicUrl;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

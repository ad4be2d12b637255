import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@duijie/platform';
import { RegistryConfig } from './registry.config.ts';

describe('how long a session may rest', () => {
  it.each([
    ['2', '3600'],
    ['25', '86400'],
    ['0', '86400'],
  ])('%s hours with tokens of %s s is taken', (hours, seconds) => {
    const config = readConfig(RegistryConfig, { SESSION_IDLE_HOURS: hours, TOKEN_LIFETIME_S: seconds });
    expect(config.sessionIdleHours).toBe(Number(hours));
  });

  it('less than a token and the hour in which its use is noted is refused by name', () => {
    const read = () => readConfig(RegistryConfig, { SESSION_IDLE_HOURS: '2', TOKEN_LIFETIME_S: '3601' });
    expect(read).toThrow(/SESSION_IDLE_HOURS: must be 0, or an hour more than TOKEN_LIFETIME_S/);
  });
});

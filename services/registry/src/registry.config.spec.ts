import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@duijie/platform';
import { RegistryConfig } from './registry.config.ts';

describe('how long a session may rest', () => {
  it.each([
    ['1', '3600'],
    ['24', '86400'],
    ['0', '86400'],
  ])('%s hours with tokens of %s s is taken', (hours, seconds) => {
    const config = readConfig(RegistryConfig, { SESSION_IDLE_HOURS: hours, TOKEN_LIFETIME_S: seconds });
    expect(config.sessionIdleHours).toBe(Number(hours));
  });

  it('less than a token lives is refused by name', () => {
    const read = () => readConfig(RegistryConfig, { SESSION_IDLE_HOURS: '1', TOKEN_LIFETIME_S: '3601' });
    expect(read).toThrow(/SESSION_IDLE_HOURS: must be 0, or as long as TOKEN_LIFETIME_S/);
  });
});

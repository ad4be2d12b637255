import { describe, expect, it } from '@jest/globals';
import { choosePreference, defaultPreference, wants } from './preference.ts';

const now = '2026-11-22T04:00:00.000Z';

describe('a preference', () => {
  it('wants everything until somebody chooses', () => {
    expect(wants(undefined, 'shortlisted')).toBe(true);
    expect(defaultPreference('grd_1')).toMatchObject({ revision: 0, language: 'zh', kinds: { openingPaused: true } });
  });

  it('leaves out what is refused and keeps what is not named', () => {
    const chosen = choosePreference(defaultPreference('grd_1'), { openingResumed: false }, 'ru', now);
    expect(chosen).toMatchObject({ revision: 1, createdAt: now, language: 'ru' });
    expect(wants(chosen, 'openingResumed')).toBe(false);
    expect(wants(chosen, 'shortlisted')).toBe(true);
    expect(choosePreference(chosen, {}, 'ru', now)).toMatchObject({ revision: 2, kinds: { openingResumed: true } });
  });
});

import { describe, expect, it } from '@jest/globals';
import { createApiKey, revokeApiKey } from './api-key.ts';
import type { ApiKeyTerms } from './api-key.ts';

const now = '2026-11-22T04:00:00.000Z';
const terms: ApiKeyTerms = {
  organisation: 'org_1',
  label: 'line 3',
  roles: ['enterprise'],
  duties: ['editor'],
  graduate: null,
  expiresAt: '2027-11-22T12:00:00+08:00',
  demo: false,
};

describe('an API key', () => {
  it('is told by its hash, without its label', () => {
    const { events } = createApiKey('key_1', 'hash', terms, now);
    expect(events).toEqual([expect.objectContaining({ id: 'hash', subject: 'key_1', roles: ['enterprise'] })]);
    expect(JSON.stringify(events)).not.toContain('line 3');
  });

  it('ends together with the tokens that it was given', () => {
    const { next, events } = revokeApiKey(createApiKey('key_1', 'hash', terms, now).next, now);
    expect(events).toEqual([
      expect.objectContaining({ id: 'hash', about: 'apiKey', revokedBefore: now, revision: 2 }),
      expect.objectContaining({ id: 'key_1', about: 'subject', revokedBefore: now, revision: 2 }),
    ]);
    expect(() => revokeApiKey(next, now)).toThrow('revoked');
  });

  it.each([
    '2026-11-22T04:00:00.000Z',
    '2027-02-30T00:00:00Z',
    '2027-01-01',
    '2027-01-01T00:00:00',
    '2027-W01',
    '2027-01-01T25:00:00Z',
    '',
  ])('cannot end at “%s”, which is no instant to come', (expiresAt) =>
    expect(() => createApiKey('key_1', 'hash', { ...terms, expiresAt }, now)).toThrow('/expiresAt'),
  );
});

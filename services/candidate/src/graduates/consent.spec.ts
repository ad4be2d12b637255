import { describe, expect, it } from '@jest/globals';
import { ConsentExpired } from '@duijie/contracts';
import fc from 'fast-check';
import { consentEnd, consentsAfterUpload, decideConsent, expireConsents } from './consent.ts';
import type { ConsentDecision } from './consent.ts';
import type { ConsentRecord, Graduate } from './graduate.ts';
import { emptyProfile } from './profile.ts';

const now = '2026-11-22T04:00:00.000Z';
const today = '2026-11-22';
const granted = { purpose: 'matching', state: 'granted', source: 'self', textVersion: '2026-11', at: now } as const;

function agreeing(...consents: ConsentRecord[]): Graduate {
  return {
    ...emptyProfile,
    id: 'grd_1',
    revision: 3,
    createdAt: now,
    updatedAt: now,
    state: 'available',
    college: 'org_1',
    consents,
    consentEndsOn: consentEnd(consents),
    naturalKey: 'k',
    claims: {},
    withdrawnBy: null,
  };
}

function said(more: Partial<ConsentDecision> = {}): ConsentDecision {
  return { purpose: 'matching', state: 'granted', source: 'self', textVersion: '2026-11', expiresOn: null, ...more };
}

describe('a consent with an end', () => {
  it('holds through its last day and ends on the next, with an event of the graduate', () => {
    const graduate = agreeing({ ...granted, expiresOn: today });
    expect(expireConsents(graduate, today, now)).toBeUndefined();
    const ended = expireConsents(graduate, '2026-11-23', now);
    expect(ended?.next).toMatchObject({ revision: 4, consentEndsOn: null, consents: [{ state: 'expired' }] });
    expect(ended?.events).toEqual([expect.any(ConsentExpired)]);
    expect(ended?.events[0]).toMatchObject({ revision: 4, consents: [{ purpose: 'matching', state: 'expired' }] });
    expect(ended && expireConsents(ended.next, '2030-01-01', now)).toBeUndefined();
  });

  it('ends alone: the others of the same person stand, and the next end is remembered', () => {
    const days = fc.option(fc.constantFrom('2026-01-01', '2026-11-21', '2026-11-22', '2027-05-05'), { nil: null });
    fc.assert(
      fc.property(fc.tuple(days, days, days), (ends) => {
        const purposes = ['matching', 'study', 'contact'] as const;
        const consents = purposes.map((purpose, i) => ({ ...granted, purpose, expiresOn: ends[i] ?? null }));
        const next = expireConsents(agreeing(...consents), today, now)?.next.consents ?? consents;
        expect(next.map(({ state }) => state)).toEqual(
          ends.map((end) => (end !== null && end < today ? 'expired' : 'granted')),
        );
        const left = ends.filter((end) => end !== null && end >= today).sort();
        expect(consentEnd(next)).toBe(left[0] ?? null);
      }),
    );
  });

  it('is given again by the person, and neither by a sheet nor by the college', () => {
    const graduate = agreeing({ ...granted, state: 'expired', expiresOn: '2026-11-01' });
    const sheet = consentsAfterUpload(graduate.consents, true, { birth: null, today, now });
    expect(sheet).toEqual(graduate.consents);
    expect(() => decideConsent(graduate, said({ source: 'college' }), today, now)).toThrow('until a day');
    expect(decideConsent(graduate, said(), today, now)?.next).toMatchObject({ consents: [{ state: 'granted' }] });
  });

  it('is made longer by the person alone; the college may renew what the college gave', () => {
    const own = agreeing({ ...granted, expiresOn: '2027-01-01' });
    expect(() => decideConsent(own, said({ source: 'college' }), today, now)).toThrow('until a day');
    const longer = decideConsent(own, said({ expiresOn: '2028-01-01' }), today, now);
    expect(longer).toMatchObject({ next: { consentEndsOn: '2028-01-01' }, events: [] });
    const ofCollege = agreeing({ ...granted, source: 'college', state: 'expired', expiresOn: '2026-11-01' });
    expect(decideConsent(ofCollege, said({ source: 'college' }), today, now)).toBeDefined();
  });

  it.each([
    ['past', said({ expiresOn: '2026-11-21' })],
    ['format', said({ expiresOn: '2027-02-30' })],
    ['not-allowed', said({ state: 'withdrawn', expiresOn: '2027-01-01' })],
  ])('whose end makes no sense is refused as %s', (code, decision) => {
    const errors = [expect.objectContaining({ pointer: '/expiresOn', code })];
    expect(refusal(() => decideConsent(agreeing(), decision, today, now))).toMatchObject({ errors });
  });
});

function refusal(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

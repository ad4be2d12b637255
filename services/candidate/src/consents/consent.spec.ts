import { describe, expect, it } from '@jest/globals';
import { ConsentExpired } from '@duijie/contracts';
import fc from 'fast-check';
import {
  consentEnd,
  consentsAfterUpload,
  decideConsent,
  expireConsents,
  isSharedWith,
  withConsents,
} from './consent.ts';
import type { ConsentDecision } from './consent.ts';
import { agreedText } from './consent-text.ts';
import type { ConsentRecord, Graduate } from '../graduates/graduate.ts';
import { emptyProfile } from '../graduates/profile.ts';

const now = '2026-11-22T04:00:00.000Z';
const today = '2026-11-22';
const context = { today, now, placedWith: [] };
const text = agreedText('matching', '2026-11', today);
const granted = { purpose: 'matching', state: 'granted', source: 'self', ...text, at: now } as const;

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
    expect(() => decideConsent(graduate, said({ source: 'college' }), context)).toThrow('until a day');
    expect(decideConsent(graduate, said(), context)?.next).toMatchObject({ consents: [{ state: 'granted' }] });
  });

  it('is made longer by the person alone; the college may renew what the college gave', () => {
    const own = agreeing({ ...granted, expiresOn: '2027-01-01' });
    expect(() => decideConsent(own, said({ source: 'college' }), context)).toThrow('until a day');
    const longer = decideConsent(own, said({ expiresOn: '2028-01-01' }), context);
    expect(longer).toMatchObject({ next: { consentEndsOn: '2028-01-01' }, events: [] });
    const ofCollege = agreeing({ ...granted, source: 'college', state: 'expired', expiresOn: '2026-11-01' });
    expect(decideConsent(ofCollege, said({ source: 'college' }), context)).toBeDefined();
  });

  it.each([
    ['past', said({ expiresOn: '2026-11-21' })],
    ['format', said({ expiresOn: '2027-02-30' })],
    ['not-allowed', said({ state: 'withdrawn', expiresOn: '2027-01-01' })],
  ])('whose end makes no sense is refused as %s', (code, decision) => {
    const errors = [expect.objectContaining({ pointer: '/expiresOn', code })];
    expect(refusal(() => decideConsent(agreeing(), decision, context))).toMatchObject({ errors });
  });
});

describe('a consent to share who one is', () => {
  const share = (more: Partial<ConsentDecision> = {}) => said({ purpose: 'shareWithEnterprise', ...more });
  const decided = (graduate: Graduate, decision: ConsentDecision, placedWith: readonly string[] = []): Graduate =>
    decideConsent(graduate, decision, { today, now, placedWith })?.next ?? graduate;

  it('is for one enterprise each, and is taken back from one or from all', () => {
    const both = decided(decided(agreeing(), share({ enterprise: 'org_1' })), share({ enterprise: 'org_2' }));
    expect([isSharedWith(both, 'org_1'), isSharedWith(both, 'org_2'), isSharedWith(both, 'org_3')]).toEqual([
      true,
      true,
      false,
    ]);
    const one = decided(both, share({ state: 'withdrawn', enterprise: 'org_1' }));
    expect([isSharedWith(one, 'org_1'), isSharedWith(one, 'org_2')]).toEqual([false, true]);
    const none = decided(both, share({ state: 'withdrawn' }));
    expect([isSharedWith(none, 'org_1'), isSharedWith(none, 'org_2')]).toEqual([false, false]);
    expect(none.consentHistory?.map(({ state, enterprise }) => [state, enterprise])).toEqual([
      ['granted', 'org_1'],
      ['granted', 'org_2'],
      ['withdrawn', 'org_1'],
      ['withdrawn', 'org_2'],
    ]);
  });

  it('that names nobody is for those whose place was taken; where there are none it opens nothing', () => {
    expect(isSharedWith(decided(agreeing(), share(), ['org_1']), 'org_1')).toBe(true);
    const willing = decided(agreeing(), share());
    expect(willing.consents).toMatchObject([{ purpose: 'shareWithEnterprise', state: 'granted' }]);
    expect(isSharedWith(willing, 'org_1')).toBe(false);
  });

  it('is never given by a college, and no other purpose names an enterprise', () => {
    expect(() => decided(agreeing(), share({ source: 'college', enterprise: 'org_1' }))).toThrow('told who they are');
    expect(refusal(() => decided(agreeing(), said({ enterprise: 'org_1' })))).toMatchObject({
      errors: [{ pointer: '/enterprise', code: 'not-allowed' }],
    });
  });

  it('names so many enterprises at most; what was given can always be taken back', () => {
    let graduate = agreeing();
    for (let n = 0; n < 50; n += 1) graduate = decided(graduate, share({ enterprise: `org_${n}` }));
    expect(refusal(() => decided(graduate, share({ enterprise: 'org_50' })))).toMatchObject({
      errors: [{ code: 'too-many' }],
    });
    const full = { ...graduate, consentHistory: Array.from({ length: 500 }, () => granted) };
    expect(() => decided(full, said({ purpose: 'study' }))).toThrow('500 decisions');
    expect(decided(full, share({ state: 'withdrawn' })).consents.every(({ state }) => state === 'withdrawn')).toBe(
      true,
    );
  });
});

describe('what is kept of a consent', () => {
  it('is the version and the digest of its words, and that somebody was a minor', () => {
    const grown = decideConsent({ ...agreeing(), birth: '2005-07' }, said(), context)?.next.consents[0];
    expect(grown).toMatchObject(text);
    expect(grown).not.toHaveProperty('minor');
    const minor = decideConsent({ ...agreeing(), birth: '2010-07' }, said(), context)?.next.consents[0];
    expect(minor).toMatchObject({ source: 'self', minor: true });
    expect(refusal(() => decideConsent(agreeing(), said({ textVersion: '1999-01' }), context))).toMatchObject({
      errors: [{ pointer: '/textVersion', code: 'unknown-code' }],
    });
    const granted = decideConsent(agreeing(), said(), context)?.next ?? agreeing();
    const withdrawal = said({ state: 'withdrawn', textVersion: '1999-01' });
    expect(decideConsent(granted, withdrawal, context)?.next.consents[0]).toMatchObject({ state: 'withdrawn' });
  });

  it('is every decision, also that of a sheet and of the calendar', () => {
    const context = { birth: null, today, now };
    const sheet = withConsents(undefined, consentsAfterUpload([], true, context), now);
    const until = { ...agreeing(...sheet.consents), ...sheet };
    const limited = decideConsent(until, said({ expiresOn: today }), { today, now, placedWith: [] })?.next ?? until;
    const ended = expireConsents(limited, '2026-11-23', '2026-11-22T16:00:00.000Z')?.next;
    expect(ended?.consentHistory).toMatchObject([
      { state: 'granted', source: 'college' },
      { state: 'granted', source: 'self', expiresOn: today },
      { state: 'expired', source: 'self', at: '2026-11-22T16:00:00.000Z' },
    ]);
  });
});

function refusal(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

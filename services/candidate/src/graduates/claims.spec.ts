import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimsOf, evidenceOf, mergeClaims, profileOf } from './claims.ts';
import type { Claims } from './claims.ts';
import { emptyProfile } from './profile.ts';
import type { Profile } from './profile.ts';

const paths = ['major', 'year', 'places', 'skills/PLC', 'skills/CNC', 'skills/ROB-OP', 'practice/MFG'];
const someClaims: fc.Arbitrary<Claims> = fc.dictionary(fc.constantFrom(...paths), fc.constantFrom('1', '2', '3'));
const someVouched = fc.subarray(paths).map((vouched) => (path: string) => vouched.includes(path));

describe('claims of uploads', () => {
  it('a profile taken apart and put together again is the same', () => {
    const profile: Profile = {
      ...emptyProfile,
      education: 'higherVocational',
      major: '460103',
      birth: '2005-07',
      regions: ['120000'],
      kinds: ['employment'],
      skills: [{ skill: 'PLC', level: 3, evidence: 'attested' }],
      credentials: [
        {
          credential: 'X-ROBOT-OM',
          grade: null,
          country: 'CN',
          state: 'verified',
          issuedOn: null,
          expiresOn: '2028-01-31',
        },
      ],
      languages: [{ language: 'en', scheme: 'CEFR', level: null }],
      practice: { MFG: 6 },
    };
    expect(profileOf(claimsOf(profile), evidenceOf(profile))).toEqual(profile);
  });

  it('the same row again changes nothing', () => {
    fc.assert(
      fc.property(someClaims, someClaims, someClaims, someVouched, (stored, before, row, isVouched) => {
        const once = mergeClaims(stored, before, row, isVouched);
        const twice = mergeClaims(once.values, once.claims, row, isVouched);
        expect(twice.values).toEqual(once.values);
        expect(twice.claims).toEqual(once.claims);
      }),
    );
  });

  it('what somebody vouches for, or wrote themselves, stays whatever the row says', () => {
    fc.assert(
      fc.property(someClaims, someClaims, someClaims, someVouched, (stored, before, row, isVouched) => {
        const { values, kept } = mergeClaims(stored, before, row, isVouched);
        for (const path of paths) {
          if (!isVouched(path) && stored[path] === before[path]) continue;
          expect(values[path]).toBe(stored[path]);
          if (row[path] !== undefined && row[path] !== stored[path]) expect(kept).toContain(path);
        }
      }),
    );
  });

  it('without anybody’s own words the newest row counts, and what it does not mention stays', () => {
    fc.assert(
      fc.property(someClaims, someClaims, (first, second) => {
        const one = mergeClaims({}, {}, first, () => false);
        const { values } = mergeClaims(one.values, one.claims, second, () => false);
        for (const [path, said] of Object.entries(second)) expect(values[path]).toBe(said);
        for (const path of ['major', 'year', 'places']) if (!second[path]) expect(values[path]).toBe(first[path]);
      }),
    );
  });

  it('a skill that the new list leaves out is gone, unless there is no list', () => {
    const stored = { 'skills/PLC': '3', 'skills/CNC': '2' };
    expect(mergeClaims(stored, stored, { 'skills/PLC': '3' }, () => false).values).toEqual({ 'skills/PLC': '3' });
    expect(mergeClaims(stored, stored, { major: '"460103"' }, () => false).values).toMatchObject(stored);
  });
});

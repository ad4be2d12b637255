import { describe, expect, it } from '@jest/globals';
import { consentPurposes } from '@duijie/contracts';
import { agreedText, isAskedAgain, presentText, textDigestOf } from './consent-text.ts';
import type { ConsentText } from './consent-text.ts';
import { consentTexts } from './data/consent-texts.ts';

const today = '2026-11-29';
const [first] = consentTexts as [ConsentText];
const spelling = { ...first, version: '2027-01', effectiveOn: '2027-01-01', isMaterial: false };
const meaning = { ...first, version: '2027-02', effectiveOn: '2027-02-01', isMaterial: true };
const later = [...consentTexts, spelling, meaning];

describe('the words of consents', () => {
  it('that were published are never changed: their digests stay', () => {
    const digests = consentTexts.map((text) => `${text.purpose} ${text.version} ${textDigestOf(text).slice(0, 16)}`);
    expect(digests).toMatchInlineSnapshot(`
     [
       "matching 2026-11 83a37d38843e35eb",
       "shareWithEnterprise 2026-11 cdf41275cff41f81",
       "study 2026-11 750127522e907596",
       "crossBorder 2026-11 8b60a944b86e5d2c",
       "contact 2026-11 c9d31484711e1bee",
     ]
    `);
  });

  it('are there for every purpose, in three languages, each version once', () => {
    expect([...new Set(consentTexts.map(({ purpose }) => purpose))].sort()).toEqual([...consentPurposes].sort());
    for (const { title, text } of consentTexts) {
      for (const words of [title, text]) expect(Object.values(words).every((each) => each.length > 1)).toBe(true);
      expect(/\p{Script=Han}/u.test(text.zh) && /[a-z]/.test(text.en) && /\p{Script=Cyrillic}/u.test(text.ru)).toBe(
        true,
      );
    }
    expect(new Set(consentTexts.map(({ purpose, version }) => `${purpose} ${version}`)).size).toBe(consentTexts.length);
  });

  it('are the present ones by the day, and older ones may still be agreed to', () => {
    expect(presentText('matching', today, later).version).toBe('2026-11');
    expect(presentText('matching', '2027-01-15', later).version).toBe('2027-01');
    expect(agreedText('matching', undefined, '2027-03-01', later).textVersion).toBe('2027-02');
    expect(agreedText('matching', '2026-11', '2027-03-01', later)).toEqual({
      textVersion: '2026-11',
      textDigest: textDigestOf(first),
    });
    expect(() => agreedText('matching', '1999-01', today)).toThrow('no such version');
  });

  it('of a new version void no consent, and are asked again only where they say something else', () => {
    const agreed = { purpose: 'matching', textVersion: '2026-11' } as const;
    expect(isAskedAgain(agreed, '2027-01-15', later)).toBe(false);
    expect(isAskedAgain(agreed, '2027-02-01', later)).toBe(true);
    expect(isAskedAgain({ ...agreed, textVersion: '2027-01' }, '2027-02-01', later)).toBe(true);
    expect(isAskedAgain({ ...agreed, textVersion: '2027-02' }, '2027-02-01', later)).toBe(false);
    expect(isAskedAgain({ ...agreed, purpose: 'study' }, '2027-02-01', later)).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@duijie/domain';
import { anOpeningRequest } from '@duijie/testing';
import { termsOf } from './opening-terms.ts';
import type { GivenTerms } from './opening-terms.ts';

const given = (overrides: Record<string, unknown> = {}) => anOpeningRequest(overrides) as unknown as GivenTerms;

function mistakes(overrides: Record<string, unknown>): string[] {
  try {
    termsOf(given(overrides));
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.errors.map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

describe('the terms of an opening', () => {
  it('get the defaults of the interface where nothing is said', () => {
    const least = Object.fromEntries(
      Object.entries(anOpeningRequest()).filter(
        ([name]) => !['circle', 'education', 'majors', 'skills'].includes(name),
      ),
    );
    expect(termsOf(least as unknown as GivenTerms)).toMatchObject({
      externalRef: null,
      circle: null,
      majors: [],
      skills: [],
      placeMust: false,
      majorMust: false,
      answerDays: 7,
      shortlist: 50,
      weights: {},
    });
  });

  it('take words for codes', () => {
    const terms = termsOf(given({ circle: '智能制造', skills: [{ skill: '西门子PLC编程', level: 2 }] }));
    expect(terms).toMatchObject({ circle: 'MFG', skills: [{ skill: 'PLC-SIE', level: 2, weight: 10, must: false }] });
  });

  it('resolve to themselves: terms read again are the same', () => {
    const once = termsOf(given());
    expect(termsOf(once as unknown as GivenTerms)).toEqual(once);
  });

  it('name every mistake at once', () => {
    expect(
      mistakes({
        kind: 'orderClass',
        skills: [{ skill: '修仙炼丹PLC术', level: 2 }],
        majors: [{ code: '46' }],
        end: '2026-01-01',
        workplaces: ['999999'],
        title: {},
      }).sort(),
    ).toEqual([
      '/end dates-reversed',
      '/majors/0/code too-coarse',
      '/minSeats required',
      '/skills/0/skill unknown-code',
      '/title required',
      '/workplaces/0 unknown-code',
    ]);
  });

  it.each([
    [
      'a skill twice',
      {
        skills: [
          { skill: 'PLC', level: 1 },
          { skill: 'PLC', level: 2 },
        ],
      },
      '/skills/1/skill duplicate',
    ],
    ['pay upside down', { pay: { min: '9', max: '3', currency: 'CNY', per: 'month' } }, '/pay/min range'],
    ['minSeats above seats', { kind: 'orderClass', minSeats: 9 }, '/minSeats range'],
    [
      'a level the scheme lacks',
      { languages: [{ language: 'en', scheme: 'CET', level: '5' }] },
      '/languages/0/level unknown-code',
    ],
    ['a weight of nothing', { weights: { luck: 1 } }, '/weights/luck unknown-field'],
  ])('refuse %s', (_, overrides, mistake) => {
    expect(mistakes(overrides)).toEqual([mistake]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { appealOf, studentScore } from './appeal.ts';
import { aGraduate, aWorldWith, anOpening, taxonomy } from './examples.ts';
import { contributionsOf, fitOf, itemValues } from './fit.ts';
import { byScoreThenLot, lotOf } from './lottery.ts';
import { similarity } from './skills.ts';
import type { Component, Graduate, HeldCredential, Opening, Recognition } from './world.ts';

function value(
  component: Component,
  opening: Partial<Opening>,
  graduate: Partial<Graduate>,
  recognitions: Recognition[] = [],
) {
  const world = aWorldWith({ recognitions });
  const asked = anOpening(opening);
  const items = itemValues(asked, aGraduate(graduate), world);
  return contributionsOf(asked, items).find((each) => each.component === component)?.value;
}

describe('the similarity of skills', () => {
  it.each([
    ['PLC', 'PLC', 10000, 'the same'],
    ['PLC', 'PLC-ADV', 10000, 'one step narrower'],
    ['PLC', 'PLC-SAFE', 10000, 'two steps narrower'],
    ['PLC', 'AUTO', 6000, 'one step broader'],
    ['PLC-ADV', 'AUTO', 3600, 'two steps broader'],
    ['PLC-SAFE', 'AUTO', 0, 'three steps broader'],
    ['PLC', 'HMI', 3000, 'under the same parent'],
    ['HMI', 'ROBOT', 4000, 'related'],
    ['ROBOT', 'HMI', 4000, 'related the other way'],
    ['ROBOT', 'AUTO', 0, 'strangers without parents'],
    ['NEW', 'NEW', 10000, 'the same, though the taxonomy does not know it'],
  ])('%s asked, %s held: %i (%s)', (asked, held, expected) => {
    expect(similarity(taxonomy.skillTree, asked, held)).toBe(expected);
  });
});

describe('the value of skills', () => {
  const one = (skill: string, level: number, held: string, have: number, evidence: string) =>
    value('skills', { skills: [{ skill, level }] }, { skills: [{ skill: held, level: have, evidence }] });

  it('is full at the needed level, attested, and more earns no more', () => {
    expect(one('PLC', 3, 'PLC', 3, 'attested')).toBe(10000);
    expect(one('PLC', 3, 'PLC', 5, 'attested')).toBe(10000);
  });

  it('follows the evidence', () => {
    expect(one('PLC', 3, 'PLC', 3, 'competition')).toBe(9500);
    expect(one('PLC', 3, 'PLC', 3, 'practice')).toBe(8500);
    expect(one('PLC', 3, 'PLC', 3, 'claimed')).toBe(7000);
    expect(one('PLC', 3, 'PLC', 3, 'training')).toBe(7000);
  });

  it('follows the level, each step rounded down', () => {
    expect(one('PLC', 3, 'PLC', 2, 'practice')).toBe(5666); // 8500 × 2 div 3
    expect(one('PLC-ADV', 3, 'AUTO', 1, 'practice')).toBe(1020); // 3600 × 8500 div 10000 = 3060, × 1 div 3
    expect(one('PLC', 3, 'HMI', 2, 'competition')).toBe(1900); // 3000 × 9500 div 10000 = 2850, × 2 div 3
  });

  it('takes the best of the held skills for each asked one', () => {
    const skills = [
      { skill: 'PLC', level: 1, evidence: 'attested' }, // 10000 × 1 div 4 = 2500
      { skill: 'AUTO', level: 4, evidence: 'attested' }, // 6000 × 4 div 4 = 6000
    ];
    expect(value('skills', { skills: [{ skill: 'PLC', level: 4 }] }, { skills })).toBe(6000);
  });

  it('is the mean by weight, 10 where none is set', () => {
    const skills = [
      { skill: 'PLC', level: 2, weight: 30 },
      { skill: 'ROBOT', level: 2 },
    ];
    const held = [{ skill: 'PLC', level: 2, evidence: 'claimed' }];
    expect(value('skills', { skills }, { skills: held })).toBe(5250); // (30 × 7000 + 10 × 0) div 40
    expect(value('skills', { skills }, { skills: [] })).toBe(0);
  });
});

describe('the value of the major', () => {
  const major = (codes: string[], own: string | null) =>
    value('major', { majors: codes.map((code) => ({ code, scope: 'category' })) }, { major: own });

  it.each([
    [['460103'], '460103', 10000],
    [['660103'], '460103', 8000], // the same class at another level
    [['4601'], '460103', 8000],
    [['460301'], '460103', 5000],
    [['46'], '460103', 5000],
    [['66'], '460103', 5000],
    [['51'], '460103', 0],
    [['51', '46', '460104'], '460103', 8000], // the best of 0, 5000, 8000
    [['080201'], '080202K', 8000],
    [['06'], '460103', 0], // undergraduate 06 is not vocational 06
    [['460103'], null, 0],
  ])('%j listed, %s held: %i', (codes, own, expected) => expect(major(codes, own)).toBe(expected));
});

describe('the value of credentials', () => {
  const robot = (over: Partial<HeldCredential> = {}): HeldCredential => {
    return { credential: 'X-ROBOT', grade: 'intermediate', country: 'CN', state: 'verified', ...over };
  };
  const foreign = { credential: 'F-KZ', grade: null, country: 'KZ' };
  const recognition = (extent: Recognition['extent'], grade: string | null = null): Recognition => {
    return { id: 'r', revision: 1, from: foreign, to: { credential: 'X-ROBOT', grade }, extent, confidence: 9001 };
  };
  const one = (grade: string | null, held: HeldCredential, recognitions: Recognition[] = []) =>
    value('credentials', { credentials: [{ credential: 'X-ROBOT', grade }] }, { credentials: [held] }, recognitions);

  it('is 10000 verified, 7000 claimed, nothing when refuted or expired', () => {
    expect(one(null, robot())).toBe(10000);
    expect(one(null, robot({ state: 'claimed' }))).toBe(7000);
    expect(one(null, robot({ state: 'refuted' }))).toBe(0);
    expect(one(null, robot({ expiresOn: '2027-06-30' }))).toBe(0);
  });

  it('shrinks with a lower grade, and an unstated one ranks 1', () => {
    expect(one('advanced', robot())).toBe(6666); // 10000 × 2 div 3
    expect(one('advanced', robot({ state: 'claimed' }))).toBe(4666); // 7000 × 2 div 3
    expect(one('elementary', robot())).toBe(10000);
    expect(one('advanced', robot({ grade: null }))).toBe(3333); // 10000 × 1 div 3
  });

  it('follows a recognition in force', () => {
    const own = { ...foreign, state: 'verified' };
    const claimed = { ...foreign, state: 'claimed' };
    expect(one(null, own, [recognition('full')])).toBe(9001);
    expect(one(null, own, [recognition('partial')])).toBe(5400); // 9001 × 6000 div 10000
    expect(one(null, own, [recognition('withSupplement')])).toBe(5400);
    expect(one(null, claimed, [recognition('full')])).toBe(6300); // 9001 × 7 div 10
    expect(one(null, claimed, [recognition('partial')])).toBe(3780); // 5400 × 7 div 10
    expect(one('advanced', own, [recognition('full', 'intermediate')])).toBe(6000); // 9001 × 2 div 3
    expect(one(null, { ...own, country: 'EG' }, [recognition('full')])).toBe(0);
    expect(one(null, own, [recognition('partial'), recognition('full')])).toBe(9001);
  });

  it('counts a listed medal in full and weighs the list', () => {
    const credentials = [
      { credential: 'C-N', weight: 20 },
      { credential: 'X-ROBOT', weight: 10 },
    ];
    const medals = [{ competition: 'C-N' }];
    expect(value('credentials', { credentials }, { medals })).toBe(6666); // (20 × 10000 + 10 × 0) div 30
  });
});

describe('the value of practice, language and place', () => {
  it('counts the months in the circle of the opening up to twelve', () => {
    const months = (count: number) => value('practice', { circle: 'MFG' }, { practice: { MFG: count, IT: 12 } });
    expect([months(0), months(5), months(12), months(30)]).toEqual([0, 4166, 10000, 10000]); // 5 × 10000 div 12
    expect(value('practice', { circle: 'AVI' }, { practice: { MFG: 12 } })).toBe(0);
    expect(value('practice', { circle: null }, { practice: { MFG: 12 } })).toBeUndefined();
  });

  const language = (scheme: string, level: string, entries: [string, string | null][]) =>
    value(
      'language',
      { languages: [{ language: 'en', scheme, level }] },
      { languages: entries.map(([held, have]) => ({ language: 'en', scheme: held, level: have })) },
    );

  it('compares languages as CEFR', () => {
    expect(language('CEFR', 'B2', [['CEFR', 'B1']])).toBe(7500); // 3 × 10000 div 4
    expect(language('CEFR', 'B2', [['CEFR', 'native']])).toBe(10000);
    expect(language('CEFR', 'B2', [['CET', '4']])).toBe(7500); // CET-4 is 3
    expect(language('CET', '6', [['CEFR', 'A1']])).toBe(2500); // CET-6 is 4: 1 × 10000 div 4
    expect(language('HSK3', '9', [['HSK2', '4']])).toBe(6666); // 9 becomes 6: 4 × 10000 div 6
    expect(language('HSK3', '8', [['HSK3', '7']])).toBe(10000); // both become 6
    expect(language('TRKI', 'B1', [['CEFR', 'A2']])).toBe(6666); // 2 × 10000 div 3
    expect(
      language('CEFR', 'B2', [
        ['CEFR', 'A1'],
        ['CET', '4'],
        ['CEFR', null],
      ]),
    ).toBe(7500); // the best of 1, 3, 0
    expect(language('CEFR', 'B2', [])).toBe(0);
  });

  it('is the mean over the listed languages', () => {
    const languages = [
      { language: 'en', scheme: 'CEFR', level: 'B1' },
      { language: 'ru', scheme: 'TRKI', level: 'B1' },
    ];
    const held = [{ language: 'en', scheme: 'CEFR', level: 'A2' }];
    expect(value('language', { languages }, { languages: held })).toBe(3333); // (6666 + 0) div 2
  });

  it('takes the best workplace', () => {
    const place = (workplaces: string[], regions: string[], anywhere = false) =>
      value('place', { workplaces }, { regions, anywhere });
    expect(place(['120113'], ['120000'])).toBe(10000);
    expect(place(['120113'], ['120100'])).toBe(10000);
    expect(place(['120113'], ['120200'])).toBe(6000);
    expect(place(['120113'], ['120200'], true)).toBe(8000);
    expect(place(['120113'], ['130000'])).toBe(0);
    expect(place(['130600', '120113'], ['120000'])).toBe(10000);
    expect(place(['KZ-ALA'], ['KZ-AST'])).toBe(6000);
    expect(place(['KZ-ALA'], [], true)).toBe(8000);
    expect(place(['120113'], [])).toBe(0);
  });
});

describe('the fit', () => {
  const opening = anOpening({
    skills: [{ skill: 'PLC', level: 3 }],
    majors: [{ code: '4601', scope: 'class' }],
    circle: 'MFG',
  });
  const graduate = aGraduate({ skills: [{ skill: 'PLC', level: 2, evidence: 'attested' }], practice: { MFG: 6 } });

  it('is the sum of contributions, each rounded down, over the weights of what the opening speaks of', () => {
    // W = 5000 + 2000 + 1000 + 500 = 8500
    expect(contributionsOf(opening, itemValues(opening, graduate, aWorldWith()))).toEqual([
      { component: 'skills', weight: 5000, value: 6666, contribution: 3921 }, // 33,330,000 div 8500
      { component: 'major', weight: 2000, value: 8000, contribution: 1882 }, // 16,000,000 div 8500
      { component: 'practice', weight: 1000, value: 5000, contribution: 588 }, // 5,000,000 div 8500
      { component: 'place', weight: 500, value: 10000, contribution: 588 }, // 5,000,000 div 8500
    ]);
    expect(fitOf(opening, graduate, aWorldWith())).toBe(6979);
  });

  it('follows the weights of the opening', () => {
    const heavier = { ...opening, weights: { skills: 10000, place: 250 } };
    // W = 10000 + 2000 + 1000 + 250 = 13250: 5030 + 1207 + 377 + 188
    expect(fitOf(heavier, graduate, aWorldWith())).toBe(6802);
  });

  it('of the perfect may be a little below 10000, since contributions round down', () => {
    const perfect = aGraduate({
      major: '460103',
      skills: [{ skill: 'PLC', level: 3, evidence: 'attested' }],
      practice: { MFG: 12 },
    });
    const asked = { ...opening, majors: [{ code: '460103', scope: 'exact' }] };
    expect(fitOf(asked, perfect, aWorldWith())).toBe(9998); // 5882 + 2352 + 1176 + 588
  });

  it('of an opening that speaks of nothing but its workplace is the place alone', () => {
    expect(fitOf(anOpening(), aGraduate(), aWorldWith())).toBe(10000);
  });
});

describe('the appeal', () => {
  const appeal = (opening: Partial<Opening>, graduate: Partial<Graduate>) =>
    appealOf(anOpening(opening), aGraduate({ regions: [], ...graduate }), taxonomy);

  it('follows the order of the kinds', () => {
    const kinds = ['a', 'b', 'c', 'd', 'e'];
    expect(kinds.map((kind) => appeal({ kind }, { kinds }))).toEqual([10000, 8000, 6000, 4000, 4000]);
    expect(appeal({ kind: 'f' }, { kinds })).toBe(0);
  });

  it('is the mean of what the student declared', () => {
    const graduate = { kinds: ['orderClass', 'employment'], circles: ['IT'], regions: ['120000'] };
    expect(appeal({ circle: 'IT' }, graduate)).toBe(9333); // (8000 + 10000 + 10000) div 3
    expect(appeal({ circle: 'MFG', workplaces: ['130600'] }, graduate)).toBe(2666); // (8000 + 0 + 0) div 3
    expect(appeal({ circle: null }, { circles: ['IT'] })).toBe(0);
  });

  it('is 5000 when nothing is declared, and going anywhere declares no region', () => {
    expect(appeal({}, {})).toBe(5000);
    expect(appeal({}, { anywhere: true })).toBe(5000);
  });

  it('counts once where the fit counts twice', () => {
    expect(studentScore(7000, 9333)).toBe(7777); // 23333 div 3
  });
});

describe('the lot', () => {
  it('is the SHA-256 of seed:id', () => {
    expect(lotOf('opn_1', 'grd_1')).toBe('d690f2b0ae2afaa7193352bb44409b948f507b2d2a4394aa33fc4c81876e7421');
  });

  it('decides between equals alone, the highest first, by the seed', () => {
    const items = ['grd_1', 'grd_2', 'grd_3', 'grd_4'].map((id) => ({ id, score: id === 'grd_4' ? 2 : 1 }));
    const lots = ['grd_1', 'grd_2', 'grd_3'].sort((a, b) =>
      BigInt(`0x${lotOf('s', a)}`) > BigInt(`0x${lotOf('s', b)}`) ? -1 : 1,
    );
    expect(items.sort(byScoreThenLot('s')).map(({ id }) => id)).toEqual(['grd_4', ...lots]);
  });
});

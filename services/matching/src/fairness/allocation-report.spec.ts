import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeAllocation, reasonsRequired } from './allocation-report.ts';
import { AttributeBook } from './attributes.ts';
import { groupsOf } from './groups.ts';

const college = { level: 'higherVocational', country: 'CN' };
const person = (at: number, sex: 'female' | 'male' | null) => ({
  p: `p${at}`,
  groups: groupsOf({ sex, origin: '120113' }, college),
});
const people = Array.from({ length: 40 }, (_, at) => person(at, at % 2 === 0 ? 'female' : 'male'));
const placedUnder = (number: number, step = 1) =>
  new Set(people.flatMap(({ p }, at) => (at < number && at % step === 0 ? [p] : [])));

describe('a report on an allocation', () => {
  it('compares those who took part, and asks for a reason by each dimension that is below', () => {
    const placed = new Set([...placedUnder(40, 4), ...people.filter((_, at) => at % 2 === 1).map(({ p }) => p)]);
    const judged = judgeAllocation(people, placed);
    expect(judged).toMatchObject({ participants: 40, placed: 30 });
    const [sex, origin] = judged.dimensions;
    expect(sex).toMatchObject({ lowest: { group: 'female', ratio: 5000 }, isBelow: true, cause: null });
    expect(origin).toMatchObject({ groups: [{ group: '12', size: 40 }], lowest: null, isBelow: false });
    expect(reasonsRequired(judged)).toEqual(['fairness.sex']);
  });

  it('names the gate whose absence raises the lowest ratio most', () => {
    const males = new Set(people.filter((_, at) => at % 2 === 1).map(({ p }) => p));
    const judged = judgeAllocation(people, males, [
      { about: { gate: 'education', openings: ['opn_1'] }, placed: males },
      { about: { gate: 'skill', openings: ['opn_1', 'opn_2'] }, placed: placedUnder(40) },
    ]);
    expect(judged.dimensions[0]?.cause).toEqual({ gate: 'skill', openings: ['opn_1', 'opn_2'], ratio: 10000 });
  });

  it('asks for nothing where all have a place, or nobody has, or nothing is known of anybody', () => {
    expect(reasonsRequired(judgeAllocation(people, placedUnder(40)))).toEqual([]);
    expect(reasonsRequired(judgeAllocation(people, new Set()))).toEqual([]);
    const strangers = people.map(({ p }) => ({ p, groups: groupsOf(undefined, undefined) }));
    const judged = judgeAllocation(strangers, placedUnder(3));
    expect(judged.dimensions.map(({ unknown }) => unknown)).toEqual([40, 40, 40, 40]);
    expect(reasonsRequired(judged)).toEqual([]);
  });
});

describe('attributes that were heard of', () => {
  it('are those of the last word, and are gone when nothing is left of them', () => {
    const said = fc.record({
      id: fc.constantFrom('att_1', 'att_2', 'att_3'),
      sex: fc.constantFrom<('female' | 'male' | null)[]>('female', 'male', null),
      origin: fc.constantFrom('120113', 'KZ-ALA', null),
    });
    fc.assert(
      fc.property(fc.array(said), (words) => {
        const book = new AttributeBook();
        const last = new Map(words.map(({ id, sex, origin }) => [id, { sex, origin }]));
        for (const word of words) book.hear(word);
        const known = [...last].filter(([, { sex, origin }]) => sex !== null || origin !== null);
        expect(book.size).toBe(known.length);
        for (const [id, attributes] of known) expect(book.of(id)).toEqual(attributes);
      }),
    );
  });

  it('count by province, abroad by country', () => {
    expect(groupsOf({ sex: null, origin: '131022' }, undefined).origin).toBe('13');
    expect(groupsOf({ sex: null, origin: 'KZ-ALA' }, undefined).origin).toBe('KZ');
  });
});

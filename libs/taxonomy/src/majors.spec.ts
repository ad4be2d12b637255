import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { educationRank, resolveEducation } from './education.ts';
import { levelOfMajorCode, normalisedCategory, normalisedClass } from './major-codes.ts';
import { majors, resolveMajor } from './majors.ts';
import { readNormClasses } from '../test/norm-classes.ts';

describe('Majors', () => {
  it('have the normalised class that the catalogue says, all 168', () => {
    const wanted = readNormClasses();
    expect(majors).toHaveLength(168);
    expect(Object.fromEntries(majors.map(({ code, normalisedClass: joined }) => [code, joined]))).toEqual(wanted);
    for (const { code, class: group, normalisedClass: joined } of majors) {
      expect(normalisedClass(code)).toBe(joined);
      expect(normalisedClass(group)).toBe(joined);
    }
  });

  it('join across the three vocational levels at class and category', () => {
    expect(['260103', '460103', '660103'].map(normalisedClass)).toEqual(['0601', '0601', '0601']);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 19 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        (category, group, last) => {
          const two = (digits: number) => String(digits).padStart(2, '0');
          const codes = [20, 40, 60].map((offset) => `${category + offset}${two(group)}${two(last)}`);
          expect(new Set(codes.map(normalisedClass)).size).toBe(1);
          expect(normalisedClass(codes[0] ?? '')).toBe(`${two(category)}${two(group)}`);
          expect(codes.map(normalisedCategory)).toEqual([two(category), two(category), two(category)]);
          expect(codes.map(levelOfMajorCode)).toEqual([
            'vocationalBachelor',
            'higherVocational',
            'secondaryVocational',
          ]);
          for (const code of codes) expect(normalisedClass(code)?.slice(0, 2)).toBe(normalisedCategory(code));
        },
      ),
    );
  });

  it('of the undergraduate catalogue join no vocational code', () => {
    expect(normalisedClass('080717T')).toBe('UG0807');
    expect(normalisedCategory('080717T')).toBe('UG08');
    expect(normalisedClass('0807')).toBe('UG0807');
    expect(normalisedCategory('08')).toBe('UG08');
    expect(normalisedClass('UG0807')).toBe('UG0807');
  });

  it('have codes of two, four or six digits, and nothing else is one', () => {
    expect(normalisedClass('46')).toBeUndefined();
    expect(normalisedCategory('46')).toBe('06');
    for (const text of [
      '',
      '4',
      '460',
      '46010',
      '4601033',
      '400101',
      '600101',
      '800101',
      '150101',
      'x60103',
      '460103T',
    ]) {
      expect(normalisedCategory(text)).toBeUndefined();
    }
  });

  it('resolve by code, by name and without the order class in brackets', () => {
    expect(resolveMajor('机电一体化技术(西门子订单班)')).toEqual({ code: '460301' });
    expect(resolveMajor('数控技术专业')).toEqual({ code: '460103' });
    expect(resolveMajor('４６０１０３')).toEqual({ code: '460103' });
    expect(resolveMajor('CNC technology')).toEqual({ code: '460103' });
    expect(resolveMajor('080717t')).toEqual({ code: '080717T' });
  });

  it('of one name at several levels need the level of education', () => {
    expect(resolveMajor('电子商务', { education: 'higherVocational' })).toEqual({ code: '530701' });
    expect(resolveMajor('电子商务', { education: 'secondaryVocational' })).toEqual({ code: '730701' });
    const open = resolveMajor('电子商务');
    expect('suggestions' in open && open.suggestions.map(({ code }) => code).sort()).toEqual([
      '120801',
      '330701',
      '530701',
      '730701',
    ]);
  });

  it('that are not in the catalogue suggest the nearest', () => {
    const resolution = resolveMajor('人工智能技术');
    expect('suggestions' in resolution && resolution.suggestions[0]?.code).toBe('510209');
  });
});

describe('Levels of education', () => {
  it('rise, and the two kinds of bachelor are equal', () => {
    expect(educationRank('secondaryVocational')).toBeLessThan(educationRank('higherVocational'));
    expect(educationRank('vocationalBachelor')).toBe(educationRank('bachelor'));
    expect(educationRank('bachelor')).toBeLessThan(educationRank('master'));
  });

  it('resolve by what people call them', () => {
    expect(resolveEducation('大专及以上学历')).toBe('higherVocational');
    expect(resolveEducation('中专')).toBe('secondaryVocational');
    expect(resolveEducation('职业本科')).toBe('vocationalBachelor');
    expect(resolveEducation('бакалавр')).toBe('bachelor');
    expect(resolveEducation('колледж')).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finderOf, patternOf } from './lexicon.ts';
import { normalisedText } from './normalised-text.ts';
import { mistakesInPack } from './pack-mistakes.ts';
import type { Rule, RulePack } from './rule.ts';
import { shippedPacks } from './shipped-packs.ts';

const aRule: Rule = {
  id: 'opening.no-glass',
  severity: 'warn',
  text: { zh: '玻璃', en: 'Glass' },
  citation: { act: { zh: '示例', en: 'Example' }, article: { zh: '第一条', en: 'Article 1' } },
  effectiveFrom: '2026-01-01',
  effectiveUntil: null,
  fields: ['/duties'],
  predicate: { kind: 'lexicon', find: ['玻璃'] },
  cases: { finds: ['搬运玻璃'], passes: ['搬运木材'] },
};
const packOf = (...rules: Rule[]): RulePack => ({ pack: 'example', version: '1', title: { zh: '示例' }, rules });
const mistakes = (change: object) => mistakesInPack(packOf({ ...aRule, ...change })).map((e) => [e.pointer, e.code]);

describe('a pack of rules', () => {
  it('that is shipped has no mistakes', () => {
    for (const pack of shippedPacks) expect(mistakesInPack(pack)).toEqual([]);
  });

  it.each([
    ['a day that does not exist', { effectiveFrom: '2026-02-30' }, '/rules/0/effectiveFrom', 'format'],
    ['an end before the start', { effectiveUntil: '2025-01-01' }, '/rules/0/effectiveUntil', 'dates-reversed'],
    ['a field that is no pointer', { fields: ['duties'] }, '/rules/0/fields/0', 'format'],
    ['an unknown kind of predicate', { predicate: { kind: 'magic' } }, '/rules/0/predicate/kind', 'unknown-code'],
    [
      'a predicate without its field',
      { predicate: { kind: 'ratio', of: '/seats' } },
      '/rules/0/predicate/abovePercent',
      'type',
    ],
    [
      'a field that its predicate does not have',
      { predicate: { ...aRule.predicate, regex: 'x' } },
      '/rules/0/predicate/regex',
      'unknown-field',
    ],
    ['an open bracket', { predicate: { kind: 'lexicon', find: ['(玻'] } }, '/rules/0/predicate/find/0', 'format'],
    ['a pattern of nothing', { predicate: { kind: 'lexicon', find: ['玻?'] } }, '/rules/0/predicate/find/0', 'format'],
    ['too many gaps', { predicate: { kind: 'lexicon', find: ['a…b…c…d…e…f'] } }, '/rules/0/predicate/find/0', 'format'],
    ['no negative case', { cases: { finds: ['玻璃'], passes: [] } }, '/rules/0/cases/passes', 'required'],
    [
      'a case that is not found',
      { cases: { finds: ['木材'], passes: ['木'] } },
      '/rules/0/cases/finds/0',
      'case-failed',
    ],
    [
      'a case that is found and should pass',
      { cases: { finds: ['玻璃'], passes: ['玻璃'] } },
      '/rules/0/cases/passes/0',
      'case-failed',
    ],
  ])('with %s is refused, naming the place', (_, change, pointer, code) => {
    expect(mistakes(change)).toContainEqual([pointer, code]);
  });

  it('with two rules of one id is refused', () => {
    expect(mistakesInPack(packOf(aRule, aRule))).toMatchObject([{ pointer: '/rules/1/id', code: 'duplicate' }]);
  });

  it('is judged without a throw, whatever its predicates and cases are', () => {
    const anything = fc.anything();
    const predicate = fc.oneof(
      anything,
      fc.record({ kind: fc.constantFrom('lexicon', 'comparison', 'ratio', 'presence', 'membership', 'spread') }),
      fc.record({ kind: fc.constant('lexicon'), find: fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }) }),
    );
    fc.assert(
      fc.property(predicate, anything, (given, cases) => {
        const rule = {
          ...aRule,
          predicate: { kind: 'x', ...(given as object) },
          cases: { finds: cases, passes: [cases] },
        };
        expect(Array.isArray(mistakesInPack(packOf(rule as unknown as Rule)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a pattern', () => {
  const found = (pattern: string, text: string) => finderOf({ kind: 'lexicon', find: [pattern] })(normalisedText(text));

  it.each([
    ['##岁(以下|以内)', '仅限３５岁以内', '３５岁以内'],
    ['%?十%?岁', '三十五岁', '三十五岁'],
    ['收取…费', '收取每人五十元费', '收取每人五十元费'],
    ['men only', 'M.e.n   ONLY', 'M.e.n   ONLY'],
    ['студент*', 'Студентам', 'Студент'],
    ['ktv', 'KTV服务', 'KTV'],
  ])('%s finds %s', (pattern, text, words) => {
    expect(found(pattern, text)).toBe(words);
  });

  it.each([
    ['##岁(以下|以内)', '135岁以下'],
    ['收取…费', '收取\n费'],
    ['收取…费', '收取一二三四五六七八九费'],
    ['men only', 'women only'],
    ['men only', 'men onlyx'],
    ['студент', 'Студентам'],
  ])('%s does not find %s', (pattern, text) => {
    expect(found(pattern, text)).toBeUndefined();
  });

  it('either is none or looks through any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'binary' }), (pattern, text) => {
        try {
          patternOf(pattern);
        } catch {
          return;
        }
        found(pattern, text);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds behind what was taken back', () => {
    const find = finderOf({ kind: 'lexicon', find: ['限男'], except: ['不限男女'] });
    expect(find(normalisedText('不限男女'))).toBeUndefined();
    expect(find(normalisedText('不限男女，其实限 男'))).toBe('限 男');
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judge, preparedPack } from './judge.ts';
import { failedCases, openingOf } from './pack-cases.ts';
import type { Rule } from './rule.ts';
import { shippedPacks } from './shipped-packs.ts';
import { inTraditional } from './traditional.ts';

const today = '2026-11-22';
const prepared = shippedPacks.map(preparedPack);
const rules = shippedPacks.flatMap((pack) => pack.rules);

function found(rule: Rule, words: string): boolean {
  return judge(openingOf(words, rule), prepared, today).some((finding) => finding.rule === rule.id);
}

/** Every case in words, with whether its rule finds something in it. */
const inWords = rules.flatMap((rule) =>
  (['finds', 'passes'] as const).flatMap((expected) =>
    rule.cases[expected].flatMap((each) =>
      typeof each === 'string' ? [{ rule, words: each, expected: expected === 'finds' }] : [],
    ),
  ),
);
const inChinese = inWords.filter(({ words }) => /^[\p{Script=Han}\d]+$/u.test(words));

describe('the packs that are shipped', () => {
  for (const pack of shippedPacks) {
    it(`every rule of ${pack.pack} finds what it must, and nothing else`, () => {
      expect(failedCases(pack).map(({ pointer }) => [pointer, at(pack, pointer)])).toEqual([]);
    });
  }

  it('every rule has cases of both kinds, a text in two languages and a citation', () => {
    for (const { id, cases, text, citation } of rules) {
      const said = [text.zh, text.en, citation.act.zh, citation.act.en, citation.article.zh, citation.article.en];
      expect([id, cases.finds.length > 0, cases.passes.length > 0, said.every(Boolean)]).toEqual([
        id,
        true,
        true,
        true,
      ]);
    }
  });

  it('no id is used twice', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it('signs between the characters of a word make no difference', () => {
    const signs = fc.constantFrom('', ' ', '　', '.', '·', '*', '-', '，', '/', '_', '\u200B', '…');
    fc.assert(
      fc.property(fc.constantFrom(...inChinese), fc.infiniteStream(signs), ({ rule, words, expected }, between) => {
        const spread = [...words].map((character) => character + (between.next().value ?? '')).join('');
        expect([spread, found(rule, spread)]).toEqual([spread, expected]);
      }),
      { numRuns: 1000 },
    );
  });

  it('traditional characters and full-width forms make no difference', () => {
    for (const { rule, words, expected } of inWords) {
      const wide = words.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
      for (const other of [inTraditional(words), wide, words.toUpperCase()]) {
        expect([other, found(rule, other)]).toEqual([other, expected]);
      }
    }
  });

  it('what is found is quoted as it stands in the text', () => {
    const opening = { kind: 'employment', title: { zh: '招聘３ ５岁以下的操作工' }, duties: { zh: '装配' } };
    const findings = judge(opening, prepared, today);
    expect(findings.find(({ rule }) => rule === 'opening.no-limit-by-age')).toMatchObject({
      pointer: '/title/zh',
      found: '３ ５岁以下',
      pack: 'recruitment',
      version: '2026.11',
    });
  });

  it('a rule says nothing of another kind of opening, nor before its day', () => {
    const opening = openingOf('KTV服务员', { fields: ['/title'], kinds: ['internship'] });
    expect(judge({ ...opening, kind: 'employment' }, prepared, today)).toEqual([]);
    expect(judge(opening, prepared, '2021-12-31')).toEqual([]);
    expect(judge(opening, prepared, '2022-01-01')).not.toEqual([]);
  });

  it('no rule throws, whatever stands where', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({
        unit: fc.constantFrom(...'限男女不35岁以下户口夜班 收取费用押金.，\n', 'ё', '\uD800', 'ﬃ', '²'),
        maxLength: 300,
      }),
    );
    const anything = fc.oneof(text, fc.anything());
    const opening = fc.record(
      {
        kind: fc.constantFrom('internship', 'employment'),
        title: fc.oneof(fc.record({ zh: text, en: text }), anything),
        duties: fc.oneof(fc.record({ ru: text }), anything),
        seats: anything,
        pay: fc.oneof(fc.record({ min: anything, max: anything }), anything),
        majors: fc.oneof(fc.array(fc.record({ code: anything })), anything),
        conditions: anything,
        employer: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(opening, (given) => Array.isArray(judge(given, prepared, today))),
      { numRuns: 500 },
    );
  });

  it('four times the text takes about four times the work, not the square of it, however the text is made', () => {
    const hard = [
      '限'.repeat(20),
      '男不限',
      '35 ',
      '收取一二三四五六七',
      '身高要求',
      'overtim ',
      'до 3 5 ',
      '不',
      '年龄',
      'ма ',
    ];
    for (const piece of [...hard, hard.join('')]) {
      // The processor's time of this thread alone, so that it does not matter what else the machine does.
      const work = (length: number): number => {
        const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
        const opening = { ...openingOf(text, { fields: ['/title'], kinds: ['internship'] }) };
        const runs = Array.from({ length: 3 }, () => {
          const before = process.threadCpuUsage();
          judge(opening, prepared, today);
          const { user, system } = process.threadCpuUsage(before);
          return user + system;
        });
        return Math.min(...runs);
      };
      expect([piece, work(80_000) < 10 * work(20_000)]).toEqual([piece, true]);
    }
  });
});

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((inner, name) => (inner as Record<string, unknown>)[name], value);
}

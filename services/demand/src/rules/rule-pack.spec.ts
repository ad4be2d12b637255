import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openingRules } from './opening-rules.ts';
import { checkOpening } from './rule-pack.ts';

const opening = (words: string, kind: 'internship' | 'employment' = 'internship') => ({
  kind,
  title: { zh: words },
  duties: { zh: '工作' },
});

describe('the rules for openings', () => {
  for (const rule of openingRules) {
    it.each(rule.cases.hits)(`${rule.id} finds “%s”`, (words) => {
      expect(checkOpening(opening(words), '2026-11-22').map((finding) => finding.rule)).toContain(rule.id);
    });
    it.each(rule.cases.passes)(`${rule.id} lets “%s” pass`, (words) => {
      expect(checkOpening(opening(words), '2026-11-22').map((finding) => finding.rule)).not.toContain(rule.id);
    });
  }

  it('do not look at internships alone where an employment is meant', () => {
    expect(checkOpening(opening('KTV服务员', 'employment'), '2026-11-22')).toEqual([]);
  });

  it('hold from their day on, not before', () => {
    expect(checkOpening(opening('KTV服务员'), '2021-12-31')).toEqual([]);
  });

  it('point at the text and quote the words found, full-width forms included', () => {
    expect(checkOpening(opening('招聘３５岁以下'), '2026-11-22')).toEqual([
      expect.objectContaining({ rule: 'opening.no-limit-by-age', pointer: '/title/zh', found: '35岁以下' }),
    ]);
  });

  it('throw on no text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => Array.isArray(checkOpening(opening(words), '2026-11-22'))),
    );
  });
});

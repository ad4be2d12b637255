import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvLine, neutralCell } from './csv.ts';

describe('CSV for spreadsheets', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '﹢1',
    '﹣1',
    '﹦1',
    '﹫x',
    '−1',
    ' =1',
    '\u3000=1',
    '\u00A0=1',
    '\u200B=1',
    '\u202E-1',
    '\uFEFF=1',
  ])('puts an apostrophe before what a spreadsheet would calculate: %j', (cell) => {
    expect(neutralCell(cell)).toBe(`'${cell}`);
  });

  it.each(['2023', '张三', 'a=b', '3-1', 'a@example.org', ''])('leaves %j as it is', (cell) => {
    expect(neutralCell(cell)).toBe(cell);
  });

  it('lets no neutral cell break out of its own place', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (words) => {
        const line = csvLine(words.map(neutralCell));
        const inside = line.slice(0, -2).replaceAll(/"(?:[^"]|"")*"/g, 'x');
        expect(inside).not.toMatch(/["\r\n]/);
        expect(inside.split(',')).toHaveLength(words.length);
        for (const cell of inside.split(',')) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
      }),
    );
  });
});

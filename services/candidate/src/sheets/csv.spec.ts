import { describe, expect, it } from '@jest/globals';
import { csvLine, neutralCell } from '@duijie/domain';
import fc from 'fast-check';
import { CsvCutter, detectDelimiter } from './csv.ts';

const limits = { columns: 64, cell: 4_096 };

function rowsOf(text: string, piece = text.length || 1): string[][] {
  const cutter = new CsvCutter(',', limits);
  const rows = [];
  for (let at = 0; at < text.length; at += piece) rows.push(...cutter.push(text.slice(at, at + piece)));
  return [...rows, ...cutter.finish()].map(({ cells }) => cells);
}

function refusalOf(act: () => unknown): { code: string; details: Record<string, unknown> } {
  try {
    act();
  } catch (error) {
    return error as { code: string; details: Record<string, unknown> };
  }
  throw new Error('Nothing was refused.');
}

describe('a sheet as CSV', () => {
  it('keeps quotes, line breaks and separators inside quoted cells, and quotes inside plain ones', () => {
    expect(rowsOf('a,"b\n""c"",d",5"\r\n,\r\n"x" y,z')).toEqual([
      ['a', 'b\n"c",d', '5"'],
      ['', ''],
      ['x y', 'z'],
    ]);
    expect(rowsOf('a\rb\r\nc\n\nd')).toEqual([['a'], ['b'], ['c'], [''], ['d']]);
  });

  it('reads the same rows however its text is cut into pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '学', '"', ',', '\n', '\r', ' ', '='), maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        (rows, piece) => {
          const text = rows
            .map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
            .join('\r\n');
          expect(rowsOf(text, piece)).toEqual(rows);
        },
      ),
    );
  });

  it('never throws on any text but for its limits and open quotes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          rowsOf(text);
        } catch (error) {
          expect((error as { code: string }).code).toBe('upload.quote-not-closed');
        }
      }),
    );
  });

  it('names the row of a quote that is never closed, also when the rest of the file drowns in it', () => {
    const open = 'a,b\nc,d\ne,"f\ng,h\n';
    expect(refusalOf(() => rowsOf(open))).toMatchObject({
      code: 'upload.quote-not-closed',
      details: { line: 3, column: 'B' },
    });
    expect(refusalOf(() => rowsOf(`${open}${'x,y\n'.repeat(5_000)}`))).toMatchObject({
      code: 'upload.quote-not-closed',
      details: { line: 3 },
    });
  });

  it('refuses a cell and a row past the limits where they begin, but not the empty columns at the right edge', () => {
    expect(refusalOf(() => rowsOf(`a,${'x'.repeat(10_000_000)}`, 65_536))).toMatchObject({
      code: 'upload.cell-too-long',
      details: { line: 1, column: 'B' },
    });
    expect(refusalOf(() => rowsOf(Array.from({ length: 10_000 }, (_, at) => at).join(',')))).toMatchObject({
      code: 'upload.too-many-columns',
    });
    expect(rowsOf(`a${','.repeat(300)}`)[0]).toHaveLength(64);
  });

  it('has the separator that makes its header known', () => {
    const score = (cells: readonly string[]): number =>
      cells.filter((cell) => ['学号', '姓名', '专业'].includes(cell)).length;
    expect(detectDelimiter('标题，a,b,c,d\n学号;姓名;专业\n', limits, score)).toBe(';');
    expect(detectDelimiter('学号\t姓名\t专业\n', limits, score)).toBe('\t');
    expect(detectDelimiter('学号,姓名,专业\n', limits, score)).toBe(',');
  });

  it('is written so that no spreadsheet calculates a cell', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', ' =', '\u200B=']) {
      const [cells] = rowsOf(csvLine([`${start}cmd|' /C calc'!A0`, 'ok'].map(neutralCell)));
      expect(cells?.[0]).toBe(`'${start}cmd|' /C calc'!A0`);
      expect(cells?.[1]).toBe('ok');
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsvCutter, LineCutter } from './cutter.ts';

function cut(pieces: readonly string[], cutter: CsvCutter | LineCutter = new CsvCutter()) {
  return [...pieces.flatMap((piece) => cutter.push(piece)), ...cutter.finish()];
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '学', ' '), maxLength: 6 });

describe('the cutter of CSV', () => {
  it('gives back any cells that were written down, however the text is divided', () => {
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 7 }), (rows, end, size) => {
        const text = rows.map((cells) => cells.map(quoted).join(',')).join(end);
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
        const kept = rows.filter((cells) => cells.some((each) => each.trim() !== ''));
        expect(cut(pieces).map((row) => row.cells)).toEqual(kept);
      }),
    );
  });

  it('tells the line on which a row begins, also behind a cell of several lines', () => {
    expect(cut(['a\r\n"b\r\nb"\r\n\r\nc']).map(({ line }) => line)).toEqual([1, 2, 5]);
  });
});

describe('the cutter of JSON Lines', () => {
  it('leaves blank lines out and counts them', () => {
    expect(cut(['{"a"', ':1}\n\n', '{}'], new LineCutter())).toEqual([
      { line: 1, cells: ['{"a":1}'] },
      { line: 3, cells: ['{}'] },
    ]);
  });
});

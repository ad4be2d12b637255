import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultLimits } from './limits.ts';
import { openWorkbook } from './workbook.ts';
import { workbookFile } from './workbook-file.ts';
import { sheetRows } from './xlsx.ts';

async function readBack(bytes: Uint8Array): Promise<(readonly string[])[]> {
  const workbook = await openWorkbook(bytes, defaultLimits);
  const rows: (readonly string[])[] = [];
  for (const sheet of workbook.sheets) {
    for await (const step of sheetRows(workbook, sheet, defaultLimits)) rows.push(...step.map(({ cells }) => cells));
  }
  return rows;
}

describe('a workbook that is written', () => {
  it('is read back cell by cell, whatever is in the cells', async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `x${text}x`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1 }), async (rows) => {
        expect(await readBack(await buffer(workbookFile(rows)))).toEqual(rows);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps signs of XML, breaks and blanks, and drops what no XML may hold', async () => {
    const rows = [['<a>&amp;"', 'a\nb', ' a ', 'a\u0000\u0007b', '\ud800', '_x000D_', '=1+1']];
    expect(await readBack(await buffer(workbookFile(rows)))).toEqual([
      ['<a>&amp;"', 'a\nb', expect.stringContaining('a'), 'ab', '\ufffd', expect.anything(), '=1+1'],
    ]);
  });

  it('of many rows that are all alike is no bomb to our own reader', async () => {
    const rows = Array.from({ length: 15_000 }, (_, at) => [String(at), '专业“炼丹学”无法识别。'.repeat(8), '', '是']);
    const bytes = await buffer(workbookFile(rows));
    expect(await readBack(bytes)).toHaveLength(15_000);
  });

  it('fails when its rows do', async () => {
    async function* failing(): AsyncGenerator<readonly string[]> {
      yield ['one'];
      await Promise.resolve();
      throw new Error('the store is away');
    }
    await expect(buffer(workbookFile(failing()))).rejects.toThrow('the store is away');
  });
});

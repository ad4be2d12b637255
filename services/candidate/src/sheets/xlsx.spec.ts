import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { rowsXml, workbookParts, xlsxOf, zipOf } from '@duijie/testing';
import type { ZipPart } from '@duijie/testing';
import { defaultLimits } from './limits.ts';
import type { RawRow } from './raw-row.ts';
import { serialDate } from './serial-date.ts';
import { openWorkbook } from './workbook.ts';
import { sheetRows } from './xlsx.ts';

async function rowsOf(bytes: Uint8Array): Promise<RawRow[]> {
  const workbook = await openWorkbook(bytes, defaultLimits);
  const rows: RawRow[] = [];
  for (const sheet of workbook.sheets.slice(0, 1)) {
    for await (const step of sheetRows(workbook, sheet, defaultLimits)) rows.push(...step);
  }
  return rows;
}

async function refusalOf(bytes: Uint8Array): Promise<{ code: string }> {
  return rowsOf(bytes).then(
    () => ({ code: 'nothing was refused' }),
    (error: unknown) => error as { code: string },
  );
}

const header = ['学号', '姓名', '专业'];

describe('a sheet as XLSX', () => {
  it('shows what a person sees: rich text, dates, results of formulas, merged cells, and which rows are hidden', async () => {
    const bytes = readFileSync(new URL('../../test/fixtures/graduates-messy.xlsx', import.meta.url));
    const workbook = await openWorkbook(bytes, defaultLimits);
    expect(workbook.sheets.map(({ name, visible }) => [name, visible])).toEqual([
      ['毕业生信息', true],
      ['填表说明', true],
      ['下拉选项', false],
    ]);
    const rows = await rowsOf(bytes);
    const row = (line: number): RawRow | undefined => rows.find((each) => each.line === line);
    expect(row(4)?.cells[4]).toBe('110000200303100000');
    expect(row(4)?.cells[10]).toBe('2026-07-01');
    expect(row(5)?.cells[6]).toBe('机电工程学院');
    expect(row(5)?.cells[7]).toBe('机电一体化技术(西门子订单班)');
    expect(row(6)?.cells[20]).toBe('5000');
    expect(rows.filter(({ hidden }) => hidden).map(({ line }) => line)).toEqual([8]);
    expect(row(8)?.cells[10]).toBe('2026-07-01');
  });

  it('counts days as spreadsheets do', () => {
    expect(serialDate(1)).toBe('1900-01-01');
    expect(serialDate(46_204)).toBe('2026-07-01');
    expect(serialDate(44_742, true)).toBe('2026-07-01');
  });

  it('makes only the rows that exist, however far apart they are', async () => {
    const far = `${rowsXml([header])}<row r="1048576"><c r="C1048576"><v>7</v></c></row>`;
    const merged = { afterRows: '<mergeCells><mergeCell ref="A1048576:XFD1048576"/></mergeCells>' };
    const rows = await rowsOf(zipOf(workbookParts(far, merged)));
    expect(rows.map(({ line, cells }) => [line, cells.length])).toEqual([
      [1, 3],
      [1048576, 3],
    ]);
  });

  it('leaves out phonetic hints and reads shared strings', async () => {
    const strings = '<sst><si><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang</t></rPh></si></sst>';
    const rows = await rowsOf(
      zipOf(workbookParts('<row r="1"><c r="B1" t="s"><v>0</v></c><c t="b"><v>1</v></c></row>', { strings })),
    );
    expect(rows[0]?.cells).toEqual(['', '张三', 'TRUE']);
  });
});

describe('an XLSX that attacks', () => {
  const bomb: ZipPart = { name: 'xl/bomb.xml', content: Buffer.alloc(20_000_000) };
  const good = workbookParts(rowsXml([header]));

  it.each<[string, string, Uint8Array]>([
    ['unpacks to too much', 'upload.unpacks-too-large', zipOf([...good, bomb])],
    [
      'lies about its unpacked size',
      'upload.damaged',
      zipOf(
        good.map((part) =>
          part.name.endsWith('sheet1.xml')
            ? { ...part, content: `${String(part.content)}${' '.repeat(5_000_000)}`, claimedSize: 900 }
            : part,
        ),
      ),
    ],
    [
      'declares entities',
      'upload.doctype',
      zipOf(workbookParts(rowsXml([header]), { head: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' })),
    ],
    [
      'uses entities that nobody declared',
      'upload.damaged',
      zipOf(workbookParts('<row><c t="str"><v>&lol;</v></c></row>')),
    ],
    [
      'has 60,000 parts',
      'upload.too-many-parts',
      zipOf([...good, ...Array.from({ length: 60_000 }, (_, at) => ({ name: `p${at}`, content: '', stored: true }))]),
    ],
    ['climbs out of its folder', 'upload.damaged', zipOf([...good, { name: '../../evil', content: 'x' }])],
    ['names a part twice', 'upload.damaged', zipOf([...good, ...good])],
    [
      'has 10,000 columns',
      'upload.too-many-columns',
      xlsxOf([Array.from({ length: 10_000 }, (_, at) => String((at * 7919) % 99_991))]),
    ],
    [
      'has a cell of 10 MB',
      'upload.cell-too-long',
      zipOf(
        workbookParts(rowsXml([['学号', Array.from({ length: 900_000 }, (_, at) => (at * 7919) % 99_991).join('')]])),
      ),
    ],
    ['gives one number to many rows', 'upload.damaged', zipOf(workbookParts('<row r="5"/><row r="5"/>'))],
    ['is cut off', 'upload.damaged', xlsxOf([header]).subarray(0, 300)],
    [
      'carries something behind its end',
      'upload.damaged',
      Buffer.concat([xlsxOf([header]), Buffer.from('<script>alert(1)</script>')]),
    ],
    [
      'carries something before its start',
      'upload.damaged',
      Buffer.concat([Buffer.from('PK\x03\x04<script>'), xlsxOf([header])]),
    ],
    ['is another kind of zip', 'upload.wrong-type', zipOf([{ name: 'word/document.xml', content: '<w/>' }])],
    ['is no XML inside', 'upload.damaged', zipOf(workbookParts('<row><c><v>1</row>'))],
  ])('%s and is refused', async (_, code, bytes) => {
    expect((await refusalOf(bytes)).code).toBe(code);
  });
});

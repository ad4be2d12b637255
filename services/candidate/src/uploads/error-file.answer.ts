import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { byteOrderMark, csvLine } from '@duijie/domain';
import { workbookFile } from '../sheets/workbook-file.ts';

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** XLSX for whoever names it, and no less gladly than CSV; else CSV. */
export function formatOf(accept: string | undefined): 'csv' | 'xlsx' {
  const wishes = new Map(
    (accept ?? '').split(',').map((range): [string, number] => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return [type, quality === undefined ? 1 : Number(quality.slice(2)) || 0];
    }),
  );
  const workbook = wishes.get(workbookType) ?? 0;
  return workbook > 0 && workbook >= (wishes.get('text/csv') ?? 0) ? 'xlsx' : 'csv';
}

/** The file of errors as an answer, written while its rows are read. */
export function errorFile(
  upload: string,
  format: 'csv' | 'xlsx',
  rows: AsyncIterable<readonly string[]>,
): StreamableFile {
  const content = format === 'xlsx' ? workbookFile(rows) : csvFile(rows);
  return new StreamableFile(Readable.from(content), {
    type: format === 'xlsx' ? workbookType : 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${upload}-errors.${format}"`,
  });
}

async function* csvFile(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  let lines = byteOrderMark;
  for await (const row of rows) {
    lines += csvLine(row);
    if (lines.length < pieceLength) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

const pieceLength = 65_536;

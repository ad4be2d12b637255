import type { RowNote } from './import.ts';

/** The notes of an import as CSV in UTF-8 with a byte order mark, which spreadsheets open as it is. */
export function errorFile(notes: readonly RowNote[]): string {
  const header = csvLine(['line', 'externalRef', 'severity', 'pointer', 'code', '原因', 'reason']);
  const lines = notes.map(({ line, externalRef, severity, pointer, code, message }) =>
    csvLine([String(line), externalRef ?? '', severity, pointer, code, message.zh ?? '', message.en ?? '']),
  );
  return `\uFEFF${header}${lines.join('')}`;
}

/** Cells that a spreadsheet would calculate begin with an apostrophe: the words in them come from the file. */
function csvLine(cells: readonly string[]): string {
  const safe = cells.map((cell) => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell));
  return `${safe.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
}

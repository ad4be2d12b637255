import { byteOrderMark, csvLine, neutralCell } from '@duijie/domain';
import type { RowNote } from './import.ts';

/** The notes of an import as CSV in UTF-8 with a byte order mark, which spreadsheets open as it is. */
export function errorFile(notes: readonly RowNote[]): string {
  const header = csvLine(['line', 'externalRef', 'severity', 'pointer', 'code', '原因', 'reason']);
  const lines = notes.map(({ line, externalRef, severity, pointer, code, message }) =>
    csvLine(
      [String(line), externalRef ?? '', severity, pointer, code, message.zh ?? '', message.en ?? ''].map(neutralCell),
    ),
  );
  return `${byteOrderMark}${header}${lines.join('')}`;
}

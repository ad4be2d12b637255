import type { Column } from './header.ts';
import type { RowIssue, RowResult } from './row-result.ts';

/** A row as the file of errors needs it. */
export type FaultyRow = Pick<RowResult, 'line' | 'verdict' | 'issues' | 'cells'>;

const ownColumns = ['行 line', '结果 verdict', '列 column', '代码 code', '原因', 'reason', '建议 suggestion'];

/**
 * The file of errors as CSV in UTF-8 with a byte order mark: one line per finding, then the cells as they were, so that
 * it can be mended and uploaded again. `severities` says which findings are listed.
 */
export function* errorFile(
  columns: readonly Column[],
  rows: Iterable<FaultyRow>,
  severities: ReadonlySet<RowIssue['severity']> = new Set(['error', 'review']),
): Generator<string> {
  const kept = columns.filter(({ field }) => field !== 'ethnicity');
  yield `\uFEFF${csvLine([...ownColumns, ...kept.map(({ header }) => header)])}`;
  for (const { line, verdict, issues, cells } of rows) {
    for (const issue of issues) {
      if (!severities.has(issue.severity)) continue;
      const { column, code, message, suggestion } = issue;
      const own = [String(line), verdict, column, code, message.zh, message.en, suggestion ?? ''];
      yield csvLine([...own, ...kept.map(({ index }) => cells[index] ?? '')]);
    }
  }
}

/** One line of CSV whose cells no spreadsheet takes for a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(neutral(cell))).join(',')}\r\n`;
}

/** Puts an apostrophe before what spreadsheets would calculate: `= + - @`, tab, return, and their full-width forms, also behind blanks. */
export function neutral(cell: string): string {
  return /^[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]*[=+\-@＝＋－＠﹢﹣﹦﹫−]|^[\t\r\n]/u.test(cell)
    ? `'${cell}`
    : cell;
}

function quoted(cell: string): string {
  return /[",\r\n;\t]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}

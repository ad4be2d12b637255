import type { Column } from './header.ts';
import type { RowIssue, RowResult } from './row-result.ts';

/** A row as the file of errors needs it. */
export type FaultyRow = Pick<RowResult, 'line' | 'verdict' | 'issues' | 'cells'>;

const ownColumns = ['行 line', '结果 verdict', '列 column', '代码 code', '原因', 'reason', '建议 suggestion'];

/**
 * The rows of the file of errors: one per finding, then the cells as they were, so that it can be mended and uploaded
 * again. No cell is one that a spreadsheet would calculate. `severities` says which findings are listed.
 */
export function* errorRows(
  columns: readonly Column[],
  rows: Iterable<FaultyRow>,
  severities: ReadonlySet<RowIssue['severity']> = new Set(['error', 'review']),
): Generator<readonly string[]> {
  const kept = keptColumns(columns);
  for (const { line, verdict, issues, cells } of rows) {
    for (const issue of issues) {
      if (!severities.has(issue.severity)) continue;
      const { column, code, message, suggestion } = issue;
      const own = [String(line), verdict, column, code, message.zh, message.en, suggestion ?? ''];
      yield [...own, ...kept.map(({ index }) => cells[index] ?? '')].map(neutral);
    }
  }
}

/** The header above them. */
export function errorHeader(columns: readonly Column[]): readonly string[] {
  return [...ownColumns, ...keptColumns(columns).map(({ header }) => header)].map(neutral);
}

function keptColumns(columns: readonly Column[]): readonly Column[] {
  return columns.filter(({ field }) => field !== 'ethnicity');
}

/** The mark by which spreadsheets take CSV for UTF-8. */
export const byteOrderMark = '\uFEFF';

/** One line of CSV. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
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

import { neutralCell } from '@duijie/domain';
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
      yield [...own, ...kept.map(({ index }) => cells[index] ?? '')].map(neutralCell);
    }
  }
}

/** The header above them. */
export function errorHeader(columns: readonly Column[]): readonly string[] {
  return [...ownColumns, ...keptColumns(columns).map(({ header }) => header)].map(neutralCell);
}

function keptColumns(columns: readonly Column[]): readonly Column[] {
  return columns.filter(({ field }) => field !== 'ethnicity');
}

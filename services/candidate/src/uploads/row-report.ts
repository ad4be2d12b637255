import type { RowCounts } from '@duijie/contracts';
import type { Aggregate } from '@duijie/domain';
import { DomainError } from '@duijie/domain';
import type { RowIssue, RowResult, Verdict } from '../sheets/row-result.ts';

/** A finding about a row: the sheet's, or one that only the store can make. */
export type ReportedIssue = Omit<RowIssue, 'code'> & {
  readonly code: RowIssue['code'] | 'person-erased' | 'value-kept';
};

/** A row with something to say about it. Cells are kept only of rows that may be mended. */
export interface ReportedRow {
  readonly line: number;
  readonly row: number;
  readonly verdict: Verdict;
  /** What the counts of the upload say of it; mending alone does not change them. */
  readonly counted: Verdict;
  readonly issues: readonly ReportedIssue[];
  readonly cells: readonly string[];
  readonly mended?: boolean;
  readonly confirmed?: boolean;
  /** Decided before a mended row is taken in, so that a crash in between does not change what is counted. */
  readonly outcome?: Verdict;
}

/** What became of some consecutive rows, written before they are applied: whoever repeats them after a crash counts the same. */
export interface UploadChunk extends Aggregate {
  readonly upload: string;
  readonly index: number;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly rows: RowCounts;
  readonly kept: number;
  /** ReportedRow[] under the upload's key; null when there is nothing to say. */
  readonly sealed: string | null;
}

export interface Outcome {
  readonly verdict: Verdict;
  readonly kept: readonly string[];
}

/** What is reported of a row after the store was asked; undefined when there is nothing to say. */
export function reportOf(row: RowResult, outcome: Outcome, erased: boolean): ReportedRow | undefined {
  const issues: ReportedIssue[] = [...row.issues];
  if (erased) {
    issues.push(
      issueOf(row.line, 'person-erased', 'error', {
        zh: '该生已要求删除个人信息，须由本人重新同意后才能再次导入。',
        en: 'This person was erased on request and is taken in again only after they agree anew themselves.',
      }),
    );
  }
  if (outcome.kept.length > 0) {
    const paths = outcome.kept.join(', ');
    issues.push(
      issueOf(row.line, 'value-kept', 'warning', {
        zh: `以下内容已经认证或由本人修改，未被覆盖：${paths}`,
        en: `Attested or written by a person, so kept as it is: ${paths}`,
      }),
    );
  }
  if (issues.length === 0) return undefined;
  const cells = isWrong(outcome.verdict) ? withinBounds(row.cells) : [];
  const { verdict } = outcome;
  return { line: row.line, row: row.row, verdict, counted: verdict, issues, cells };
}

/** The rows of a chunk must fit into one document, also when somebody pasted novels into them. */
const mostCharacters = 5_000;
const longestCell = 75;

function withinBounds(cells: readonly string[]): readonly string[] {
  const total = cells.reduce((sum, cell) => sum + cell.length, 0);
  return total <= mostCharacters ? cells : cells.map((cell) => cell.slice(0, longestCell));
}

export function isWrong(verdict: Verdict): boolean {
  return verdict === 'rejected' || verdict === 'needsReview';
}

/** The counts after one row turned out to be something else. */
export function recounted(rows: RowCounts, from: Verdict, to: Verdict): RowCounts {
  const counts = { ...rows };
  counts[from] -= 1;
  counts[to] += 1;
  return counts;
}

export function countsOf(verdicts: readonly Verdict[]): RowCounts {
  const counts = { total: verdicts.length, accepted: 0, rejected: 0, unchanged: 0, needsReview: 0 };
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
}

/** A row after somebody mended its cells: judged anew, applied later. */
export function mendedRow(row: ReportedRow, judged: RowResult): ReportedRow {
  const { verdict, issues, cells } = judged;
  const { confirmed: _, ...rest } = row;
  return { ...rest, verdict, issues, cells, mended: true };
}

/** Somebody looked at a row held for review and says that it is right. */
export function confirmedRow(row: ReportedRow): ReportedRow {
  if (row.verdict !== 'needsReview') {
    throw new DomainError(
      'conflict',
      'upload.row-not-in-review',
      `Row ${row.line} is ${row.verdict}; nothing waits to be confirmed.`,
    );
  }
  return { ...row, confirmed: true };
}

/** May the row be applied now? */
export function isReady(row: ReportedRow): boolean {
  return (
    (row.mended === true && row.verdict === 'accepted') || (row.confirmed === true && row.verdict === 'needsReview')
  );
}

/** A confirmed row takes the major that was suggested, where it had none of its own. */
export function withSuggestedMajor(row: RowResult): RowResult {
  if (row.graduate.major !== null) return row;
  const suggestion = row.issues.find(
    ({ field, suggestion: word }) => (field === 'major' || field === 'majorCode') && word,
  );
  const major = suggestion?.suggestion?.split(' ')[0] ?? null;
  return { ...row, graduate: { ...row.graduate, major } };
}

function issueOf(
  line: number,
  code: 'person-erased' | 'value-kept',
  severity: RowIssue['severity'],
  message: RowIssue['message'],
): ReportedIssue {
  return { line, column: '', field: null, code, severity, message };
}

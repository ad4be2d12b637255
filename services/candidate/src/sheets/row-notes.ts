import { filled, isFormulaError } from './cells/text.ts';
import type { Field } from './data/header-names.ts';
import type { Header } from './header.ts';
import type { IssueCode } from './issue-texts.ts';
import { issueTexts } from './issue-texts.ts';
import type { RawRow } from './raw-row.ts';
import type { RowIssue, Suggestion, Unresolved } from './row-result.ts';

/** One row under judgement: its cells by field, and what was found about it so far. */
export class RowNotes {
  readonly line: number;
  readonly issues: RowIssue[] = [];
  readonly unresolved: Unresolved[] = [];
  private readonly cells: readonly string[];
  private readonly header: Header;

  constructor(row: RawRow, header: Header) {
    this.line = row.line;
    this.cells = row.cells;
    this.header = header;
  }

  has(field: Field): boolean {
    return this.header.at.has(field);
  }

  /** The cell as it was written. */
  raw(field: Field): string {
    const column = this.header.at.get(field);
    // The file of errors puts an apostrophe before what looks like a formula; a mended file comes back with it.
    return column ? (this.cells[column.index] ?? '').replace(/^'(?=\s*[=+\-@＝＋－＠])/u, '') : '';
  }

  /** The text of the cell, or undefined if it says nothing. */
  text(field: Field): string | undefined {
    const raw = this.raw(field);
    return isFormulaError(raw) ? undefined : filled(raw);
  }

  note(
    code: IssueCode,
    field: Field | null,
    values: Readonly<Record<string, string | number>> = {},
    suggestion?: string,
  ): void {
    const { severity, zh, en } = issueTexts[code];
    const column = field ? (this.header.at.get(field)?.header ?? '') : '';
    const fill = (text: string): string =>
      text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? '').slice(0, 80));
    this.issues.push({
      line: this.line,
      column,
      field,
      code,
      severity,
      message: { zh: fill(zh), en: fill(en) },
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }

  unknown(kind: Unresolved['kind'], text: string, suggestions: readonly Suggestion[]): void {
    this.unresolved.push({ kind, text: text.slice(0, 200), suggestions: suggestions.slice(0, 3) });
  }
}

/** `460301 机电一体化技术`: how a suggestion is shown. */
export function shown(suggestion: Suggestion | undefined): string | undefined {
  return suggestion && `${suggestion.code} ${suggestion.name}`;
}

import type { EducationLevel } from '@duijie/contracts';
import type { FieldError } from '@duijie/domain';
import { invalid, pointerPart } from '@duijie/domain';
import type { Field } from './data/header-names.ts';
import type { Column, Header } from './header.ts';
import { resolver } from './resolver.ts';
import type { RowResult } from './row-result.ts';
import { judgeRow } from './row.ts';
import { SeenRows } from './seen-rows.ts';
import { StudentNumbers } from './student-numbers.ts';

/** What is kept of a row that waits to be mended. */
export type StoredRow = Pick<RowResult, 'line' | 'row' | 'cells'>;

/** The cells after a person changed some, each named by its field or its header; 422 for a name that the sheet does not have. */
export function mendCells(
  cells: readonly string[],
  columns: readonly Column[],
  changes: Readonly<Record<string, string>>,
): string[] {
  const mended = [...cells];
  const errors: FieldError[] = [];
  for (const [name, text] of Object.entries(changes)) {
    const column = columns.find(({ field }) => field === name) ?? columns.find(({ header }) => header === name);
    if (!column || column.field === 'ethnicity') {
      const message = { zh: '表格中没有这一列。', en: 'The sheet has no such column.' };
      errors.push({ pointer: `/${pointerPart(name)}`, code: 'unknown-field', message });
      continue;
    }
    while (mended.length <= column.index) mended.push('');
    mended[column.index] = text;
  }
  if (errors.length > 0) throw invalid('upload', errors);
  return mended;
}

/** Judges a mended row by itself. Whether its student number is that of another row is for the store to say. */
export function judgeMended(row: StoredRow, columns: readonly Column[], collegeLevel?: EducationLevel): RowResult {
  const at = new Map<Field, Column>();
  for (const column of columns) if (column.field) at.set(column.field, column);
  const header: Header = { line: 0, columns, at };
  const context = { header, resolve: resolver(collegeLevel), numbers: new StudentNumbers([]), seen: new SeenRows() };
  return judgeRow({ line: row.line, cells: [...row.cells] }, row.row, context);
}

/** The rows of a table that is written as text: a line is a row, ` | ` parts its columns, `#` starts a remark. */
export function rowsOf(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** The items of a cell that holds a list. */
export function listOf(cell: string | undefined): string[] {
  if (cell === undefined || cell === '') return [];
  return cell
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** A column that every row of its table must have; its absence is a mistake in the data and is found when it is loaded. */
export function cell(row: readonly string[], column: number): string {
  const value = row[column];
  if (value === undefined || value === '') throw new Error(`Column ${column + 1} is empty in: ${row.join(' | ')}`);
  return value;
}

/** The rows of a table that is written as text: a line is a row, ` | ` parts its columns. */
export function rowsOf(table: string): string[][] {
  return table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** The cell of a column; empty where a row ends before it. */
export function cellOf(row: readonly string[], column: number): string {
  return row[column] ?? '';
}

/** The items of a cell that holds a list. */
export function listOf(cell: string): string[] {
  return cell
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

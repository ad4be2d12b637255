/** One row of a sheet as it was written: its number in the sheet (from 1) and the text of its cells. */
export interface RawRow {
  readonly line: number;
  readonly cells: string[];
  /** The spreadsheet hides this row. */
  readonly hidden?: boolean;
}

export function isBlank(row: RawRow): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

/** The name of a column as spreadsheets show it: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `AB12` → 27. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    index = index * 26 + letter;
  }
  return index - 1;
}

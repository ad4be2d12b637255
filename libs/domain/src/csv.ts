/** The mark by which spreadsheets take CSV for UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * Puts an apostrophe before what spreadsheets would calculate: `= + - @`, tab, return, and their full-width forms, also
 * behind blanks and marks that nobody sees.
 */
export function neutralCell(cell: string): string {
  return /^[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]*[=+\-@＝＋－＠﹢﹣﹦﹫−]|^[\t\r\n]/u.test(cell)
    ? `'${cell}`
    : cell;
}

/** One line of CSV; its cells must be neutral where their words come from others. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n;\t]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}

import { invalid } from '@duijie/domain';
import type { Text } from '@duijie/domain';

/** What a file of openings may have at most. */
export const importLimits = { bytes: 5_000_000, rows: 10_000, columns: 64, row: 65_536 } as const;

/** One row as it stands in the file, with the line on which it begins. */
export interface CutRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Refuses the file as a whole. */
export function refuseFile(code: string, message: Text, line?: number): Error {
  return invalid('import', [{ pointer: line === undefined ? '' : `/${line}`, code, message }]);
}

/**
 * Cuts CSV (RFC 4180: commas, quotation marks doubled inside quotation marks) into rows as the text comes in. Limits are
 * checked while a row grows, so that a file without an end of line is refused early.
 */
export class CsvCutter {
  private cells: string[] = [];
  private cell = '';
  private size = 0;
  private line = 1;
  private begunAt = 1;
  private quoted = false;
  private wasQuote = false;
  private wasReturn = false;

  push(text: string): CutRow[] {
    const rows: CutRow[] = [];
    for (const letter of text) this.take(letter, rows);
    return rows;
  }

  finish(): CutRow[] {
    if (this.quoted && !this.wasQuote) {
      throw refuseFile(
        'format',
        { zh: `第 ${this.begunAt} 行的引号没有结束`, en: `A quotation mark in line ${this.begunAt} is never closed` },
        this.begunAt,
      );
    }
    const rows: CutRow[] = [];
    if (this.size > 0) this.endRow(rows);
    return rows;
  }

  private take(letter: string, rows: CutRow[]): void {
    const isLineEnd = letter === '\n' || letter === '\r';
    if (letter === '\r' || (letter === '\n' && !this.wasReturn)) this.line += 1;
    const pair = letter === '\n' && this.wasReturn;
    this.wasReturn = letter === '\r';
    if (this.quoted && letter === '"') {
      if (this.wasQuote) this.grow('"');
      this.wasQuote = !this.wasQuote;
      return;
    }
    if (this.quoted && !this.wasQuote) return this.grow(letter);
    this.quoted = this.wasQuote = false;
    if (pair && this.size === 0) this.begunAt = this.line;
    else if (isLineEnd) this.endRow(rows);
    else if (letter === ',') this.endCell();
    else if (letter === '"' && this.cell === '') this.open();
    else this.grow(letter);
  }

  private open(): void {
    this.quoted = true;
    this.size += 1;
  }

  private grow(letter: string): void {
    this.cell += letter;
    this.size += 1;
    if (this.size <= importLimits.row) return;
    throw refuseFile('too-long', tooLong(this.begunAt), this.begunAt);
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    this.size += 1;
    if (this.cells.length <= importLimits.columns) return;
    const most = importLimits.columns;
    throw refuseFile(
      'too-many',
      { zh: `第 ${this.begunAt} 行超过 ${most} 列`, en: `Line ${this.begunAt} has more than ${most} columns` },
      this.begunAt,
    );
  }

  private endRow(rows: CutRow[]): void {
    this.endCell();
    if (this.cells.some((cell) => cell.trim() !== '')) rows.push({ line: this.begunAt, cells: this.cells });
    this.cells = [];
    this.size = 0;
    this.begunAt = this.line;
  }
}

/** Cuts JSON Lines: one object per line, blank lines left out. */
export class LineCutter {
  private rest = '';
  private line = 1;

  push(text: string): CutRow[] {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    if (this.rest.length > importLimits.row) throw refuseFile('too-long', tooLong(this.line + lines.length));
    return lines.flatMap((words) => this.rowOf(words));
  }

  finish(): CutRow[] {
    const words = this.rest;
    this.rest = '';
    return this.rowOf(words);
  }

  private rowOf(words: string): CutRow[] {
    const line = this.line;
    this.line += 1;
    if (words.length > importLimits.row) throw refuseFile('too-long', tooLong(line), line);
    return words.trim() === '' ? [] : [{ line, cells: [words] }];
  }
}

function tooLong(line: number): Text {
  const most = importLimits.row;
  return { zh: `第 ${line} 行超过 ${most} 个字符`, en: `Line ${line} has more than ${most} characters` };
}

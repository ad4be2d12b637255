import type { SheetLimits } from './limits.ts';
import type { RawRow } from './raw-row.ts';
import { columnLetters } from './raw-row.ts';
import { refuse } from './refusal.ts';

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

type State = 'start' | 'plain' | 'quoted' | 'closed';

/**
 * Cuts text into rows as it comes in. Our own and not a library's, because every limit is checked while a cell grows
 * and a quote that is never closed must be reported at the row that opened it, not at the end of the file.
 */
export class CsvCutter {
  private readonly delimiter: number;
  private readonly limits: Pick<SheetLimits, 'columns' | 'cell'>;
  private state: State = 'start';
  private cells: string[] = [];
  private columns = 0;
  private cell = '';
  private line = 1;
  private skipLineFeed = false;

  constructor(delimiter: Delimiter, limits: Pick<SheetLimits, 'columns' | 'cell'>) {
    this.delimiter = delimiter.charCodeAt(0);
    this.limits = limits;
  }

  push(text: string): RawRow[] {
    const rows: RawRow[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.state === 'quoted') {
        if (code !== quote) continue;
        this.grow(text.slice(from, at));
        this.state = 'closed';
      } else if (code === quote && this.state === 'start') {
        this.state = 'quoted';
      } else if (code === quote && this.state === 'closed') {
        this.grow('"');
        this.state = 'quoted';
      } else if (code === this.delimiter) {
        this.grow(text.slice(from, at));
        this.endCell();
      } else if (code === lineFeed || code === carriageReturn) {
        this.endLine(code, text.slice(from, at), rows);
      } else {
        this.state = this.state === 'start' ? 'plain' : this.state === 'closed' ? 'plain' : this.state;
        this.skipLineFeed = false;
        continue;
      }
      if (code !== lineFeed && code !== carriageReturn) this.skipLineFeed = false;
      from = at + 1;
    }
    this.grow(text.slice(from));
    return rows;
  }

  finish(): RawRow[] {
    if (this.state === 'quoted') throw this.notClosed();
    const rows: RawRow[] = [];
    if (this.columns > 0 || this.state !== 'start') this.endRow(rows);
    return rows;
  }

  private grow(piece: string): void {
    if (piece === '') return;
    this.cell = this.cell === '' ? piece : this.cell + piece;
    if (this.cell.length <= this.limits.cell) return;
    if (this.state === 'quoted' && /[\r\n]/.test(this.cell)) throw this.notClosed();
    throw cellTooLong(this.line, this.columns, this.limits.cell);
  }

  private endLine(code: number, piece: string, rows: RawRow[]): void {
    // The line feed after a carriage return ends the same row, also when the pair is split between two pieces of text.
    if (code === lineFeed && this.skipLineFeed) {
      this.skipLineFeed = false;
      return;
    }
    this.skipLineFeed = code === carriageReturn;
    this.grow(piece);
    this.endRow(rows);
  }

  private endCell(): void {
    // Empty cells past the limit are what spreadsheets leave behind at the right edge; they are dropped.
    if (this.columns < this.limits.columns) this.cells.push(this.cell);
    else if (this.cell.trim() !== '') throw tooManyColumns(this.line, this.limits.columns);
    this.columns += 1;
    this.cell = '';
    this.state = 'start';
  }

  private endRow(rows: RawRow[]): void {
    this.endCell();
    rows.push({ line: this.line, cells: this.cells });
    this.cells = [];
    this.columns = 0;
    this.line += 1;
  }

  private notClosed(): Error {
    const line = this.line;
    return refuse(
      'invalid',
      'quote-not-closed',
      {
        zh: `第 ${line} 行第 ${columnLetters(this.columns)} 列的引号没有结束。请补上引号，或把文件另存为 .xlsx。`,
        en: `The quotation mark opened in row ${line}, column ${columnLetters(this.columns)} is never closed. Close it, or save the file as .xlsx.`,
      },
      { line, column: columnLetters(this.columns) },
    );
  }
}

/** The delimiter whose rows a judge of headers likes best; a tie goes to the one that makes more cells. */
export function detectDelimiter(
  sample: string,
  limits: Pick<SheetLimits, 'columns' | 'cell'>,
  headerScore: (cells: readonly string[]) => number,
): Delimiter {
  let best: { delimiter: Delimiter; score: number; cells: number } = { delimiter: ',', score: -1, cells: -1 };
  for (const delimiter of delimiters) {
    const rows = rowsOfSample(sample, delimiter, limits);
    const score = Math.max(0, ...rows.map((row) => headerScore(row.cells)));
    const cells = Math.max(0, ...rows.map((row) => row.cells.length));
    if (score > best.score || (score === best.score && cells > best.cells)) best = { delimiter, score, cells };
  }
  return best.delimiter;
}

function rowsOfSample(sample: string, delimiter: Delimiter, limits: Pick<SheetLimits, 'columns' | 'cell'>): RawRow[] {
  const cutter = new CsvCutter(delimiter, limits);
  try {
    return cutter.push(sample);
  } catch {
    // With the wrong delimiter a limit may be passed that the right one keeps.
    return [];
  }
}

export function cellTooLong(line: number, column: number, limit: number): Error {
  const letters = columnLetters(column);
  return refuse(
    'too-large',
    'cell-too-long',
    {
      zh: `第 ${line} 行第 ${letters} 列超过 ${limit} 个字符。请缩短该单元格。`,
      en: `The cell in row ${line}, column ${letters} has more than ${limit} characters. Shorten it.`,
    },
    { line, column: letters, limit },
  );
}

export function tooManyColumns(line: number, limit: number): Error {
  return refuse(
    'too-large',
    'too-many-columns',
    {
      zh: `第 ${line} 行超过 ${limit} 列。请删除与毕业生无关的列。`,
      en: `Row ${line} has more than ${limit} columns. Remove the columns that are not about the graduate.`,
    },
    { line, limit },
  );
}

import { cellTooLong, tooManyColumns } from './csv.ts';
import type { SheetLimits } from './limits.ts';
import { mergesFrom, Merging } from './merges.ts';
import { columnIndex } from './raw-row.ts';
import type { RawRow } from './raw-row.ts';
import { serialDate } from './serial-date.ts';
import { refuse } from './refusal.ts';
import type { XmlListener } from './sheet-xml.ts';
import { xmlParser } from './sheet-xml.ts';
import type { SheetPart, Workbook } from './workbook.ts';

/** The rows of one sheet, in steps of what one piece of the file holds. Only rows that exist are made, however far apart they are. */
export async function* sheetRows(workbook: Workbook, sheet: SheetPart, limits: SheetLimits): AsyncGenerator<RawRow[]> {
  const merging = new Merging(await mergesFrom(workbook.archive.text(sheet.part)));
  const reader = new RowReader(workbook, limits);
  const parser = xmlParser(reader);
  for await (const piece of workbook.archive.text(sheet.part, true)) {
    parser.write(piece);
    const rows = reader.take();
    if (rows.length > 0) yield rows.map((row) => merging.fill(row, limits.columns));
  }
  parser.close();
}

/** The last row that a sheet of this format can have. */
const lastLine = 1_048_576;

class RowReader implements XmlListener {
  private readonly workbook: Workbook;
  private readonly limits: SheetLimits;
  private rows: RawRow[] = [];
  private line = 0;
  private hidden = false;
  private cells: string[] = [];
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private inValue = false;
  private phonetic = 0;

  constructor(workbook: Workbook, limits: SheetLimits) {
    this.workbook = workbook;
    this.limits = limits;
  }

  take(): RawRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || name === 't') this.inValue = this.phonetic === 0;
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'rPh') this.phonetic += 1;
  }

  text(text: string): void {
    if (!this.inValue) return;
    this.value += text;
    if (this.value.length > this.limits.cell) throw cellTooLong(this.line, this.column, this.limits.cell);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'rPh') this.phonetic -= 1;
  }

  private openRow({ r, hidden }: Readonly<Record<string, string>>): void {
    const line = r === undefined ? this.line + 1 : Number(r);
    // Rows stand in rising order; anything else would let a file give one number to many rows.
    if (!Number.isInteger(line) || line <= this.line || line > lastLine) throw rowsOutOfOrder(this.line);
    this.line = line;
    this.hidden = hidden === '1' || hidden === 'true';
    this.cells = [];
    this.column = -1;
  }

  private openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    this.column = r === undefined ? this.column + 1 : columnIndex(r);
    this.type = t ?? 'n';
    this.style = s === undefined ? 0 : Number(s);
    this.value = '';
  }

  private closeCell(): void {
    const text = this.cellText();
    if (text === '') return;
    if (text.length > this.limits.cell) throw cellTooLong(this.line, this.column, this.limits.cell);
    if (this.column >= this.limits.columns) throw tooManyColumns(this.line, this.limits.columns);
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private closeRow(): void {
    this.rows.push({ line: this.line, cells: this.cells, ...(this.hidden ? { hidden: true } : {}) });
  }

  private cellText(): string {
    const value = this.value;
    if (value === '') return '';
    if (this.type === 's') return this.workbook.strings[Number(value)] ?? '';
    if (this.type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (this.type !== 'n') return value;
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    if (this.workbook.dateStyles[this.style] && number > 0) return serialDate(number, this.workbook.from1904);
    return /^-?\d{1,15}$/.test(value) ? value : String(number);
  }
}

function rowsOutOfOrder(line: number): Error {
  return refuse(
    'invalid',
    'damaged',
    {
      zh: `第 ${line} 行之后的行号混乱。请在 Excel 或 WPS 中打开并另存为新的 .xlsx。`,
      en: `The rows after row ${line} are out of order. Open the file in a spreadsheet program and save it as a new .xlsx.`,
    },
    { line },
  );
}

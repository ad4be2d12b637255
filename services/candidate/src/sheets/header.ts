import type { Field } from './data/header-names.ts';
import { fields, headerNames } from './data/header-names.ts';
import type { RawRow } from './raw-row.ts';
import { columnIndex, columnLetters } from './raw-row.ts';
import { refuse } from './refusal.ts';

/** Which column is which: either field → header (or column letter), or header → field. It wins over the names that are known. */
export type Mapping = Readonly<Record<string, string>>;

export interface Column {
  readonly index: number;
  /** The header as it was written. */
  readonly header: string;
  /** Null for a column that is not known, and for a second one of the same meaning. */
  readonly field: Field | null;
}

export interface Header {
  readonly line: number;
  readonly columns: readonly Column[];
  /** The column of each field that the sheet has. */
  readonly at: ReadonlyMap<Field, Column>;
}

/** How many names must be known for a row to be the header. */
const enough = 3;

/** Compared are letters and digits alone, so that `学 号*（必填）` is 学号. */
function plainName(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【][^)\]】]*[)\]】]/g, '');
  const letters = bare.replace(/[^\p{L}\p{N}+#№]/gu, '').replaceAll('ё', 'е');
  return letters === ''
    ? text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}#№]/gu, '')
    : letters;
}

const known: ReadonlyMap<string, Field> = new Map(
  fields.flatMap((field) => [field, ...headerNames[field]].map((name) => [plainName(name), field] as const)),
);

function isField(text: string): text is Field {
  return fields.some((field) => field === text);
}

/** The meaning of headers: the mapping of the uploader first, then the names that are known. */
export class HeaderNames {
  private readonly byName = new Map<string, Field>();
  private readonly byColumn = new Map<number, Field>();

  constructor(mapping: Mapping = {}) {
    for (const [key, value] of Object.entries(mapping)) {
      const [field, header] = isField(key) ? [key, value] : [value, key];
      if (!isField(field) || header.trim() === '') throw unknownField(field);
      if (/^[A-Z]{1,2}$/.test(header)) this.byColumn.set(columnIndex(header), field);
      else this.byName.set(plainName(header), field);
    }
  }

  /** How many different known names a row has; with columns mapped by letter, those count too where the row is filled. */
  score(cells: readonly string[]): number {
    return this.columnsOf(cells).filter(({ field }) => field !== null).length;
  }

  isHeader(cells: readonly string[]): boolean {
    const names = new Set([...this.byName.values()]);
    const found = new Set(this.columnsOf(cells).map(({ field }) => field));
    return this.score(cells) >= enough && [...names].every((field) => found.has(field));
  }

  columnsOf(cells: readonly string[]): Column[] {
    const taken = new Set<Field>([...this.byColumn.values(), ...this.byName.values()]);
    const columns: Column[] = [];
    const used = new Set<Field>();
    for (const [index, cell] of cells.entries()) {
      const name = plainName(cell);
      const mapped = this.byColumn.get(index) ?? this.byName.get(name);
      const natural = known.get(name);
      let field: Field | null = null;
      if (cell.trim() !== '') field = mapped ?? (natural && !taken.has(natural) ? natural : null);
      if (field && used.has(field)) field = null;
      if (field) used.add(field);
      if (cell.trim() !== '') columns.push({ index, header: cell.trim().slice(0, 100), field });
    }
    return columns;
  }

  /** The header of a row that is one; refuses a sheet that lacks a required column. */
  read(row: RawRow): Header {
    const columns = this.columnsOf(row.cells);
    const at = new Map<Field, Column>();
    for (const column of columns) if (column.field) at.set(column.field, column);
    const missing = (['studentNo', 'name'] as const).filter((field) => !at.has(field)) as Field[];
    if (!at.has('major') && !at.has('majorCode')) missing.push('major');
    if (missing.length > 0) throw columnsMissing(missing, row.line, columns);
    return { line: row.line, columns, at };
  }
}

/** Printed sheets repeat their header on every page. */
export function repeatsHeader({ cells }: RawRow, { columns }: Header): boolean {
  return columns.every(({ index, header }) => (cells[index] ?? '').trim().slice(0, 100) === header);
}

/** Does the table end here? The row below the last graduate says 合计 or who made the sheet. */
export function endsTable(row: RawRow): boolean {
  const first = row.cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
  return /^(合\s*计|总\s*计|共\s*计)|^(制表人|填表人|审核人|统计人|制表|填报人)\s*[:：]|^(total|итого)(\s|:|$)/i.test(
    first,
  );
}

export function headerNotFound(): Error {
  return refuse('invalid', 'header-not-found', {
    zh: '没有找到表头。表头须在前 50 行内，并至少包含三个可识别的列名（如 学号、姓名、专业名称）。若文字显示为乱码，请在上传时指定编码；若列名不同，请提供列对应关系 mapping。',
    en: 'No header was found. It must be within the first 50 rows and have at least three known column names (such as 学号, 姓名, 专业名称). If the text is garbled, name the encoding; if your columns have other names, send a mapping.',
  });
}

function columnsMissing(missing: readonly Field[], line: number, columns: readonly Column[]): Error {
  const zh = missing.map((field) => headerNames[field][0]).join('、');
  return refuse(
    'invalid',
    'columns-missing',
    {
      zh: `第 ${line} 行的表头缺少必需的列：${zh}。请补充该列，或提供列对应关系 mapping。`,
      en: `The header in row ${line} lacks required columns: ${missing.join(', ')}. Add them, or send a mapping.`,
    },
    {
      line,
      missing,
      columns: columns.map(({ index, header, field }) => ({ column: columnLetters(index), header, field })),
    },
  );
}

function unknownField(field: string): Error {
  return refuse(
    'invalid',
    'mapping-unknown-field',
    {
      zh: `列对应关系 mapping 中的字段无法识别。可用字段：${fields.join('、')}。`,
      en: `The mapping names a field that does not exist. Use: ${fields.join(', ')}.`,
    },
    { field: field.slice(0, 100), fields },
  );
}

import type { EducationLevel } from '@duijie/contracts';
import { CsvCutter, detectDelimiter } from './csv.ts';
import { decode, detectEncoding, encodingNamed } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import { endsTable, HeaderNames, headerNotFound, repeatsHeader } from './header.ts';
import type { Column, Header, Mapping } from './header.ts';
import type { SheetLimits } from './limits.ts';
import { defaultLimits, headerWithin } from './limits.ts';
import { isBlank } from './raw-row.ts';
import type { RawRow } from './raw-row.ts';
import { refuse } from './refusal.ts';
import { resolver } from './resolver.ts';
import type { Resolver } from './resolver.ts';
import type { RowResult } from './row-result.ts';
import { judgeRow } from './row.ts';
import { SeenRows } from './seen-rows.ts';
import { sniff } from './sniff.ts';
import { StudentNumbers } from './student-numbers.ts';
import { openWorkbook } from './workbook.ts';
import { sheetRows } from './xlsx.ts';

/** How a sheet is to be read; all is optional. */
export interface SheetOptions {
  readonly encoding?: string | undefined;
  readonly mapping?: Mapping | undefined;
  readonly limits?: Partial<SheetLimits> | undefined;
  /** Rows of data that were taken before, after a restart; they are read again for duplicates but not given again. */
  readonly skipRows?: number | undefined;
  readonly batchSize?: number | undefined;
  /** The level of the college decides between majors of one name when the sheet says nothing. */
  readonly collegeLevel?: EducationLevel | undefined;
}

/** What is known of a sheet after it was read to its end. The counts are those of the whole file, also when rows were skipped. */
export interface SheetSummary {
  readonly form: 'xlsx' | 'csv';
  readonly encoding: Encoding;
  readonly sheet: string | null;
  readonly headerLine: number;
  readonly columns: readonly Column[];
  readonly unknownColumns: readonly string[];
  readonly rows: { total: number; accepted: number; needsReview: number; rejected: number; unchanged: number };
  /** Student numbers of accepted rows whose consent a later, duplicate row refuses: the stricter counts. */
  readonly refusedLater: readonly string[];
}

export type SheetMessage =
  | { readonly type: 'header'; readonly header: Omit<SheetSummary, 'rows' | 'refusedLater'> }
  | { readonly type: 'rows'; readonly rows: readonly RowResult[] }
  | { readonly type: 'end'; readonly summary: SheetSummary };

/** The rows of a file from the header on, whatever its form. */
interface Table {
  readonly form: 'xlsx' | 'csv';
  readonly encoding: Encoding;
  readonly sheet: string | null;
  readonly header: Header;
  readonly rows: AsyncIterable<RawRow>;
}

/** So many rows are looked at before the first is judged, to learn how student numbers are built. */
const sampleRows = 1_000;

/** Reads a sheet: first its header, then its rows in batches, then the summary. A sheet that cannot be read is refused by a DomainError. */
export async function* readSheet(bytes: Uint8Array, options: SheetOptions = {}): AsyncGenerator<SheetMessage> {
  const limits = { ...defaultLimits, ...options.limits };
  if (bytes.length > limits.bytes) throw fileTooLarge(limits.bytes);
  const names = new HeaderNames(options.mapping);
  const chosen = options.encoding === undefined ? undefined : encodingNamed(options.encoding);
  const table =
    sniff(bytes) === 'xlsx' ? await openXlsx(bytes, names, limits) : await openText(bytes, names, limits, chosen);
  const { form, encoding, sheet, header } = table;
  const about = {
    form,
    encoding,
    sheet,
    headerLine: header.line,
    columns: header.columns,
    unknownColumns: header.columns.filter(({ field }) => field === null).map((column) => column.header),
  };
  yield { type: 'header', header: about };
  const seen = new SeenRows();
  const counts = { total: 0, accepted: 0, needsReview: 0, rejected: 0, unchanged: 0 };
  let batch: RowResult[] = [];
  for await (const row of judged(table, { limits, seen, resolve: resolver(options.collegeLevel) })) {
    counts.total += 1;
    counts[row.verdict] += 1;
    if (row.row <= (options.skipRows ?? 0)) continue;
    batch.push(row);
    if (batch.length < (options.batchSize ?? 200)) continue;
    yield { type: 'rows', rows: batch };
    batch = [];
  }
  if (batch.length > 0) yield { type: 'rows', rows: batch };
  if (counts.total === 0) throw noRows(header.line);
  yield { type: 'end', summary: { ...about, rows: counts, refusedLater: [...seen.refusedLater] } };
}

async function* judged(
  table: Table,
  { limits, seen, resolve }: { limits: SheetLimits; seen: SeenRows; resolve: Resolver },
): AsyncGenerator<RowResult> {
  const { header } = table;
  const waiting: RawRow[] = [];
  let numbers: StudentNumbers | undefined;
  let count = 0;
  const judge = (row: RawRow): RowResult => {
    count += 1;
    numbers ??= new StudentNumbers(studentNumbersOf(waiting, header));
    return judgeRow(row, count, { header, resolve, numbers, seen });
  };
  let read = 0;
  for await (const row of table.rows) {
    if (endsTable(row)) break;
    if (isBlank(row) || repeatsHeader(row, header)) continue;
    read += 1;
    if (read > limits.rows) throw tooManyRows(limits.rows);
    if (numbers) {
      yield judge(row);
      continue;
    }
    waiting.push(row);
    if (waiting.length === sampleRows) for (const held of waiting) yield judge(held);
  }
  if (!numbers) for (const held of waiting) yield judge(held);
}

function studentNumbersOf(rows: readonly RawRow[], header: Header): string[] {
  const index = header.at.get('studentNo')?.index ?? 0;
  return rows.map((row) => (row.cells[index] ?? '').trim());
}

async function openXlsx(bytes: Uint8Array, names: HeaderNames, limits: SheetLimits): Promise<Table> {
  const workbook = await openWorkbook(bytes, limits);
  for (const sheet of workbook.sheets.filter(({ visible }) => visible)) {
    const found = await fromHeader(flat(sheetRows(workbook, sheet, limits)), names);
    if (found) return { form: 'xlsx', encoding: 'utf-8', sheet: sheet.name, ...found };
  }
  throw headerNotFound();
}

async function openText(
  bytes: Uint8Array,
  names: HeaderNames,
  limits: SheetLimits,
  chosen: Encoding | undefined,
): Promise<Table> {
  const encoding = detectEncoding(bytes, chosen);
  const found = await fromHeader(flat(textRows(bytes, encoding, names, limits)), names);
  if (!found) throw headerNotFound();
  return { form: 'csv', encoding, sheet: null, ...found };
}

async function* textRows(
  bytes: Uint8Array,
  encoding: Encoding,
  names: HeaderNames,
  limits: SheetLimits,
): AsyncGenerator<RawRow[]> {
  let cutter: CsvCutter | undefined;
  for (const text of decode(bytes, encoding)) {
    // Excel writes the delimiter into the first line on demand; it is the sheet's own choice.
    cutter ??= new CsvCutter(
      detectDelimiter(text.slice(0, 32_768), limits, (cells) => names.score(cells)),
      limits,
    );
    yield cutter.push(text);
  }
  if (cutter) yield cutter.finish();
}

async function* flat(steps: AsyncIterable<RawRow[]>): AsyncGenerator<RawRow> {
  for await (const rows of steps) yield* rows;
}

/** Finds the header; of two header rows below each other, as merged cells make them, the one that says more. */
async function fromHeader(
  rows: AsyncGenerator<RawRow>,
  names: HeaderNames,
): Promise<Pick<Table, 'header' | 'rows'> | undefined> {
  for (let step = await rows.next(); !step.done && step.value.line <= headerWithin; step = await rows.next()) {
    if (!names.isHeader(step.value.cells)) continue;
    const next = await rows.next();
    const below = next.done ? undefined : next.value;
    const lower = below && names.isHeader(below.cells) && names.score(below.cells) >= names.score(step.value.cells);
    if (lower) return { header: names.read(below), rows };
    return { header: names.read(step.value), rows: below ? startingWith(below, rows) : rows };
  }
  await rows.return(undefined);
  return undefined;
}

async function* startingWith(first: RawRow, rest: AsyncIterable<RawRow>): AsyncGenerator<RawRow> {
  yield first;
  yield* rest;
}

export function fileTooLarge(limit: number): Error {
  const megabytes = Math.floor(limit / 1_000_000);
  return refuse(
    'too-large',
    'too-large',
    {
      zh: `文件超过 ${megabytes} MB。请拆分后分别上传。`,
      en: `The file is larger than ${megabytes} MB. Split it and upload the parts.`,
    },
    { limit },
  );
}

function tooManyRows(limit: number): Error {
  return refuse(
    'too-large',
    'too-many-rows',
    {
      zh: `数据超过 ${limit} 行。请拆分后分别上传。`,
      en: `The sheet has more than ${limit} rows of data. Split it and upload the parts.`,
    },
    { limit },
  );
}

function noRows(line: number): Error {
  return refuse(
    'invalid',
    'no-rows',
    { zh: `第 ${line} 行表头之下没有数据。`, en: `There are no rows below the header in row ${line}.` },
    { line },
  );
}

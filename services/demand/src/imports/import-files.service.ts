import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@duijie/domain';
import { Files, InjectFiles, readJson } from '@duijie/platform';
import type { StoredFile } from '@duijie/platform';
import { columnsOf, requestOf } from './columns.ts';
import { CsvCutter, LineCutter, importLimits, refuseFile } from './cutter.ts';
import type { CutRow } from './cutter.ts';
import type { ImportFormat } from './import.ts';

/** A row of a file as the body of a request: undefined where the line is no JSON, or where its text is refused. */
export interface GivenRow {
  readonly line: number;
  readonly request: unknown;
  readonly refusal?: DomainError;
}

/** Reads stored files row by row; a file of 5 MB never lies in memory as a whole. */
@Injectable()
export class ImportFiles {
  constructor(@InjectFiles() private readonly files: Files) {}

  /** How many rows there are; refuses what cannot be cut, before anything is applied. */
  async count(file: StoredFile, format: ImportFormat): Promise<number> {
    let rows = 0;
    for await (const _row of this.rows(file, format)) rows += 1;
    return rows;
  }

  async *rows(file: StoredFile, format: ImportFormat): AsyncIterable<GivenRow> {
    let columns: readonly string[] | undefined;
    let rows = 0;
    for await (const { line, cells } of this.cut(file, format)) {
      if (format === 'csv' && !columns) {
        columns = columnsOf(cells);
        continue;
      }
      rows += 1;
      if (rows > importLimits.rows) {
        const most = importLimits.rows;
        throw refuseFile('too-many', { zh: `文件超过 ${most} 行`, en: `The file has more than ${most} rows` });
      }
      yield { line, ...(columns ? { request: requestOf(columns, cells) } : parsed(cells[0] ?? '')) };
    }
    if (rows === 0) throw refuseFile('required', { zh: '文件中没有数据行', en: 'There are no rows in the file' });
  }

  private async *cut(file: StoredFile, format: ImportFormat): AsyncIterable<CutRow> {
    const decoder = new TextDecoder(await this.encodingOf(file, format), { fatal: true });
    const cutter = format === 'csv' ? new CsvCutter() : new LineCutter();
    for await (const bytes of this.files.read(file)) {
      yield* cutter.push(decoded(decoder, bytes));
      await nextTurn();
    }
    yield* cutter.push(decoded(decoder));
    yield* cutter.finish();
  }

  /** Spreadsheets in Chinese save CSV in GB18030, which hardly ever is well-formed UTF-8 as well. */
  private async encodingOf(file: StoredFile, format: ImportFormat): Promise<'utf-8' | 'gb18030'> {
    if (format === 'jsonl') return 'utf-8';
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const bytes of this.files.read(file)) if (!canDecode(decoder, bytes)) return 'gb18030';
    return canDecode(decoder) ? 'utf-8' : 'gb18030';
  }
}

type Decoder = InstanceType<typeof TextDecoder>;

function canDecode(decoder: Decoder, bytes?: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined });
    return true;
  } catch {
    return false;
  }
}

function decoded(decoder: Decoder, bytes?: Uint8Array): string {
  const text = textOf(decoder, bytes);
  // No text has NUL in it: it is another encoding, or no text at all.
  if (text !== undefined && !text.includes('\0')) return text;
  throw refuseFile('encoding', {
    zh: '文件编码无法识别，请另存为 UTF-8',
    en: 'The encoding cannot be told; save the file as UTF-8',
  });
}

function textOf(decoder: Decoder, bytes?: Uint8Array): string | undefined {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    return undefined;
  }
}

/** A line is read as the body of a request is, with all that is refused there. */
function parsed(line: string): Pick<GivenRow, 'request' | 'refusal'> {
  try {
    return { request: readJson(Buffer.from(line)) };
  } catch (error) {
    const isText = error instanceof DomainError && error.kind === 'invalid';
    return { request: undefined, ...(isText ? { refusal: error } : {}) };
  }
}

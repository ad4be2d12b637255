import { DomainError } from '@duijie/domain';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { SheetLimits } from './limits.ts';
import { refuse } from './refusal.ts';

export type ZipLimits = Pick<SheetLimits, 'zipEntries' | 'unpacked' | 'ratio'>;

/** The parts of a zip whose directory has been checked; reading one counts its bytes again. */
export class Archive {
  private readonly zip: ZipFile;
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly limits: ZipLimits;
  private inflated = 0;

  constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: ZipLimits) {
    this.zip = zip;
    this.entries = entries;
    this.limits = limits;
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The text of one part, piece by piece. `again` marks a second reading, whose bytes were counted before. */
  async *text(name: string, again = false): AsyncGenerator<string> {
    const entry = this.entries.get(name);
    if (!entry) throw damaged();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let bytes = 0;
    try {
      for await (const piece of await this.open(entry)) {
        const chunk = piece as Buffer;
        bytes += chunk.length;
        if (!again) this.inflated += chunk.length;
        if (this.inflated > this.limits.unpacked || bytes > Math.max(1, entry.compressedSize) * this.limits.ratio) {
          throw bomb(this.limits);
        }
        yield decoder.decode(chunk, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      throw error instanceof DomainError ? error : damaged();
    }
  }

  private open(entry: Entry): Promise<AsyncIterable<unknown>> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
    });
  }
}

/** Reads the central directory and refuses what could hurt before a single byte is unpacked. */
export async function openArchive(bytes: Uint8Array, limits: ZipLimits): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, strictFileNames: true }, (error, file) =>
      error ? reject(damaged()) : resolve(file),
    );
  });
  if (zip.entryCount > limits.zipEntries) throw tooManyParts(limits.zipEntries);
  const entries = await readDirectory(zip, limits);
  checkDirectory(entries, bytes.length, limits);
  if (!endsAtItsDirectory(buffer)) throw damaged();
  return new Archive(zip, new Map(entries.map((entry) => [entry.fileName, entry])), limits);
}

function readDirectory(zip: ZipFile, limits: ZipLimits): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry) => {
      entries.push(entry);
      if (entries.length > limits.zipEntries) reject(tooManyParts(limits.zipEntries));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    // yauzl refuses names with "..", absolute names and backslashes here.
    zip.on('error', () => reject(damaged()));
    zip.readEntry();
  });
}

function checkDirectory(entries: readonly Entry[], size: number, limits: ZipLimits): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (entry.isEncrypted()) throw encrypted();
    if (entry.uncompressedSize > Math.max(1, entry.compressedSize) * limits.ratio) throw bomb(limits);
  }
  if (unpacked > limits.unpacked) throw bomb(limits);
  // Parts that overlap, names that occur twice, and something before the first part are signs of a crafted file.
  const names = new Set(entries.map((entry) => entry.fileName));
  const first = Math.min(...entries.map((entry) => entry.relativeOffsetOfLocalHeader));
  if (packed > size || names.size !== entries.length || first !== 0) throw damaged();
}

/** Of a zip with another behind it different readers see different parts: the last directory must end where it says. */
function endsAtItsDirectory(buffer: Buffer): boolean {
  const end = buffer.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > buffer.length) return false;
  const [size, offset] = [buffer.readUInt32LE(end + 12), buffer.readUInt32LE(end + 16)];
  // In a ZIP64 another record, with the true offset, stands between.
  return offset === 0xff_ff_ff_ff || offset + size === end;
}

function tooManyParts(limit: number): Error {
  return refuse(
    'too-large',
    'too-many-parts',
    {
      zh: `该 .xlsx 内部超过 ${limit} 个文件，已拒绝。请把毕业生数据复制到一个新的工作簿后重新上传。`,
      en: `This .xlsx holds more than ${limit} files inside and is refused. Copy the graduates into a new workbook and upload that.`,
    },
    { limit },
  );
}

function bomb({ unpacked, ratio }: ZipLimits): Error {
  return refuse(
    'too-large',
    'unpacks-too-large',
    {
      zh: `该 .xlsx 解压后过大（上限 ${unpacked} 字节、压缩比 ${ratio}），已拒绝。请把数据复制到新的工作簿，或改用 CSV。`,
      en: `This .xlsx unpacks to too much (at most ${unpacked} bytes, ratio ${ratio}) and is refused. Copy the rows into a new workbook, or use CSV.`,
    },
    { unpacked, ratio },
  );
}

function encrypted(): Error {
  return refuse('unsupported', 'encrypted', {
    zh: '该文件设有密码。请取消密码后重新上传。',
    en: 'This file is protected by a password. Remove the password and upload it again.',
  });
}

export function damaged(): Error {
  return refuse('invalid', 'damaged', {
    zh: '该 .xlsx 文件已损坏或结构不正常。请在 Excel 或 WPS 中打开并另存为新的 .xlsx。',
    en: 'This .xlsx is damaged or oddly built. Open it in a spreadsheet program and save it as a new .xlsx.',
  });
}

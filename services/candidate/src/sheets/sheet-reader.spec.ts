import { describe, expect, it } from '@jest/globals';
import { xlsxOf } from '@duijie/testing';
import { readSheetInWorker } from './sheet-reader.ts';
import type { SheetReaderOptions, SheetSource } from './sheet-reader.ts';
import type { SheetMessage } from './sheet.ts';
import { readSheet } from './sheet.ts';

const header = ['学号', '姓名', '专业代码'];
const table = (count: number): string[][] => [
  header,
  ...Array.from({ length: count }, (_, at) => [`s${at}`, `张${at}`, '460103']),
];

async function messagesOf(source: SheetSource, options?: SheetReaderOptions): Promise<SheetMessage[]> {
  const messages: SheetMessage[] = [];
  for await (const message of readSheetInWorker(source, options)) messages.push(message);
  return messages;
}

const refusalOf = (source: SheetSource, options?: SheetReaderOptions): Promise<unknown> =>
  messagesOf(source, options).then(
    () => 'nothing was refused',
    (error: unknown) => error,
  );

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function withoutCellsOfGoodRows(message: SheetMessage): SheetMessage {
  if (message.type !== 'rows') return message;
  return { ...message, rows: message.rows.map((row) => (row.verdict === 'accepted' ? { ...row, cells: [] } : row)) };
}

describe('a sheet that is read in a thread of its own', () => {
  it('gives what reading it here gives but the cells of good rows, from bytes and from a stream', async () => {
    const bytes = xlsxOf(table(450));
    const here: SheetMessage[] = [];
    for await (const message of readSheet(bytes)) here.push(withoutCellsOfGoodRows(message));
    expect(await messagesOf(bytes)).toEqual(here);
    expect(await messagesOf(inPieces(bytes, 1_000))).toEqual(here);
    expect(bytes.length).toBeGreaterThan(0);
  });

  it('is refused with the same words as here', async () => {
    expect(await refusalOf(Buffer.from('%PDF-1.7'))).toMatchObject({
      name: 'DomainError',
      kind: 'unsupported',
      code: 'upload.wrong-type',
      errors: [{ pointer: '/file', code: 'wrong-type' }],
    });
  });

  it('is not taken into memory beyond its limit', async () => {
    let taken = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        taken += 1;
        yield new Uint8Array(1_000);
      }
    }
    expect(await refusalOf(endless(), { limits: { bytes: 10_000 } })).toMatchObject({ code: 'upload.too-large' });
    expect(taken).toBe(11);
  });

  it('is stopped when it works too long', async () => {
    const text = `${header.join(',')}\n${Array.from({ length: 200_000 }, (_, at) => `s${at},a,460103`).join('\n')}`;
    expect(
      await refusalOf(Buffer.from(text), { limits: { deadline: 300, rows: 1_000_000 }, batchSize: 200_000 }),
    ).toMatchObject({ kind: 'too-large', code: 'upload.took-too-long' });
  });

  it('is stopped when it takes too much memory', async () => {
    const text = `${header.join(',')}\n${Array.from({ length: 200_000 }, (_, at) => `s${at},a${at},460103`).join('\n')}`;
    expect(
      await refusalOf(Buffer.from(text), { limits: { memory: 24, rows: 1_000_000 }, batchSize: 200_000 }),
    ).toMatchObject({ kind: 'too-large', code: 'upload.too-much-memory' });
  });

  it('is stopped when its caller cancels or leaves', async () => {
    const stop = new AbortController();
    const messages = readSheetInWorker(xlsxOf(table(2_000)), { signal: stop.signal });
    expect((await messages.next()).value).toMatchObject({ type: 'header' });
    expect((await messages.next()).value).toMatchObject({ type: 'rows' });
    stop.abort();
    await expect(messages.next()).rejects.toMatchObject({ code: 'upload.cancelled' });
    const others = readSheetInWorker(xlsxOf(table(2_000)));
    await others.next();
    expect(await others.return(undefined)).toEqual({ done: true, value: undefined });
    expect(await refusalOf(xlsxOf(table(1)), { signal: AbortSignal.abort() })).toMatchObject({
      code: 'upload.cancelled',
    });
  });
});

import { defaultLimits } from './limits.ts';
import { cancelled } from './refusal.ts';
import type { SheetMessage, SheetOptions } from './sheet.ts';
import { fileTooLarge } from './sheet.ts';
import { giveBack, threadFor } from './sheet-thread.ts';

export type SheetSource = Uint8Array | AsyncIterable<Uint8Array>;

/** `signal` stops the reading; the reader then throws `upload.cancelled`. */
export interface SheetReaderOptions extends SheetOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a sheet in a thread of its own, with a limit of memory and of working time, so that no file can hold up or
 * bring down the service. The thread reads one message ahead and waits. The cells of good rows stay behind in it.
 */
export async function* readSheetInWorker(
  source: SheetSource,
  options: SheetReaderOptions = {},
): AsyncGenerator<SheetMessage> {
  const { signal, ...rest } = options;
  const limits = { ...defaultLimits, ...options.limits };
  if (signal?.aborted) throw cancelled();
  const bytes = await collect(source, limits.bytes, signal);
  const thread = threadFor(limits);
  thread.begin(bytes, rest, limits.deadline, signal);
  try {
    for (let message = await thread.next(); message; message = await thread.next()) yield message;
  } finally {
    await giveBack(thread);
  }
}

/** Takes the whole file into memory of its own, which is handed over to the thread; stops at the limit. */
async function collect(source: SheetSource, limit: number, signal: AbortSignal | undefined): Promise<Uint8Array> {
  if (source instanceof Uint8Array) {
    if (source.length > limit) throw fileTooLarge(limit);
    return new Uint8Array(source);
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    if (signal?.aborted) throw cancelled();
    length += piece.length;
    if (length > limit) throw fileTooLarge(limit);
    pieces.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

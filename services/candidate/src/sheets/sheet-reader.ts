import { Worker } from 'node:worker_threads';
import type { DomainError } from '@duijie/domain';
import type { SheetLimits } from './limits.ts';
import { defaultLimits } from './limits.ts';
import type { PlainRefusal } from './refusal.ts';
import { fromPlain, refuse, unreadable } from './refusal.ts';
import type { SheetMessage, SheetOptions } from './sheet.ts';
import { fileTooLarge } from './sheet.ts';

export type SheetSource = Uint8Array | AsyncIterable<Uint8Array>;

/** `signal` stops the reading; the reader then throws `upload.cancelled`. */
export interface SheetReaderOptions extends SheetOptions {
  readonly signal?: AbortSignal | undefined;
}

type FromWorker = SheetMessage | { readonly type: 'refused'; readonly refusal: PlainRefusal };

/**
 * Reads a sheet in a thread of its own, with a limit of memory and of working time, so that no file can hold up or
 * bring down the service. The thread reads one message ahead and waits; leaving the loop ends it.
 */
export async function* readSheetInWorker(
  source: SheetSource,
  options: SheetReaderOptions = {},
): AsyncGenerator<SheetMessage> {
  const { signal, ...rest } = options;
  const limits = { ...defaultLimits, ...options.limits };
  if (signal?.aborted) throw cancelled();
  const bytes = await collect(source, limits.bytes, signal);
  const thread = new SheetThread(bytes, rest, limits, signal);
  try {
    for (let message = await thread.next(); message; message = await thread.next()) yield message;
  } finally {
    await thread.end();
  }
}

/** Worker threads know neither the loader nor the flags of the process; sources run by plain type stripping. */
const fromSource = import.meta.url.endsWith('.ts');
const workerUrl = new URL(fromSource ? './sheet.worker.ts' : './sheet.worker.js', import.meta.url);
const workerFlags = fromSource ? ['--conditions=duijie-source', '--disable-warning=ExperimentalWarning'] : [];

class SheetThread {
  private readonly worker: Worker;
  private readonly arrived: FromWorker[] = [];
  private failure: Error | undefined;
  private exited = false;
  private wake: (() => void) | undefined;
  private remaining: number;
  private readonly signal: AbortSignal | undefined;
  private readonly onAbort = (): void => this.fail(cancelled());

  constructor(bytes: Uint8Array, options: SheetOptions, limits: SheetLimits, signal: AbortSignal | undefined) {
    this.remaining = limits.deadline;
    this.signal = signal;
    this.worker = new Worker(workerUrl, {
      workerData: { bytes, options },
      transferList: [bytes.buffer as ArrayBuffer],
      execArgv: workerFlags,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    this.worker.on('message', (message: FromWorker) => {
      this.arrived.push(message);
      this.wake?.();
    });
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      this.fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuchMemory(limits.memory) : unreadable());
    });
    this.worker.on('exit', () => {
      this.exited = true;
      this.wake?.();
    });
    signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  /** Asks for the next message; undefined after the last. Only the time spent in here counts against the deadline. */
  async next(): Promise<SheetMessage | undefined> {
    this.worker.postMessage('next');
    const started = performance.now();
    const timer = setTimeout(() => this.fail(tookTooLong()), this.remaining);
    try {
      while (this.arrived.length === 0 && !this.failure && !this.exited) {
        await new Promise<void>((resolve) => (this.wake = resolve));
      }
    } finally {
      clearTimeout(timer);
      this.remaining = Math.max(1, this.remaining - (performance.now() - started));
    }
    if (this.failure) throw this.failure;
    const message = this.arrived.shift();
    if (message?.type === 'refused') throw fromPlain(message.refusal);
    return message;
  }

  async end(): Promise<void> {
    this.signal?.removeEventListener('abort', this.onAbort);
    await this.worker.terminate();
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake?.();
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

function cancelled(): DomainError {
  return refuse('invalid', 'cancelled', { zh: '读取已取消。', en: 'The reading was cancelled.' });
}

function tookTooLong(): DomainError {
  return refuse('too-large', 'took-too-long', {
    zh: '读取该文件用时过长，已停止。请拆分文件，或另存为 CSV 后重新上传。',
    en: 'Reading this file took too long and was stopped. Split it, or save it as CSV and upload that.',
  });
}

function tooMuchMemory(limit: number): DomainError {
  return refuse(
    'too-large',
    'too-much-memory',
    {
      zh: '读取该文件需要过多内存，已停止。请拆分文件，或另存为 CSV 后重新上传。',
      en: 'Reading this file takes too much memory and was stopped. Split it, or save it as CSV and upload that.',
    },
    { limit },
  );
}

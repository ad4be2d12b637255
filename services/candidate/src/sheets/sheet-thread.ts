import { Worker } from 'node:worker_threads';
import type { SheetLimits } from './limits.ts';
import { cancelled, fromPlain, tookTooLong, tooMuchMemory, unreadable } from './refusal.ts';
import type { SheetMessage, SheetOptions } from './sheet.ts';
import type { FromSheetThread, ToSheetThread } from './sheet-messages.ts';

/** Worker threads know neither the loader nor the flags of the process; sources run by plain type stripping. */
const fromSource = import.meta.url.endsWith('.ts');
const workerUrl = new URL(fromSource ? './sheet.worker.ts' : './sheet.worker.js', import.meta.url);
const workerFlags = fromSource ? ['--conditions=duijie-source', '--disable-warning=ExperimentalWarning'] : [];

/** How long a thread that is told to stop may take before it is ended instead. */
const stopsWithinMs = 250;
/** A thread that has loaded the taxonomy is worth half a second; one is kept for the next file. */
let spare: SheetThread | undefined;

/** A thread for a file: the one that is idle, if it has the same limit of memory, else a new one. */
export function threadFor(limits: SheetLimits): SheetThread {
  const idle = spare;
  spare = undefined;
  if (idle?.memory === limits.memory && idle.takesWork) return idle;
  void idle?.end();
  return new SheetThread(limits.memory);
}

/** Gives a thread back when its file is done with; one that failed or does not stop is ended. */
export async function giveBack(thread: SheetThread): Promise<void> {
  if (!spare && (await thread.becomesFree())) spare = thread;
  else await thread.end();
}

/** A thread that reads sheets, with a limit of memory, and of working time for each. */
export class SheetThread {
  private readonly worker: Worker;
  private readonly arrived: FromSheetThread[] = [];
  private failure: Error | undefined;
  private free = true;
  private exited = false;
  private wake: (() => void) | undefined;
  private remaining = 0;
  private signal: AbortSignal | undefined;
  private readonly onAbort = (): void => this.fail(cancelled());

  constructor(readonly memory: number) {
    this.worker = new Worker(workerUrl, {
      execArgv: workerFlags,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    this.worker.on('message', (message: FromSheetThread) => {
      if (message.type === 'free') this.free = true;
      else this.arrived.push(message);
      this.wake?.();
    });
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      this.fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuchMemory(memory) : unreadable());
    });
    this.worker.on('exit', () => {
      this.exited = true;
      this.wake?.();
    });
  }

  get takesWork(): boolean {
    return this.free && !this.failure && !this.exited;
  }

  begin(bytes: Uint8Array, options: SheetOptions, deadline: number, signal: AbortSignal | undefined): void {
    this.worker.ref();
    this.free = false;
    this.remaining = deadline;
    this.signal = signal;
    signal?.addEventListener('abort', this.onAbort, { once: true });
    this.worker.postMessage({ bytes, options } satisfies ToSheetThread, [bytes.buffer as ArrayBuffer]);
  }

  /** Asks for the next message; undefined after the last. Only the time spent in here counts against the deadline. */
  async next(): Promise<SheetMessage | undefined> {
    this.tell('next');
    const started = performance.now();
    const timer = setTimeout(() => this.fail(tookTooLong()), this.remaining);
    try {
      await this.until(() => this.arrived.length > 0 || this.free);
    } finally {
      clearTimeout(timer);
      this.remaining = Math.max(1, this.remaining - (performance.now() - started));
    }
    if (this.failure) throw this.failure;
    const message = this.arrived.shift();
    if (message?.type === 'refused') throw fromPlain(message.refusal);
    return message as SheetMessage | undefined;
  }

  /** Leaves the file, whether it was read to its end or not; false when the thread is of no further use. */
  async becomesFree(): Promise<boolean> {
    this.signal?.removeEventListener('abort', this.onAbort);
    if (!this.free) this.tell('stop');
    const timer = setTimeout(() => this.fail(tookTooLong()), stopsWithinMs);
    await this.until(() => this.free);
    clearTimeout(timer);
    this.arrived.length = 0;
    // An idle thread keeps no process alive.
    this.worker.unref();
    return this.takesWork;
  }

  async end(): Promise<void> {
    this.signal?.removeEventListener('abort', this.onAbort);
    await this.worker.terminate();
  }

  private tell(message: ToSheetThread): void {
    this.worker.postMessage(message);
  }

  private async until(holds: () => boolean): Promise<void> {
    while (!holds() && !this.failure && !this.exited) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake?.();
  }
}

import { inOwnTurn } from '../../loop/own-turn.ts';
import type { LogRecord } from '../engine.ts';
import type { EventFile, Stream } from './event-file.ts';

/** A slice of one transaction: small enough to leave the event loop free, large enough to share the sync. */
const sliceMs = 20;
const sliceBytes = 4_000_000;

interface Call {
  readonly records: readonly LogRecord[];
  /** How many of its records are in the log. */
  done: number;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Group commit: all calls of one turn of the event loop share a transaction and its sync. What does not fit in one
 * slice goes on in the next turn, in order.
 */
export class AppendQueue {
  private calls: Call[] = [];
  private scheduled = false;
  private idle: (() => void)[] = [];

  constructor(
    private readonly file: EventFile,
    private readonly now: () => number,
    private readonly onGrown: (streams: readonly Stream[]) => void,
  ) {}

  async append(records: readonly LogRecord[]): Promise<void> {
    if (records.length === 0) return;
    // An unknown topic is the fault of one call: refuse it before it joins a transaction with others.
    for (const topic of new Set(records.map((record) => record.topic))) this.file.streamsOf(topic);
    await new Promise<void>((resolve, reject) => {
      this.calls.push({ records, done: 0, resolve, reject });
      this.schedule();
    });
  }

  /** Resolves when nothing waits any more. */
  drained(): Promise<void> {
    if (this.calls.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    inOwnTurn(() => {
      this.scheduled = false;
      this.writeSlice();
      if (this.calls.length > 0) this.schedule();
      else for (const resolve of this.idle.splice(0)) resolve();
    });
  }

  private writeSlice(): void {
    const { calls } = this;
    const from = performance.now();
    const enough = (taken: number, bytes: number) =>
      bytes >= sliceBytes || (taken % 32 === 0 && performance.now() - from >= sliceMs);
    const { records, sharing } = waiting(calls, 20_000);
    try {
      const { taken, grown } = this.file.append(records, this.now(), enough);
      this.calls = settle(calls, taken);
      this.onGrown(grown);
    } catch (cause) {
      // Everybody who shared the transaction is told; the next turn starts afresh.
      this.calls = calls.slice(sharing);
      for (const call of calls.slice(0, sharing)) call.reject(cause);
    }
  }
}

/** The next records of the queue, not more than a slice could take, and how many calls they come from. */
function waiting(calls: readonly Call[], most: number): { records: readonly LogRecord[]; sharing: number } {
  const [first] = calls;
  if (calls.length === 1 && first?.done === 0) return { records: first.records, sharing: 1 };
  const records: LogRecord[] = [];
  let sharing = 0;
  for (const call of calls) {
    if (records.length >= most) break;
    for (const record of call.records.slice(call.done, call.done + most - records.length)) records.push(record);
    sharing += 1;
  }
  return { records, sharing };
}

/** Counts what was taken, resolves the calls that are complete, returns the others. */
function settle(calls: readonly Call[], taken: number): Call[] {
  let left = taken;
  return calls.filter((call) => {
    const here = Math.min(left, call.records.length - call.done);
    call.done += here;
    left -= here;
    if (call.done < call.records.length) return true;
    call.resolve();
    return false;
  });
}

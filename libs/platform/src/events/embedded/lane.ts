import type { LoggedRecord, Subscription } from '../engine.ts';
import { backOff } from '../back-off.ts';
import type { Warn } from '../warn.ts';
import type { EventFile, Stream } from './event-file.ts';

/** A batch is at most this large, so that reading it never holds up the process. */
const batchBytes = 1_000_000;
/** The wait before the same events come again. */
export const retryLimits = { first: 100, most: 5000 };
/** A batch that gives no sign of life for so long counts as stuck. */
const stuckAfterMs = 30_000;

/** Who takes the batches of a lane. */
export interface Taker {
  readonly subscription: Subscription;
}

/**
 * One group's way through one partition: reads, hands over, commits, in a single loop, so that batches of a partition
 * never overlap, whoever takes them. The taker changes only between two batches.
 */
export class Lane {
  private taker: Taker | undefined;
  private wanted: Taker | undefined;
  private running = false;
  private wake: (() => void) | undefined;
  private aliveAt = 0;
  /** When the log took in the latest of the events that were handed over. */
  latest = 0;

  constructor(
    readonly stream: Stream,
    /** The offset of the next event to hand over. */
    public position: number,
    private readonly file: EventFile,
    private readonly commit: (next: number) => void,
    private readonly onMoved: (lane: Lane) => void,
    private readonly warn: Warn,
  ) {}

  get owner(): Taker | undefined {
    return this.taker;
  }

  /** Whether a batch has been in hand for too long. */
  get stuck(): boolean {
    return this.running && this.aliveAt > 0 && performance.now() - this.aliveAt > stuckAfterMs;
  }

  /** Gives the lane to another taker (or to nobody) as soon as the batch in hand is done. */
  giveTo(taker: Taker | undefined): void {
    this.wanted = taker;
    if (!this.running) this.handOver();
    this.wakeUp();
    if (this.taker && !this.running) void this.run();
  }

  /** Something was appended, or somebody wants the lane. */
  wakeUp(): void {
    this.wake?.();
  }

  private handOver(): void {
    if (this.taker === this.wanted) return;
    const before = this.taker;
    this.taker = this.wanted;
    if (before || this.taker) this.onMoved(this);
  }

  private async run(): Promise<void> {
    this.running = true;
    let failures = 0;
    // The new taker hears of its partitions before their first batch.
    await turn();
    for (;;) {
      this.handOver();
      if (!this.taker) break;
      const done = await this.step(this.taker.subscription);
      failures = done ? 0 : failures + 1;
      if (failures > 0) await this.pause(backOff(failures, retryLimits));
      else if (this.position >= this.stream.end && this.taker === this.wanted) await this.pause();
      // Lets timers and requests through between two batches.
      else await turn();
    }
    this.running = false;
  }

  /** Handles one batch; false when it is to come again. */
  private async step({ group, onBatch, batchSize = 50 }: Subscription): Promise<boolean> {
    try {
      const events = this.file.read(this.stream, this.position, batchSize, batchBytes);
      const next = events.length < 1 ? this.stream.end : lastOffset(events) + 1;
      if (next <= this.position) return true;
      this.aliveAt = performance.now();
      if (events.length > 0) await onBatch(events, () => this.heartbeat());
      this.commit(next);
      for (const { at } of events) this.latest = Math.max(this.latest, at);
      this.position = next;
      this.onMoved(this);
      return true;
    } catch (cause) {
      // The handler parks what it cannot do, so this is an outage: the same events come again.
      const { topic, partition } = this.stream;
      this.warn('A batch of events failed and comes again', { group, topic, partition, cause });
      return false;
    } finally {
      this.aliveAt = 0;
    }
  }

  private heartbeat(): Promise<void> {
    this.aliveAt = performance.now();
    return Promise.resolve();
  }

  /** Waits for a wake-up; after a failure for the given time, unless the lane is wanted by another. */
  private async pause(forMs?: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = forMs === undefined ? undefined : setTimeout(resolve, forMs);
      this.wake = () => {
        if (forMs !== undefined && this.wanted === this.taker) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}

function lastOffset(events: readonly LoggedRecord[]): number {
  return events[events.length - 1]?.offset ?? -1;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

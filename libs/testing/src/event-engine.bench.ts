import type { EventEngine, LogRecord, LoggedRecord, Reader, Subscription } from '@duijie/platform';

/** An engine of its own for one test. */
export interface EngineUnderTest {
  readonly engine: EventEngine;
  /** Closes the engine in use and opens another on the same log. */
  reopen(): Promise<EventEngine>;
  /** Compacts at once, where that can be asked for. */
  compact?(): Promise<void>;
  dispose(): Promise<void>;
}

/** A key of every partition, 0 to 5: the same on every engine, now and for ever, else a log could not move. */
export const keyOfPartition = ['毕业生', 'h', 'b', 'f', 'a', 'd'] as const;

/** What a reader of a test saw, and what it does with it. */
export class Seen {
  readonly events: LoggedRecord[] = [];
  batches = 0;
  fail: (events: readonly LoggedRecord[]) => Error | undefined = () => undefined;

  readonly onBatch = async (events: readonly LoggedRecord[]): Promise<void> => {
    this.batches += 1;
    const error = this.fail(events);
    if (error) throw error;
    this.events.push(...events);
  };

  get values(): (string | null)[] {
    return this.events.map(({ value }) => value);
  }

  of(key: string): (string | null)[] {
    return this.events.filter((event) => event.key === key).map(({ value }) => value);
  }
}

/** `from`, `from + 1`, … as text. */
export function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => String(from + index));
}

/** What one test works with: an engine, a topic and a group of its own. */
export class Bench {
  under: EngineUnderTest;
  engine: EventEngine;
  topic: string;
  group: string;

  record(key: string, value: string | null, more: Partial<LogRecord> = {}): LogRecord {
    return { topic: this.topic, key, value, headers: {}, ...more };
  }

  series(key: string, from: number, to: number): LogRecord[] {
    return numbers(from, to).map((value) => this.record(key, value));
  }

  read(seen: Seen, more: Partial<Subscription> = {}): Promise<Reader> {
    const { group, topic } = this;
    return this.engine.subscribe({ group, topics: [topic], mode: 'shared', onBatch: seen.onBatch, ...more });
  }

  async reopen(): Promise<void> {
    this.engine = await this.under.reopen();
  }
}

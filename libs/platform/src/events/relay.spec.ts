import { describe, expect, it } from '@jest/globals';
import type { Outbox } from '../store/engine.ts';
import type { LogRecord } from './engine.ts';
import { startRelay } from './relay.ts';

const record = (key: string): LogRecord => ({ topic: 'testing.things', key, value: '{}', headers: {} });

/** A store in memory with what the relay sees of it. */
class Waiting implements Outbox {
  records: LogRecord[] = [];
  held = true;
  refuseToMark = 0;
  private wakes: (() => void)[] = [];

  onStored(wake: () => void): void {
    this.wakes.push(wake);
  }

  add(...keys: string[]): void {
    this.records.push(...keys.map(record));
    for (const wake of this.wakes) wake();
  }

  async take(limit: number) {
    const records = this.records.slice(0, limit);
    if (records.length === 0) return undefined;
    return {
      records,
      held: () => this.held,
      done: async () => {
        this.refuseToMark -= 1;
        if (this.refuseToMark >= 0) throw new Error('The database is away.');
        this.records = this.records.slice(records.length);
      },
    };
  }

  async state() {
    return { waiting: this.records.length, oldestMs: 0 };
  }
}

/** A log that refuses as often as it is told, after having taken the events in or not. */
class Log {
  readonly sends: string[] = [];
  refuse = 0;
  inFlight = 0;
  most = 0;

  append = async (records: readonly LogRecord[]): Promise<void> => {
    this.inFlight += 1;
    this.most = Math.max(this.most, this.inFlight);
    await new Promise(setImmediate);
    this.inFlight -= 1;
    this.sends.push(records.map(({ key }) => key).join(''));
    this.refuse -= 1;
    if (this.refuse >= 0) throw new Error('The broker is away.');
  };
}

function started(more: object = {}) {
  const outbox = new Waiting();
  const log = new Log();
  const warnings: string[] = [];
  const logger = { warn: (_: object, message: string) => void warnings.push(message) };
  const backoffMs = { first: 1, longest: 5 };
  const relay = startRelay({ outbox, engine: log, logger, backoffMs, pollMs: 60_000, ...more });
  return { outbox, log, relay, warnings };
}

describe('The relay', () => {
  it('sends what is stored in order, one send at a time', async () => {
    const { outbox, log, relay } = started({ limit: 2 });
    outbox.add('a', 'b', 'c');
    await relay.drained();
    outbox.add('d');
    await relay.drained();
    expect(log.sends).toEqual(['ab', 'c', 'd']);
    expect(log.most).toBe(1);
    await relay.stop();
  });

  it('sends the same events again until the log has taken them', async () => {
    const { outbox, log, relay, warnings } = started({ limit: 2 });
    log.refuse = 3;
    outbox.add('a', 'b', 'c');
    await relay.drained();
    expect(log.sends).toEqual(['ab', 'ab', 'ab', 'ab', 'c']);
    expect(warnings).toHaveLength(3);
    await relay.stop();
  });

  it('marks again, without sending again, when only the marking failed', async () => {
    const { outbox, log, relay } = started();
    outbox.refuseToMark = 2;
    outbox.add('a');
    await relay.drained();
    expect(log.sends).toEqual(['a']);
    await relay.stop();
  });

  it('sends nothing once its lease has run out', async () => {
    const { outbox, log, relay } = started({ stopWithinMs: 20 });
    outbox.held = false;
    outbox.add('a');
    await relay.stop();
    expect(log.sends).toEqual([]);
    expect(outbox.records).toHaveLength(1);
  });

  it('sends what is stored before it stops, and nothing afterwards', async () => {
    const { outbox, log, relay } = started({ limit: 1 });
    outbox.add('a', 'b', 'c');
    await relay.stop();
    expect(log.sends).toEqual(['a', 'b', 'c']);
    outbox.add('d');
    await new Promise(setImmediate);
    expect(log.sends).toHaveLength(3);
  });

  it('stops within its time when the log stays away, and loses nothing', async () => {
    const { outbox, log, relay } = started({ stopWithinMs: 30 });
    log.refuse = Infinity;
    outbox.add('a');
    await relay.stop();
    expect(outbox.records).toHaveLength(1);
  });
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventEngine, LogRecord, LoggedRecord, Reader, Subscription } from '@duijie/platform';
import { eventually } from './eventually.ts';

/** An engine of its own for one test. */
export interface EngineUnderTest {
  readonly engine: EventEngine;
  /** Closes the engine in use and opens another on the same log. */
  reopen(): Promise<EventEngine>;
  /** Compacts at once, where that can be asked for. */
  compact?(): Promise<void>;
  dispose(): Promise<void>;
}

const limit = 60_000;

/** What a reader of a test saw, and what it does with it. */
class Seen {
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

/** A key of every partition, 0 to 5: the same on every engine, now and for ever, else a log could not move. */
const keyOfPartition = ['毕业生', 'h', 'b', 'f', 'a', 'd'] as const;

/** The common behaviour of all event engines, written down once. */
export function describeEventEngine(name: string, make: () => Promise<EngineUnderTest>): void {
  describe(`the event engine ${name}`, () => {
    let under: EngineUnderTest;
    let engine: EventEngine;
    let topic: string;
    let group: string;

    beforeEach(async () => {
      topic = `suite.${randomUUID()}`;
      group = `group-${randomUUID()}`;
      under = await make();
      engine = under.engine;
      await engine.prepare([{ topic, compacted: true }]);
    }, limit);

    afterEach(async () => {
      await under.dispose();
    }, limit);

    const record = (key: string, value: string | null, more: Partial<LogRecord> = {}): LogRecord => ({
      topic,
      key,
      value,
      headers: {},
      ...more,
    });
    const series = (key: string, from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => record(key, String(from + index)));
    const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => String(from + index));
    const read = (seen: Seen, more: Partial<Subscription> = {}): Promise<Reader> =>
      engine.subscribe({ group, topics: [topic], mode: 'shared', onBatch: seen.onBatch, ...more });

    describe(
      'delivery',
      () => {
        it('brings what is published after subscribing', async () => {
          const seen = new Seen();
          await read(seen);
          await engine.append([record('a', '{"n":1}')]);
          await eventually(() => seen.events.length === 1);
          expect(seen.events[0]).toMatchObject({ topic, key: 'a', value: '{"n":1}', offset: 0 });
          expect(Math.abs((seen.events[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000);
        });

        it('brings what was published before the first subscription', async () => {
          await engine.append([record('a', '1'), record('b', '2')]);
          const seen = new Seen();
          await read(seen);
          await eventually(() => seen.events.length === 2);
          expect([...seen.values].sort()).toEqual(['1', '2']);
        });

        it('puts a key into the same partition as every other engine', async () => {
          await engine.append(keyOfPartition.map((key, partition) => record(key, String(partition))));
          const seen = new Seen();
          await (
            await read(seen)
          ).caughtUp;
          expect(seen.events).toHaveLength(6);
          for (const { partition, value } of seen.events) expect(String(partition)).toBe(value);
        });

        it('keeps the order of every key', async () => {
          const keys = [...keyOfPartition];
          const seen = new Seen();
          await read(seen);
          for (let round = 0; round < 20; round += 1) {
            await engine.append(keys.flatMap((key) => series(key, round * 5, round * 5 + 5)));
          }
          await eventually(() => seen.events.length >= keys.length * 100);
          for (const key of keys) expect(seen.of(key)).toEqual(numbers(0, 100));
        });

        it('keeps the order inside each of several concurrent calls', async () => {
          const keys = Array.from({ length: 30 }, (_, index) => `key-${index}`);
          await Promise.all(keys.map((key) => engine.append(series(key, 0, 40))));
          const seen = new Seen();
          const reader = await read(seen);
          await reader.caughtUp;
          expect(seen.events).toHaveLength(1200);
          for (const key of keys) expect(seen.of(key)).toEqual(numbers(0, 40));
        });

        it('gives every group all events', async () => {
          await engine.append(series('a', 0, 10));
          const [one, two] = [new Seen(), new Seen()];
          await read(one, { group: `${group}-1` });
          await read(two, { group: `${group}-2` });
          await eventually(() => one.events.length === 10 && two.events.length === 10);
          expect(two.values).toEqual(one.values);
        });

        it('keeps headers, tombstones and Chinese text', async () => {
          const headers = { ce_id: '1', ce_subject: '深圳职业技术大学', traceparent: '00-x-y-01' };
          await engine.append([record('学生', '{"名":"王"}', { headers }), record('学生', null, { headers })]);
          const seen = new Seen();
          const reader = await read(seen);
          await reader.caughtUp;
          expect(seen.events).toMatchObject([
            { key: '学生', value: '{"名":"王"}', headers },
            { key: '学生', value: null, headers },
          ]);
        });

        it('carries values of a megabyte', async () => {
          const large = 'x'.repeat(1024 * 1024);
          await engine.append([record('a', large), record('a', `${large}y`), record('a', 'end')]);
          const seen = new Seen();
          const reader = await read(seen);
          await reader.caughtUp;
          expect(seen.values.map((value) => value?.length)).toEqual([large.length, large.length + 1, 3]);
        });

        it('brings 5,000 events round, no more than the batch size at a time', async () => {
          const keys = Array.from({ length: 200 }, (_, index) => `key-${index}`);
          const seen = new Seen();
          let largest = 0;
          seen.fail = (events) => {
            largest = Math.max(largest, events.length);
            return undefined;
          };
          await read(seen, { batchSize: 20 });
          for (let round = 0; round < 5; round += 1) {
            await engine.append(keys.flatMap((key) => series(key, round * 5, round * 5 + 5)));
          }
          await eventually(() => seen.events.length >= 5000, { within: 30_000 });
          expect(largest).toBeLessThanOrEqual(20);
          for (const key of keys) expect(seen.of(key)).toEqual(numbers(0, 25));
        });
      },
      limit,
    );

    describe(
      'failure',
      () => {
        it('brings the same events again when the handler rejects, while other partitions go on', async () => {
          const [bad, good] = keyOfPartition;
          const seen = new Seen();
          let failures = 0;
          seen.fail = ([event]) => {
            if (event?.key !== bad || seen.of(good).length < 3) return event?.key === bad ? count() : undefined;
            return undefined;
          };
          const count = () => {
            failures += 1;
            return new Error('the store is away');
          };
          await read(seen);
          await engine.append(series(bad, 0, 3));
          await eventually(() => failures > 0);
          await engine.append(series(good, 0, 3));
          await eventually(() => seen.of(bad).length === 3 && seen.of(good).length === 3, { within: 20_000 });
          expect(seen.of(bad)).toEqual(numbers(0, 3));
          expect(seen.events.slice(0, 3).every(({ key }) => key === good)).toBe(true);
        });

        it('goes on after a handler threw a TypeError', async () => {
          const seen = new Seen();
          let thrown = 0;
          seen.fail = () => (thrown++ < 2 ? new TypeError('undefined is not a function') : undefined);
          const reader = await read(seen);
          await engine.append(series('a', 0, 5));
          await eventually(() => seen.events.length === 5, { within: 20_000 });
          expect(seen.values).toEqual(numbers(0, 5));
          expect(reader.healthy()).toBe(true);
        });

        it('refuses a topic that was not prepared, and goes on', async () => {
          await expect(engine.append([record('a', '1', { topic: `${topic}.unknown` })])).rejects.toThrow();
          await engine.append([record('a', '2')]);
          const seen = new Seen();
          const reader = await read(seen);
          await reader.caughtUp;
          expect(seen.values).toEqual(['2']);
        });

        it('says clearly that it is closed', async () => {
          await engine.close();
          await expect(engine.append([record('a', '1')])).rejects.toMatchObject({ code: 'event-log.closed' });
          await expect(read(new Seen())).rejects.toMatchObject({ code: 'event-log.closed' });
          await engine.close();
        });
      },
      limit,
    );

    describe(
      'offsets',
      () => {
        it('goes on from the committed offset after the engine was opened again', async () => {
          await engine.append(series('a', 0, 10));
          const first = new Seen();
          await (
            await read(first)
          ).caughtUp;
          engine = await under.reopen();
          await engine.append(series('a', 10, 15));
          const second = new Seen();
          await (
            await read(second)
          ).caughtUp;
          expect(first.values).toEqual(numbers(0, 10));
          expect(second.values).toEqual(numbers(10, 15));
        });

        it('finishes the batch in hand when it stops, and another reader goes on behind it', async () => {
          await engine.append(series('a', 0, 100));
          const seen = new Seen();
          let finish: () => void = () => undefined;
          const finished = new Promise<void>((resolve) => (finish = resolve));
          const reader = await read(seen, {
            batchSize: 10,
            onBatch: async (events) => {
              seen.batches += 1;
              await finished;
              seen.events.push(...events);
            },
          });
          await eventually(() => seen.batches === 1);
          const stopped = reader.stop();
          finish();
          await stopped;
          const count = seen.events.length;
          expect(count).toBe(10);
          const next = new Seen();
          await (
            await read(next)
          ).caughtUp;
          expect(next.values).toEqual(numbers(10, 100));
          expect(seen.events).toHaveLength(count);
        });

        it('tells how far each group is behind', async () => {
          await engine.append(series('a', 0, 30));
          const seen = new Seen();
          const reader = await read(seen);
          await reader.caughtUp;
          await reader.stop();
          await engine.append(series('a', 30, 42));
          const lags = (await engine.lag([group])).filter((lag) => lag.partition === keyOfPartition.indexOf('a'));
          expect(lags).toEqual([
            { group, topic, partition: keyOfPartition.indexOf('a'), committed: 30, end: 42, lag: 12 },
          ]);
          expect((await engine.lag([group])).reduce((sum, { lag }) => sum + lag, 0)).toBe(12);
        });

        it('is caught up at once with an empty topic', async () => {
          const reader = await read(new Seen());
          await reader.caughtUp;
          expect(reader.healthy()).toBe(true);
        });
      },
      limit,
    );

    describe(
      'groups',
      () => {
        it('divides the partitions between two readers, and one takes over when the other stops', async () => {
          const keys = [...keyOfPartition];
          const held = { one: [] as number[], two: [] as number[] };
          const [one, two] = [new Seen(), new Seen()];
          const hold = (who: 'one' | 'two') => (partitions: readonly { partition: number }[]) => {
            held[who] = partitions.map(({ partition }) => partition);
          };
          const first = await read(one, { onAssigned: hold('one') });
          await read(two, { onAssigned: hold('two') });
          await eventually(() => held.one.length === 3 && held.two.length === 3, { within: 30_000 });
          expect([...held.one, ...held.two].sort()).toEqual([0, 1, 2, 3, 4, 5]);
          await engine.append(keys.flatMap((key) => series(key, 0, 5)));
          await eventually(() => one.events.length + two.events.length >= 30, { within: 20_000 });
          for (const { partition } of one.events) expect(held.one).toContain(partition);
          for (const { partition } of two.events) expect(held.two).toContain(partition);
          await first.stop();
          await engine.append(keys.flatMap((key) => series(key, 5, 10)));
          await eventually(() => two.events.length >= 45, { within: 30_000 });
          expect(held.two).toHaveLength(6);
          for (const key of keys) expect([...one.of(key), ...two.of(key)]).toEqual(numbers(0, 10));
        });

        it('lets a broadcast reader read everything from the start, each time', async () => {
          await engine.append(series('a', 0, 10));
          const [one, two, again] = [new Seen(), new Seen(), new Seen()];
          const first = await read(one, { mode: 'broadcast' });
          const second = await read(two, { mode: 'broadcast' });
          await Promise.all([first.caughtUp, second.caughtUp]);
          expect(one.values).toEqual(numbers(0, 10));
          expect(two.values).toEqual(numbers(0, 10));
          await engine.append(series('a', 10, 12));
          await eventually(() => one.events.length === 12 && two.events.length === 12);
          await first.stop();
          engine = await under.reopen();
          await (
            await read(again, { mode: 'broadcast' })
          ).caughtUp;
          expect(again.values).toEqual(numbers(0, 12));
        });

        it('keeps a broadcast and a shared reader of the same group apart', async () => {
          await engine.append(series('a', 0, 10));
          const [shared, broadcast] = [new Seen(), new Seen()];
          await (
            await read(shared)
          ).caughtUp;
          await (
            await read(broadcast, { mode: 'broadcast' })
          ).caughtUp;
          expect(shared.values).toEqual(broadcast.values);
        });
      },
      limit,
    );

    it('keeps the last event of a key, in order and with its offset, when it compacts', async () => {
      if (!under.compact) return;
      await engine.append([...series('a', 0, 50), ...series('b', 0, 3), record('c', '1'), record('c', null)]);
      const before = new Seen();
      const reader = await read(before);
      await reader.caughtUp;
      await reader.stop();
      await under.compact();
      await engine.append(series('a', 50, 52));
      const all = new Seen();
      await (
        await read(all, { mode: 'broadcast' })
      ).caughtUp;
      expect(all.of('a')).toEqual(['49', '50', '51']);
      expect(all.of('b')).toEqual(['2']);
      expect(all.of('c')).toEqual([null]);
      const last = before.events.findLast(({ key }) => key === 'a');
      expect(all.events.find(({ key }) => key === 'a')?.offset).toBe(last?.offset);
      const rest = new Seen();
      await (
        await read(rest)
      ).caughtUp;
      expect(rest.values).toEqual(['50', '51']);
    });
  });
}

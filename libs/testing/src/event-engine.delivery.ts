import { describe, expect, it } from '@jest/globals';
import { type Bench, Seen, keyOfPartition, numbers } from './event-engine.bench.ts';
import { eventually } from './eventually.ts';

/** What comes out of a log, and what happens when the handler fails. */
export function describeDelivery(bench: Bench): void {
  describe('delivery', () => {
    it('brings what is published after subscribing', async () => {
      const seen = new Seen();
      await bench.read(seen);
      await bench.engine.append([bench.record('a', '{"n":1}')]);
      await eventually(() => seen.events.length === 1);
      expect(seen.events[0]).toMatchObject({ topic: bench.topic, key: 'a', value: '{"n":1}', offset: 0 });
      expect(Math.abs((seen.events[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000);
    });

    it('goes on bringing events when other topics are made after subscribing', async () => {
      const seen = new Seen();
      await bench.read(seen);
      await bench.engine.prepare([{ topic: `${bench.topic}.later`, compacted: false }]);
      await bench.engine.append([bench.record('a', '1')]);
      await eventually(() => seen.events.length === 1);
    });

    it('brings what was published before the first subscription', async () => {
      await bench.engine.append([bench.record('a', '1'), bench.record('b', '2')]);
      const seen = new Seen();
      await bench.read(seen);
      await eventually(() => seen.events.length === 2);
      expect([...seen.values].sort()).toEqual(['1', '2']);
    });

    it('puts a key into the same partition as every other engine', async () => {
      await bench.engine.append(keyOfPartition.map((key, partition) => bench.record(key, String(partition))));
      const seen = new Seen();
      await (
        await bench.read(seen)
      ).caughtUp;
      expect(seen.events).toHaveLength(6);
      for (const { partition, value } of seen.events) expect(String(partition)).toBe(value);
    });

    it('keeps the order of every key', async () => {
      const keys = [...keyOfPartition];
      const seen = new Seen();
      await bench.read(seen);
      for (let round = 0; round < 20; round += 1) {
        await bench.engine.append(keys.flatMap((key) => bench.series(key, round * 5, round * 5 + 5)));
      }
      await eventually(() => seen.events.length >= keys.length * 100);
      for (const key of keys) expect(seen.of(key)).toEqual(numbers(0, 100));
    });

    it('keeps the order inside each of several concurrent calls', async () => {
      const keys = Array.from({ length: 30 }, (_, index) => `key-${index}`);
      await Promise.all(keys.map((key) => bench.engine.append(bench.series(key, 0, 40))));
      const seen = new Seen();
      const reader = await bench.read(seen);
      await reader.caughtUp;
      expect(seen.events).toHaveLength(1200);
      for (const key of keys) expect(seen.of(key)).toEqual(numbers(0, 40));
    });

    it('gives every group all events', async () => {
      await bench.engine.append(bench.series('a', 0, 10));
      const [one, two] = [new Seen(), new Seen()];
      await bench.read(one, { group: `${bench.group}-1` });
      await bench.read(two, { group: `${bench.group}-2` });
      await eventually(() => one.events.length === 10 && two.events.length === 10);
      expect(two.values).toEqual(one.values);
    });

    it('keeps headers, tombstones and Chinese text', async () => {
      const headers = { ce_id: '1', ce_subject: '深圳职业技术大学', traceparent: '00-x-y-01' };
      await bench.engine.append([
        bench.record('学生', '{"名":"王"}', { headers }),
        bench.record('学生', null, { headers }),
      ]);
      const seen = new Seen();
      const reader = await bench.read(seen);
      await reader.caughtUp;
      expect(seen.events).toMatchObject([
        { key: '学生', value: '{"名":"王"}', headers },
        { key: '学生', value: null, headers },
      ]);
    });

    it('carries values of a megabyte', async () => {
      const large = 'x'.repeat(1024 * 1024);
      await bench.engine.append([bench.record('a', large), bench.record('a', `${large}y`), bench.record('a', 'end')]);
      const seen = new Seen();
      const reader = await bench.read(seen);
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
      await bench.read(seen, { batchSize: 20 });
      for (let round = 0; round < 5; round += 1) {
        await bench.engine.append(keys.flatMap((key) => bench.series(key, round * 5, round * 5 + 5)));
      }
      await eventually(() => seen.events.length >= 5000, { within: 30_000 });
      expect(largest).toBeLessThanOrEqual(20);
      for (const key of keys) expect(seen.of(key)).toEqual(numbers(0, 25));
    });
  });

  describe('failure', () => {
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
      await bench.read(seen);
      await bench.engine.append(bench.series(bad, 0, 3));
      await eventually(() => failures > 0);
      await bench.engine.append(bench.series(good, 0, 3));
      await eventually(() => seen.of(bad).length === 3 && seen.of(good).length === 3, { within: 20_000 });
      expect(seen.of(bad)).toEqual(numbers(0, 3));
      expect(seen.events.slice(0, 3).every(({ key }) => key === good)).toBe(true);
    });

    it('goes on after a handler threw a TypeError', async () => {
      const seen = new Seen();
      let thrown = 0;
      seen.fail = () => (thrown++ < 2 ? new TypeError('undefined is not a function') : undefined);
      const reader = await bench.read(seen);
      await bench.engine.append(bench.series('a', 0, 5));
      await eventually(() => seen.events.length === 5, { within: 20_000 });
      expect(seen.values).toEqual(numbers(0, 5));
      expect(reader.healthy()).toBe(true);
    });

    it('refuses a topic that was not prepared, and goes on', async () => {
      await expect(
        bench.engine.append([bench.record('a', '1', { topic: `${bench.topic}.unknown` })]),
      ).rejects.toThrow();
      await bench.engine.append([bench.record('a', '2')]);
      const seen = new Seen();
      const reader = await bench.read(seen);
      await reader.caughtUp;
      expect(seen.values).toEqual(['2']);
    });

    it('says clearly that it is closed', async () => {
      await bench.engine.close();
      await expect(bench.engine.append([bench.record('a', '1')])).rejects.toMatchObject({ code: 'event-log.closed' });
      await expect(bench.read(new Seen())).rejects.toMatchObject({ code: 'event-log.closed' });
      await bench.engine.close();
    });
  });
}

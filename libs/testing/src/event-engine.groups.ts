import { describe, expect, it } from '@jest/globals';
import { type Bench, Seen, keyOfPartition, numbers } from './event-engine.bench.ts';
import { eventually } from './eventually.ts';

/** How groups divide a log and remember where they are. */
export function describeGroups(bench: Bench): void {
  describe('offsets', () => {
    it('goes on from the committed offset after the engine was opened again', async () => {
      await bench.engine.append(bench.series('a', 0, 10));
      const first = new Seen();
      await (
        await bench.read(first)
      ).caughtUp;
      await bench.reopen();
      await bench.engine.append(bench.series('a', 10, 15));
      const second = new Seen();
      await (
        await bench.read(second)
      ).caughtUp;
      expect(first.values).toEqual(numbers(0, 10));
      expect(second.values).toEqual(numbers(10, 15));
    });

    it('finishes the batch in hand when it stops, and another reader goes on behind it', async () => {
      await bench.engine.append(bench.series('a', 0, 100));
      const seen = new Seen();
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      const reader = await bench.read(seen, {
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
        await bench.read(next)
      ).caughtUp;
      expect(next.values).toEqual(numbers(10, 100));
      expect(seen.events).toHaveLength(count);
    });

    it('tells how far each group is behind', async () => {
      await bench.engine.append(bench.series('a', 0, 30));
      const seen = new Seen();
      const reader = await bench.read(seen);
      await reader.caughtUp;
      await reader.stop();
      await bench.engine.append(bench.series('a', 30, 42));
      const lags = (await bench.engine.lag([bench.group])).filter(
        (lag) => lag.partition === keyOfPartition.indexOf('a'),
      );
      expect(lags).toEqual([
        {
          group: bench.group,
          topic: bench.topic,
          partition: keyOfPartition.indexOf('a'),
          committed: 30,
          end: 42,
          lag: 12,
        },
      ]);
      expect((await bench.engine.lag([bench.group])).reduce((sum, { lag }) => sum + lag, 0)).toBe(12);
    });

    it('is caught up at once with an empty topic', async () => {
      const reader = await bench.read(new Seen());
      await reader.caughtUp;
      expect(reader.healthy()).toBe(true);
    });
  });

  describe('groups', () => {
    it('divides the partitions between two readers, and one takes over when the other stops', async () => {
      const keys = [...keyOfPartition];
      const held = { one: [] as number[], two: [] as number[] };
      const [one, two] = [new Seen(), new Seen()];
      const hold = (who: 'one' | 'two') => (partitions: readonly { partition: number }[]) => {
        held[who] = partitions.map(({ partition }) => partition);
      };
      const first = await bench.read(one, { onAssigned: hold('one') });
      await bench.read(two, { onAssigned: hold('two') });
      await eventually(() => held.one.length === 3 && held.two.length === 3, { within: 30_000 });
      expect([...held.one, ...held.two].sort()).toEqual([0, 1, 2, 3, 4, 5]);
      await bench.engine.append(keys.flatMap((key) => bench.series(key, 0, 5)));
      await eventually(() => one.events.length + two.events.length >= 30, { within: 20_000 });
      for (const { partition } of one.events) expect(held.one).toContain(partition);
      for (const { partition } of two.events) expect(held.two).toContain(partition);
      await first.stop();
      await bench.engine.append(keys.flatMap((key) => bench.series(key, 5, 10)));
      await eventually(() => two.events.length >= 45, { within: 30_000 });
      expect(held.two).toHaveLength(6);
      for (const key of keys) expect([...one.of(key), ...two.of(key)]).toEqual(numbers(0, 10));
    });

    it('lets a broadcast reader read everything from the start, each time', async () => {
      await bench.engine.append(bench.series('a', 0, 10));
      const [one, two, again] = [new Seen(), new Seen(), new Seen()];
      const first = await bench.read(one, { mode: 'broadcast' });
      const second = await bench.read(two, { mode: 'broadcast' });
      await Promise.all([first.caughtUp, second.caughtUp]);
      expect(one.values).toEqual(numbers(0, 10));
      expect(two.values).toEqual(numbers(0, 10));
      await bench.engine.append(bench.series('a', 10, 12));
      await eventually(() => one.events.length === 12 && two.events.length === 12);
      await first.stop();
      await bench.reopen();
      await (
        await bench.read(again, { mode: 'broadcast' })
      ).caughtUp;
      expect(again.values).toEqual(numbers(0, 12));
    });

    it('keeps a broadcast and a shared reader of the same group apart', async () => {
      await bench.engine.append(bench.series('a', 0, 10));
      const [shared, broadcast] = [new Seen(), new Seen()];
      await (
        await bench.read(shared)
      ).caughtUp;
      await (
        await bench.read(broadcast, { mode: 'broadcast' })
      ).caughtUp;
      expect(shared.values).toEqual(broadcast.values);
    });
  });

  it('keeps the last event of a key, in order and with its offset, when it compacts', async () => {
    if (!bench.under.compact) return;
    await bench.engine.append([
      ...bench.series('a', 0, 50),
      ...bench.series('b', 0, 3),
      bench.record('c', '1'),
      bench.record('c', null),
    ]);
    const before = new Seen();
    const reader = await bench.read(before);
    await reader.caughtUp;
    await reader.stop();
    await bench.under.compact();
    await bench.engine.append(bench.series('a', 50, 52));
    const all = new Seen();
    await (
      await bench.read(all, { mode: 'broadcast' })
    ).caughtUp;
    expect(all.of('a')).toEqual(['49', '50', '51']);
    expect(all.of('b')).toEqual(['2']);
    expect(all.of('c')).toEqual([null]);
    const last = before.events.findLast(({ key }) => key === 'a');
    expect(all.events.find(({ key }) => key === 'a')?.offset).toBe(last?.offset);
    const rest = new Seen();
    await (
      await bench.read(rest)
    ).caughtUp;
    expect(rest.values).toEqual(['50', '51']);
  });
}

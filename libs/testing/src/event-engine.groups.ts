import { describe, expect, it } from '@jest/globals';
import type { Bookmark } from '@duijie/platform';
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

    it('lets a broadcast reader go on from the bookmark of another, also one that has stopped', async () => {
      await bench.engine.append(bench.series('a', 0, 10));
      const one = new Seen();
      const first = await bench.read(one, { mode: 'broadcast' });
      await first.caughtUp;
      await first.stop();
      const bookmark = first.bookmark();
      await bench.reopen();
      await bench.engine.append([...bench.series('a', 10, 13), ...bench.series('b', 0, 2)]);
      const [tail, all] = [new Seen(), new Seen()];
      const faults: (string | undefined)[] = [];
      const from = async (fault: (of: Bookmark) => Promise<string | undefined>) => {
        faults.push(await fault(bookmark));
        return bookmark;
      };
      const second = await bench.read(tail, { mode: 'broadcast', from });
      await second.caughtUp;
      expect(faults).toEqual([undefined]);
      expect(tail.of('a')).toEqual(numbers(10, 13));
      expect(tail.of('b')).toEqual(numbers(0, 2));
      await (
        await bench.read(all, { mode: 'broadcast', from: async () => undefined })
      ).caughtUp;
      expect(all.events).toHaveLength(15);
      const places = new Map(second.bookmark().places.map(({ partition, offset }) => [partition, offset]));
      expect(places.get(keyOfPartition.indexOf('a'))).toBe(13);
      expect(second.bookmark()).toMatchObject({ log: bookmark.log });
      expect(second.bookmark().latest).toBeGreaterThanOrEqual(bookmark.latest);
      expect((await bench.engine.lag([bench.group])).every(({ lag }) => lag === 0)).toBe(true);
    });

    it('says why it cannot be read from a bookmark that is not of this log, or that it does not reach', async () => {
      await bench.engine.append(bench.series('a', 0, 5));
      const first = await bench.read(new Seen(), { mode: 'broadcast' });
      await first.caughtUp;
      const bookmark = first.bookmark();
      const partition = keyOfPartition.indexOf('a');
      const moved = (offset: number) => ({ ...bookmark, places: [{ topic: bench.topic, partition, offset }] });
      const faults: (string | undefined)[] = [];
      const from = async (fault: (of: Bookmark) => Promise<string | undefined>) => {
        const gone = { ...bookmark, places: [{ topic: bench.topic, partition: 99, offset: 0 }] };
        // Events before it that came in later than everything that was handled: the topic is not the one it was.
        const anew = { ...bookmark, latest: bookmark.latest - 60_000 };
        for (const each of [bookmark, moved(5), { ...bookmark, log: 'another' }, moved(6), gone, anew]) {
          faults.push(await fault(each));
        }
        return undefined;
      };
      const seen = new Seen();
      await (
        await bench.read(seen, { mode: 'broadcast', from })
      ).caughtUp;
      expect(seen.values).toEqual(numbers(0, 5));
      expect(faults).toEqual([
        undefined,
        undefined,
        expect.stringContaining('another log'),
        expect.stringContaining('ends before'),
        expect.stringContaining('ends before'),
        expect.stringContaining('anew'),
      ]);
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

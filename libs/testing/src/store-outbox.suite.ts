import { expect, it } from '@jest/globals';
import { event } from '@duijie/contracts';
import { eventually } from './eventually.ts';
import type { Bench } from './store.suite.ts';
import { changed, revisionsOf, silent, takeAll, thing, ThingChanged } from './store.things.ts';

const minute = 60_000;

/** What is stored is published: all of it, in order, by one at a time. */
export function itPublishes(bench: () => Bench, instances: 'one' | 'many'): void {
  itHandsOutEvents(bench);
  itEndsKeys(bench);
  if (instances === 'many') itSharesAmongInstances(bench);
}

function itHandsOutEvents(bench: () => Bench): void {
  it('makes the record of an event when its state is stored', async () => {
    const { collection, store } = bench();
    await collection.save(changed(thing('a')));
    const [record] = await takeAll(store);
    expect(record).toMatchObject({ topic: 'testing.things', key: 'a', value: '{"id":"a","revision":1}' });
    expect(record?.headers).toMatchObject({ ce_type: 'org.duijie.ThingChanged', ce_subject: 'a' });
  });

  it('hands out the events of each document in the order of its revisions, at most as many as asked for', async () => {
    const { collection, store } = bench();
    const ids = Array.from({ length: 12 }, (_, n) => `t${n}`);
    for (const revision of [1, 2, 3])
      await Promise.all(ids.map((id) => collection.save(changed(thing(id, { revision })))));
    expect((await store.outbox.state()).waiting).toBe(36);
    const sizes: number[] = [];
    const records = [];
    for (let batch = await store.outbox.take(7, minute); batch; batch = await store.outbox.take(7, minute)) {
      sizes.push(batch.records.length);
      records.push(...batch.records);
      await batch.done();
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(7);
    for (const id of ids) expect(revisionsOf(records, id)).toEqual([1, 2, 3]);
    expect(await store.outbox.state()).toEqual({ waiting: 0, oldestMs: 0 });
  });

  it('hands out several events of one change in their order, also over two batches', async () => {
    const { collection, store } = bench();
    const events = [1, 2, 3].map((revision) => event(ThingChanged, { id: 'a', revision }));
    await collection.save({ next: thing('a'), events });
    const first = await store.outbox.take(2, minute);
    expect(revisionsOf(first?.records ?? [], 'a')).toEqual([1, 2]);
    await collection.save(changed(thing('a', { revision: 2 })));
    await first?.done();
    expect(revisionsOf(await takeAll(store), 'a')).toEqual([3, 2]);
  });

  it('keeps what is stored while a batch is out', async () => {
    const { collection, store } = bench();
    await collection.save(changed(thing('a')));
    const batch = await store.outbox.take(10, minute);
    expect(batch?.held()).toBe(true);
    expect(await store.outbox.take(10, minute)).toBeUndefined();
    await collection.save(changed(thing('a', { revision: 2 })));
    await collection.save(silent(thing('a', { revision: 3 })));
    await batch?.done();
    expect(revisionsOf(await takeAll(store), 'a')).toEqual([2]);
    await collection.save(silent(thing('a', { revision: 4 })));
    expect(await store.outbox.take(10, minute)).toBeUndefined();
  });

  it('hands events out again when they were not marked as done before the lease ran out', async () => {
    const { collection, store } = bench();
    await collection.save(changed(thing('a')));
    const batch = await store.outbox.take(10, 50);
    const again = await eventually(() => store.outbox.take(10, minute));
    expect(batch?.held()).toBe(false);
    expect(again.records).toEqual(batch?.records);
  });

  it('hands events out again after a restart, with the same ids', async () => {
    const { collection, store, reopen } = bench();
    await collection.save(changed(thing('a')));
    const batch = await store.outbox.take(10, 50);
    const later = await reopen();
    const again = await eventually(() => later.store.outbox.take(10, minute));
    expect(again.records).toEqual(batch?.records);
  });

  it('wakes the relay after each commit with events, and only then', async () => {
    const { collection, store } = bench();
    let woken = 0;
    store.outbox.onStored(() => (woken += 1));
    await collection.save(silent(thing('a')));
    await collection.mirror([thing('b')]);
    expect(woken).toBe(0);
    await collection.save(changed(thing('c')));
    await collection.saveMany([changed(thing('d'))]);
    await collection.remove('d', [event(ThingChanged, { id: 'd', revision: 2 })]);
    expect(woken).toBe(3);
    expect((await store.outbox.state()).waiting).toBe(4);
  });
}

function itEndsKeys(bench: () => Bench): void {
  it('publishes the end of a document and then a tombstone, and hides it at once', async () => {
    const { collection, store } = bench();
    await collection.save(changed(thing('a', { code: 'C1', skills: ['weld'] })));
    await collection.remove('a', [event(ThingChanged, { id: 'a', revision: 2 })]);
    expect(await collection.get('a')).toBeUndefined();
    expect(await collection.getMany(['a'])).toEqual([]);
    expect(await collection.count()).toBe(0);
    expect(await collection.count({ code: null })).toBe(0);
    expect(await collection.count({ skills: 'weld' })).toBe(0);
    expect((await collection.find({})).items).toEqual([]);
    const records = await takeAll(store);
    expect(revisionsOf(records, 'a')).toEqual([1, 2, null]);
    expect(records.at(-1)?.topic).toBe('testing.things');
  });

  it('ends a document only once', async () => {
    const { collection, store } = bench();
    const end = () => collection.remove('a', [event(ThingChanged, { id: 'a', revision: 2 })]);
    await end();
    await collection.save(silent(thing('a')));
    await Promise.all([end(), end()]);
    await end();
    expect(revisionsOf(await takeAll(store), 'a')).toEqual([2, null]);
    await expect(collection.save(changed(thing('a', { revision: 2 })))).rejects.toMatchObject({ kind: 'precondition' });
  });

  it('lets an id begin anew after its end, in order', async () => {
    const { collection, store } = bench();
    await collection.save(changed(thing('a', { name: 'old' })));
    await collection.remove('a', [event(ThingChanged, { id: 'a', revision: 2 })]);
    await collection.save(changed(thing('a', { seats: 1 })));
    expect(revisionsOf(await takeAll(store), 'a')).toEqual([1, 2, null, 1]);
    expect(await collection.get('a')).toEqual(thing('a', { seats: 1 }));
    await collection.remove('a', []);
    await collection.mirror([thing('a', { revision: 9 })]);
    expect(await collection.get('a')).toMatchObject({ revision: 9 });
  });

  it('still publishes the events of a document that was dropped', async () => {
    const { collection, store } = bench();
    await collection.save(changed(thing('a')));
    await collection.drop(['a']);
    expect(await collection.get('a')).toBeUndefined();
    expect(revisionsOf(await takeAll(store), 'a')).toEqual([1]);
    expect((await store.outbox.state()).waiting).toBe(0);
  });
}

function itSharesAmongInstances(bench: () => Bench): void {
  it('gives the events of a document to one instance at a time', async () => {
    const { collection, store, reopen } = bench();
    const other = await reopen();
    await collection.save(changed(thing('a')));
    const batch = await store.outbox.take(10, minute);
    await other.collection.save(changed(thing('a', { revision: 2 })));
    expect(await other.store.outbox.take(10, minute)).toBeUndefined();
    await batch?.done();
    expect(await takeAll(store)).toHaveLength(1);
    await other.collection.save(changed(thing('a', { revision: 3 })));
    expect(revisionsOf(await takeAll(other.store), 'a')).toEqual([3]);
  });

  it('keeps the order of every document when two instances write and send', async () => {
    const { collection, store, reopen } = bench();
    const other = await reopen();
    const ids = Array.from({ length: 20 }, (_, n) => `t${n}`);
    const sent: Awaited<ReturnType<typeof takeAll>> = [];
    const send = async (from: typeof store) => {
      const batch = await from.outbox.take(5, minute);
      if (!batch?.held()) return;
      sent.push(...batch.records);
      await batch.done();
    };
    for (let revision = 1; revision <= 4; revision += 1) {
      const writer = revision % 2 ? collection : other.collection;
      const writes = ids.map((id) => writer.save(changed(thing(id, { revision }))));
      await Promise.all([...writes, send(store), send(other.store)]);
    }
    await eventually(async () => {
      await Promise.all([send(store), send(other.store)]);
      return (await store.outbox.state()).waiting === 0;
    });
    for (const id of ids) expect(revisionsOf(sent, id)).toEqual([1, 2, 3, 4]);
  });

  it('takes over from an instance that has died, and not before its lease is over', async () => {
    const { collection, store, reopen } = bench();
    const other = await reopen();
    await collection.save(changed(thing('a')));
    const batch = await store.outbox.take(10, 300);
    const start = performance.now();
    const taken = await eventually(() => other.store.outbox.take(10, minute));
    expect(performance.now() - start).toBeGreaterThanOrEqual(250);
    expect(batch?.held()).toBe(false);
    expect(taken.records).toEqual(batch?.records);
  });

  it('lets savers of two instances conflict', async () => {
    const { collection, reopen } = bench();
    const other = await reopen();
    await collection.save(silent(thing('a')));
    const rivals = [collection, other.collection].map((one) => one.save(changed(thing('a', { revision: 2 }))));
    const outcomes = await Promise.allSettled(rivals);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
}

import { expect, it } from '@jest/globals';
import { event } from '@duijie/contracts';
import type { Bench } from './store.suite.ts';
import { all, changed, revisionsOf, silent, takeAll, thing, ThingChanged } from './store.things.ts';

const conflict = { kind: 'conflict', code: 'thing.exists' };
const precondition = { kind: 'precondition', code: 'thing.changed-meanwhile' };

/** Documents, revisions, unique keys. */
export function itStores(bench: () => Bench): void {
  itKeepsRevisions(bench);
  itKeepsKeysUnique(bench);
  itStoresMany(bench);
  itMirrors(bench);
  itKeepsValues(bench);
}

function itKeepsRevisions(bench: () => Bench): void {
  it('keeps what was saved, also after it was opened again', async () => {
    const { collection, reopen } = bench();
    expect(await collection.save(changed(thing('a', { name: 'one' })))).toEqual(thing('a', { name: 'one' }));
    await collection.save(changed(thing('a', { revision: 2, name: 'two' })));
    const again = await reopen();
    expect(await again.collection.get('a')).toEqual(thing('a', { revision: 2, name: 'two' }));
    expect(await again.collection.get('b')).toBeUndefined();
    expect(await again.collection.getMany(['b', 'a', 'a'])).toEqual([thing('a', { revision: 2, name: 'two' })]);
  });

  it('lets one of several savers of the same revision win and tells the others', async () => {
    const { collection, store } = bench();
    await collection.save(changed(thing('a')));
    const rivals = Array.from({ length: 10 }, (_, seats) =>
      collection.save(changed(thing('a', { revision: 2, seats }))),
    );
    const outcomes = await Promise.allSettled(rivals);
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(lost).toHaveLength(9);
    for (const { reason } of lost) expect(reason).toMatchObject({ ...precondition, details: { revision: 2 } });
    const winner = outcomes.findIndex((outcome) => outcome.status === 'fulfilled');
    expect((await collection.get('a'))?.seats).toBe(winner);
    expect(revisionsOf(await takeAll(store), 'a')).toEqual([1, 2]);
  });

  it('refuses a revision that skips one, repeats one, or has no document', async () => {
    const { collection, store } = bench();
    await collection.save(silent(thing('a')));
    await collection.save(silent(thing('a', { revision: 2 })));
    for (const wrong of [thing('a', { revision: 4 }), thing('a', { revision: 2 }), thing('none', { revision: 2 })]) {
      await expect(collection.save(changed(wrong))).rejects.toMatchObject(precondition);
    }
    await expect(collection.save(changed(thing('a', { revision: 0 })))).rejects.toThrow();
    await expect(collection.save(changed(thing('')))).rejects.toThrow();
    expect(await takeAll(store)).toEqual([]);
  });

  it('returns the stored document when a new one has its id, and publishes nothing', async () => {
    const { collection, store } = bench();
    await collection.save(changed(thing('a', { code: 'C1', name: 'first' })));
    expect(await collection.save(changed(thing('a', { code: 'C1', name: 'again' })))).toMatchObject({ name: 'first' });
    const twins = ['x', 'y'].map((name) => collection.save(changed(thing('b', { name }))));
    const [one, other] = await Promise.all(twins);
    expect(one).toEqual(other);
    const records = await takeAll(store);
    expect([revisionsOf(records, 'a'), revisionsOf(records, 'b')]).toEqual([[1], [1]]);
  });

  it('stores nothing when an event cannot be made', async () => {
    const { collection, store } = bench();
    class Undeclared {}
    await expect(collection.save({ next: thing('a'), events: [new Undeclared()] })).rejects.toThrow('Undeclared');
    await expect(
      collection.saveMany([silent(thing('b')), { next: thing('a'), events: [new Undeclared()] }]),
    ).rejects.toThrow();
    await collection.save(silent(thing('c')));
    await expect(collection.remove('c', [new Undeclared()])).rejects.toThrow('Undeclared');
    expect(await collection.count()).toBe(1);
    expect((await store.outbox.state()).waiting).toBe(0);
  });
}

function itKeepsKeysUnique(bench: () => Bench): void {
  it('refuses a second document with a unique key, in saving and in changing', async () => {
    const { collection, store } = bench();
    await collection.save(silent(thing('a', { code: 'C1', owner: 'o', name: 'n' })));
    const byCode = { ...conflict, details: { fields: ['code'] } };
    await expect(collection.save(changed(thing('b', { code: 'C1' })))).rejects.toMatchObject(byCode);
    const byName = { ...conflict, details: { fields: ['owner', 'name'] } };
    await expect(collection.save(changed(thing('b', { owner: 'o', name: 'n' })))).rejects.toMatchObject(byName);
    await collection.save(silent(thing('b', { owner: 'o', name: 'other' })));
    await expect(collection.save(changed(thing('b', { revision: 2, code: 'C1' })))).rejects.toMatchObject(byCode);
    expect(await collection.get('b')).toEqual(thing('b', { owner: 'o', name: 'other' }));
    expect(await takeAll(store)).toEqual([]);
  });

  it('lets one of several new documents with the same key win', async () => {
    const { collection } = bench();
    const rivals = Array.from({ length: 8 }, (_, n) => collection.save(changed(thing(`r${n}`, { code: 'C1' }))));
    const outcomes = await Promise.allSettled(rivals);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await collection.count({ code: 'C1' })).toBe(1);
  });

  it('leaves documents out of a unique key when a part of it is null or absent', async () => {
    const { collection } = bench();
    await collection.save(silent(thing('a', { code: null, owner: 'o', name: null })));
    await collection.save(silent(thing('b', { owner: 'o' })));
    await collection.save(silent(thing('c', { code: null, owner: 'o', name: null })));
    expect(await collection.count({ owner: 'o' })).toBe(3);
  });

  it('frees a unique key by change, removal and dropping', async () => {
    const { collection } = bench();
    await collection.save(changed(thing('a', { code: 'C1' })));
    await collection.save(changed(thing('a', { revision: 2, code: 'C2' })));
    await collection.save(changed(thing('b', { code: 'C1' })));
    await collection.remove('a', [event(ThingChanged, { id: 'a', revision: 3 })]);
    await collection.save(changed(thing('c', { code: 'C2' })));
    await collection.drop(['c']);
    await collection.save(changed(thing('d', { code: 'C2' })));
    expect(await collection.findOne({ code: 'C2' })).toMatchObject({ id: 'd' });
  });
}

function itStoresMany(bench: () => Bench): void {
  it('stores many at once and publishes their events', async () => {
    const { collection, store } = bench();
    const changes = Array.from({ length: 300 }, (_, n) => changed(thing(`t${n}`, { seats: n })));
    expect(await collection.saveMany(changes)).toEqual([]);
    expect(await collection.saveMany(changes)).toEqual([]);
    expect(await collection.saveMany(changes.map(({ next }) => changed({ ...next, revision: 2 })))).toEqual([]);
    expect(await collection.count()).toBe(300);
    const records = await takeAll(store);
    expect(records).toHaveLength(600);
    expect(revisionsOf(records, 't7')).toEqual([1, 2]);
    expect(await collection.saveMany([])).toEqual([]);
  });

  it('says which of many failed, and publishes no event of those', async () => {
    const { collection, store } = bench();
    await collection.save(silent(thing('a', { code: 'C1' })));
    const failures = await collection.saveMany([
      changed(thing('b')),
      changed(thing('c', { code: 'C1' })),
      changed(thing('a', { revision: 5 })),
      changed(thing('d')),
    ]);
    expect(failures.map(({ index }) => index)).toEqual([1, 2]);
    expect(failures[0]?.error).toMatchObject(conflict);
    expect(failures[1]?.error).toMatchObject(precondition);
    const sent = (await takeAll(store)).map(({ key }) => key).sort();
    const stored = (await all(collection.scan())).map(({ id }) => id).filter((id) => id !== 'a');
    expect(sent).toEqual(stored);
    expect([[], ['b', 'd']]).toContainEqual(stored);
  });

  it('takes several revisions of one document in one call', async () => {
    const { collection, store } = bench();
    expect(await collection.saveMany([1, 2, 3].map((revision) => changed(thing('a', { revision }))))).toEqual([]);
    expect(revisionsOf(await takeAll(store), 'a')).toEqual([1, 2, 3]);
  });

  it('refuses more than 1,000 changes in one call', async () => {
    const changes = Array.from({ length: 1001 }, (_, n) => silent(thing(`t${n}`)));
    await expect(bench().collection.saveMany(changes)).rejects.toMatchObject({ code: 'store.too-many-changes' });
    expect(await bench().collection.count()).toBe(0);
  });
}

function itMirrors(bench: () => Bench): void {
  it('writes copies with a higher revision only, whatever order they come in', async () => {
    const { collection, store } = bench();
    const first = [thing('a', { revision: 3 }), thing('b', { revision: 1 }), thing('a', { revision: 2 })];
    expect([...(await collection.mirror(first))].sort()).toEqual(['a', 'b']);
    expect(await collection.mirror(first)).toEqual([]);
    const mixed = [thing('a', { revision: 2 }), thing('b', { revision: 7, name: 'new' }), thing('c')];
    expect([...(await collection.mirror(mixed))].sort()).toEqual(['b', 'c']);
    expect(await collection.get('a')).toMatchObject({ revision: 3 });
    expect(await collection.get('b')).toMatchObject({ revision: 7, name: 'new' });
    expect((await store.outbox.state()).waiting).toBe(0);
  });

  it('drops copies without a word, also those that do not exist', async () => {
    const { collection, store } = bench();
    await collection.mirror([thing('a'), thing('b'), thing('c')]);
    await collection.drop(['a', 'c', 'none']);
    expect(await all(collection.scan())).toEqual([thing('b')]);
    expect((await store.outbox.state()).waiting).toBe(0);
  });

  it('mirrors a thousand and more', async () => {
    const { collection } = bench();
    const copies = Array.from({ length: 1200 }, (_, n) => thing(`t${n}`, { seats: n }));
    expect(await collection.mirror(copies)).toHaveLength(1200);
    expect(await collection.getMany(copies.map(({ id }) => id))).toHaveLength(1200);
  });
}

function itKeepsValues(bench: () => Bench): void {
  it('gives back every value as it was', async () => {
    const { collection, store } = bench();
    const content = {
      chinese: '学生·高等职业学校',
      emoji: '👩‍🎓🚀',
      russian: 'Ученик',
      numbers: [0, -1, 1.5, 1e21, 2 ** 53, 0.1, -2147483649],
      truths: [true, false, null],
      at: '2026-05-04T08:00:00.000Z',
      empty: [{}, [], ''],
      deep: Array.from({ length: 30 }).reduce<unknown>((inner) => ({ inner }), 'bottom'),
      'dotted.key': { 'a.b.c': 1, $set: { $gt: '' }, $where: 'x' },
      quoted: `'"\\ \n\t %_`,
    };
    const saved = thing('学生/1', { name: '王小明', content });
    await collection.save({ next: saved, events: [event(ThingChanged, { id: saved.id, revision: 1, content })] });
    expect(await collection.get(saved.id)).toEqual(saved);
    await collection.mirror([{ ...saved, revision: 2 }]);
    expect(await collection.findOne({ name: '王小明' })).toEqual({ ...saved, revision: 2 });
    const [record] = await takeAll(store);
    expect(JSON.parse(record?.value ?? '')).toEqual({ id: saved.id, revision: 1, content });
  });

  it('keeps a document of 1 MB', async () => {
    const { collection } = bench();
    const content = '字'.repeat(350_000);
    await collection.save(changed(thing('big', { content })));
    expect((await collection.get('big'))?.content).toBe(content);
  });

  it('leaves out undefined fields and writes dates as texts', async () => {
    const { collection, reopen } = bench();
    await collection.save(silent(thing('a', { name: undefined, content: new Date(0) })));
    const stored = await (await reopen()).collection.get('a');
    expect(stored).toStrictEqual({ id: 'a', revision: 1, content: '1970-01-01T00:00:00.000Z' });
  });
}

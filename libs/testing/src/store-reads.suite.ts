import { beforeEach, expect, it } from '@jest/globals';
import type { Filter, Query } from '@duijie/platform';
import type { Bench } from './store.suite.ts';
import { all, silent, thing } from './store.things.ts';
import type { Thing } from './store.things.ts';

const refused = (code: string) => ({ kind: 'invalid', code });

/** Filters, order, pages. */
export function itFinds(bench: () => Bench): void {
  itFilters(bench);
  itPages(bench);
}

const stock: readonly Thing[] = [
  thing('a', { owner: 'o1', seats: 1, open: true, skills: ['weld', 'cook'], tags: ['x', 1], score: 1, remark: 'm' }),
  thing('b', { owner: 'o1', seats: 10, open: false, skills: ['weld'], tags: [true, null], score: 1.5, remark: 'É' }),
  thing('c', { owner: 'o2', seats: 2, open: null, skills: [], score: 0, remark: '学' }),
  thing('d', { owner: null, seats: null, skills: ['1', 'true'], tags: [1], score: -3, remark: '🚀' }),
  thing('e', { owner: '1', seats: 0, open: true, content: { weld: 1 }, score: 1000 }),
];

/** Each filter with the ids that fit; indexed and other fields take different ways inside the engines. */
const filters: readonly [Filter<Thing>, string][] = [
  [{}, 'abcde'],
  [{ id: 'b' }, 'b'],
  [{ id: { in: ['e', 'a', 'z'] } }, 'ae'],
  [{ id: { above: 'b', to: 'd' } }, 'cd'],
  [{ owner: 'o1' }, 'ab'],
  [{ owner: null }, 'd'],
  [{ owner: { not: 'o1' } }, 'cde'],
  [{ owner: { not: null } }, 'abce'],
  [{ seats: 1 }, 'a'],
  [{ seats: { in: [1, 2, null] } }, 'acd'],
  [{ seats: { in: [] } }, ''],
  [{ seats: { from: 2 } }, 'bc'],
  [{ seats: { above: 0, below: 10 } }, 'ac'],
  [{ seats: { to: 1 } }, 'ae'],
  [{ seats: { from: '0' } }, ''],
  [{ open: true }, 'ae'],
  [{ open: false }, 'b'],
  [{ open: null }, 'cd'],
  [{ open: { not: true } }, 'bcd'],
  [{ open: { in: [true, false] } }, 'abe'],
  [{ skills: 'weld' }, 'ab'],
  [{ skills: { in: ['cook', 'true'] } }, 'ad'],
  [{ skills: { not: 'weld' } }, 'cde'],
  [{ skills: null }, 'e'],
  [{ skills: { from: 'a' } }, ''],
  [{ tags: 1 }, 'ad'],
  [{ tags: 'x' }, 'a'],
  [{ tags: true }, 'b'],
  [{ tags: null }, 'bce'],
  [{ tags: { not: null } }, 'ad'],
  [{ tags: { in: ['1', true] } }, 'b'],
  [{ tags: { not: 1 } }, 'bce'],
  [{ remark: { from: 'n' } }, 'bcd'],
  [{ remark: { above: '学' } }, 'd'],
  [{ remark: { to: 'É' } }, 'ab'],
  [{ score: { from: 0, to: 1.5 } }, 'abc'],
  [{ score: 1000 }, 'e'],
  [{ revision: 1, owner: 'o1', open: true }, 'a'],
];

function itFilters(bench: () => Bench): void {
  beforeEach(async () => {
    expect(await bench().collection.saveMany(stock.map(silent))).toEqual([]);
  });

  it.each(filters)('finds, counts and scans what fits %j', async (filter, ids) => {
    const { collection } = bench();
    const { items } = await collection.find({ filter });
    expect(items).toEqual(stock.filter(({ id }) => ids.includes(id)));
    expect(await collection.count(filter)).toBe(ids.length);
    expect((await all(collection.scan(filter))).map(({ id }) => id).join('')).toBe(ids);
    expect((await collection.findOne(filter))?.id).toBe(ids[0]);
  });

  it('tells numbers, truth values and texts apart', async () => {
    const { collection } = bench();
    expect(await collection.count({ owner: 1 })).toBe(0);
    expect(await collection.count({ seats: true })).toBe(0);
    expect(await collection.count({ open: 1 })).toBe(0);
    expect(await collection.count({ open: 'true' })).toBe(0);
    expect(await collection.count({ skills: 1 })).toBe(0);
    expect(await collection.count({ content: '{"weld":1}' })).toBe(0);
    expect(await collection.count({ tags: '["x",1]' })).toBe(0);
  });

  it('finds by the fields of a unique key, of one value or of several, and of very many', async () => {
    const { collection } = bench();
    const named = Array.from({ length: 40 }, (_, n) => thing(`n${n + 10}`, { owner: `o${n % 2}`, name: `name ${n}` }));
    await collection.saveMany(named.map(silent));
    const idsOf = async (filter: Filter<Thing>): Promise<string[]> =>
      (await collection.find({ filter, limit: 200 })).items.map(({ id }) => id);
    expect(await idsOf({ owner: 'o1', name: 'name 3' })).toEqual(['n13']);
    expect(await idsOf({ owner: 'o1', name: { in: ['name 3', 'name 4', 'name 7', 'none'] } })).toEqual(['n13', 'n17']);
    expect(await idsOf({ owner: { in: ['o0', 'o1'] }, name: { in: ['name 3', 'name 4'] } })).toEqual(['n13', 'n14']);
    expect(await idsOf({ owner: 'o1', name: { in: [] } })).toEqual([]);
    expect(await idsOf({ owner: 'o1', name: { in: [null, 'name 3'] } })).toEqual(['a', 'b', 'n13']);
    const very = Array.from({ length: 600 }, (_, n) => `name ${n}`);
    expect(await idsOf({ owner: 'o1', name: { in: very } })).toHaveLength(20);
    expect(await collection.count({ owner: 'o1', name: { in: very }, seats: 3 })).toBe(0);
  });

  it('follows a field that changes between a list and a plain value', async () => {
    const { collection } = bench();
    await collection.mirror([{ ...thing('a'), revision: 2, skills: 'weld' as unknown as string[] }]);
    expect(await collection.count({ skills: 'weld' })).toBe(2);
    await collection.mirror([{ ...thing('b'), revision: 2, skills: ['cook'] }]);
    expect(await collection.count({ skills: 'weld' })).toBe(1);
    await collection.drop(['b']);
    expect(await collection.count({ skills: 'cook' })).toBe(0);
  });

  it('refuses conditions that are none', async () => {
    const { collection } = bench();
    const wrong = [
      { owner: undefined },
      { owner: { $gt: '' } },
      { owner: { in: 'o1' } },
      { 'a.b': 1 },
      { $where: '1' },
      { seats: NaN },
      { seats: { from: null } },
      { owner: { in: [{}] } },
      { owner: { not: {} } },
    ];
    for (const filter of wrong) {
      await expect(collection.find({ filter: filter as Filter<Thing> })).rejects.toMatchObject(
        refused('filter.invalid'),
      );
    }
  });
}

async function pages(
  bench: Bench,
  query: Query<Thing>,
  between: (page: number) => Promise<unknown> = async () => undefined,
) {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 100; page += 1) {
    const found = await bench.collection.find({ ...query, cursor });
    ids.push(...found.items.map(({ id }) => id));
    if (found.nextCursor === null) return ids;
    cursor = found.nextCursor;
    await between(page);
  }
  throw new Error('The pages do not end.');
}

function itPages(bench: () => Bench): void {
  it.each(['seats', 'owner', 'open', 'remark', 'score', 'id'] as const)(
    'pages by %s both ways over ties and nothing',
    async (sort) => {
      const { collection } = bench();
      const more = Array.from({ length: 20 }, (_, n) =>
        thing(`n${n}`, { seats: n % 3, open: n % 2 === 0, owner: n % 4 ? null : 'o1' }),
      );
      await collection.saveMany(more.map(silent));
      const forwards = await pages(bench(), { sort, limit: 3 });
      expect(new Set(forwards).size).toBe(25);
      expect(forwards).toEqual(await pages(bench(), { sort, limit: 200 }));
      expect(await pages(bench(), { sort: `-${sort}`, limit: 4 })).toEqual([...forwards].reverse());
    },
  );

  it('sorts nothing before numbers and small numbers before large ones', async () => {
    expect((await pages(bench(), { sort: 'seats', limit: 2 })).join('')).toBe('deacb');
    expect((await pages(bench(), { sort: 'score', limit: 2 })).join('')).toBe('dcabe');
  });

  it('shows what was there at the start exactly once while others are added and taken away', async () => {
    const { collection } = bench();
    const ids = await pages(bench(), { sort: 'seats', limit: 1 }, async (page) => {
      await collection.save(silent(thing(`n${page}`, { seats: page % 2 ? -1 : 1 })));
      if (page === 1) await collection.drop(['e']);
    });
    expect(ids.filter((id) => id.length === 1).join('')).toBe('deacb');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refuses a cursor that was not made by the same query', async () => {
    const { collection } = bench();
    const { nextCursor } = await collection.find({ sort: 'seats', limit: 2 });
    const cursor = nextCursor ?? '';
    expect((await collection.find({ sort: 'seats', limit: 3, cursor })).items).toHaveLength(3);
    const forged = Buffer.from('["x",{"$gt":1},"a"]').toString('base64url');
    const wrong: Query<Thing>[] = [
      { sort: '-seats', cursor },
      { cursor },
      { sort: 'seats', filter: { owner: 'o1' }, cursor },
      { sort: 'seats', cursor: '' },
      { sort: 'seats', cursor: 'null' },
      { sort: 'seats', cursor: forged },
      { sort: 'seats', cursor: cursor.slice(0, -6) },
    ];
    for (const query of wrong) await expect(collection.find(query)).rejects.toMatchObject(refused('cursor.invalid'));
  });

  it('gives 1 to 200 documents a page, 50 when nothing is said', async () => {
    const { collection } = bench();
    await collection.saveMany(Array.from({ length: 220 }, (_, n) => silent(thing(`n${n}`))));
    expect((await collection.find({})).items).toHaveLength(50);
    expect((await collection.find({ limit: 200 })).items).toHaveLength(200);
    for (const limit of [0, 201, 1.5]) {
      await expect(collection.find({ limit })).rejects.toMatchObject(refused('limit.invalid'));
    }
  });

  it('scans more than a slice in the order of ids', async () => {
    const { collection } = bench();
    await collection.mirror(Array.from({ length: 1100 }, (_, n) => thing(`n${n}`, { owner: 'many' })));
    const ids = (await all(collection.scan({ owner: 'many' }))).map(({ id }) => id);
    expect(ids).toHaveLength(1100);
    expect(ids).toEqual([...ids].sort());
  });
}

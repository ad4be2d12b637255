import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@duijie/domain';
import type { Aggregate } from '@duijie/domain';
import type { Collection, StoreEngine } from '../store/engine.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { sealCollectionAgain, sealedAgain } from './sealing-again.ts';
import { Vault } from './vault.ts';

interface Thing extends Aggregate {
  readonly words: string;
  readonly file: { readonly key: string; readonly sizes: readonly number[] } | null;
  readonly others: readonly (string | null)[];
}

const [formerKey, presentKey] = [randomBytes(32), randomBytes(32)];
const former = new Vault(formerKey);
const changing = new Vault(presentKey, { other: formerKey });
const present = new Vault(presentKey);
const { signal } = new AbortController();

function aThing(n: number, vault = former): Thing {
  const file = n % 3 === 0 ? null : { key: vault.seal(`key ${n}`, `file ${n}`), sizes: [n] };
  return { id: `thing_${n}`, revision: 1, words: 'v2.1.0', file, others: [null, vault.seal('x', 'list')] };
}

describe('sealing again under a new master key', () => {
  let folder: string;
  let store: StoreEngine;
  let things: Collection<Thing>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-rewrap-'));
    store = openSqliteStore({ folder, service: 'things', clock: systemClock });
    things = store.collection<Thing>({ name: 'things' });
    await store.prepare();
    await things.saveMany(Array.from({ length: 450 }, (_, n) => ({ next: aThing(n), events: [] })));
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const pass = () => sealCollectionAgain(things as unknown as Collection<Aggregate>, changing, signal);
  async function expectAllUnderThePresentKey(): Promise<void> {
    let count = 0;
    for await (const { id, words, file, others } of things.scan()) {
      const n = id.slice('thing_'.length);
      expect(words).toBe('v2.1.0');
      if (file) expect(present.open(file.key, `file ${n}`).toString()).toBe(`key ${n}`);
      expect(present.open(others[1] ?? '', 'list').toString()).toBe('x');
      count += 1;
    }
    expect(count).toBe(450);
  }

  it('finds what is sealed wherever it is in a document, and touches nothing else', () => {
    const thing = aThing(1);
    const again = sealedAgain(thing, changing);
    expect(again).toEqual({
      ...thing,
      file: { key: expect.any(String), sizes: [1] },
      others: [null, expect.any(String)],
    });
    expect(again && sealedAgain(again, changing)).toBeUndefined();
    expect(sealedAgain(aThing(2, present), changing)).toBeUndefined();
  });

  it('goes through everything once, and finds nothing the second time', async () => {
    expect(await pass()).toEqual({ sealed: 450, missed: 0 });
    expect(await pass()).toEqual({ sealed: 0, missed: 0 });
    await expectAllUnderThePresentKey();
  });

  it('is done by several at once, with writers between them, and nothing is lost', async () => {
    const write = async (n: number): Promise<void> => {
      const seen = await things.get(`thing_${n}`);
      if (!seen) throw new Error('A thing is gone.');
      // Whoever came between is looked at again, as services do.
      await things.save({ next: { ...seen, revision: seen.revision + 1 }, events: [] }).catch(() => write(n));
    };
    const numbers = Array.from({ length: 450 }, (_, n) => n);
    await Promise.all([pass(), pass(), ...numbers.map(write)]);
    for (let left = 1; left > 0;) {
      const { sealed, missed } = await pass();
      left = sealed + missed;
    }
    await expectAllUnderThePresentKey();
  });

  it('is broken off between two slices and begun again', async () => {
    const stopping = new AbortController();
    stopping.abort();
    await expect(
      sealCollectionAgain(things as unknown as Collection<Aggregate>, changing, stopping.signal),
    ).rejects.toThrow();
    expect(await pass()).toEqual({ sealed: 450, missed: 0 });
  });
});

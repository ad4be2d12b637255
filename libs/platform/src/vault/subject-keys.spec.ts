import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@duijie/domain';
import fc from 'fast-check';
import type { Collection, StoreEngine } from '../store/engine.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { SealBroken } from './cipher.ts';
import { SubjectKeys, subjectKeyPlan } from './subject-keys.ts';
import type { SubjectKey } from './subject-keys.ts';
import { Vault } from './vault.ts';

describe('the keys of persons', () => {
  const vault = new Vault(randomBytes(32));
  let folder: string;
  let store: StoreEngine;
  let collection: Collection<SubjectKey>;
  let keys: SubjectKeys;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-keys-'));
    store = openSqliteStore({ folder, service: 'keys', clock: systemClock });
    collection = store.collection(subjectKeyPlan);
    keys = new SubjectKeys(collection, vault);
    await store.prepare();
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('open again what they sealed, whatever it is', async () => {
    const cipher = await keys.create('grd_1');
    const again = await keys.get('grd_1');
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const sealed = cipher.seal(value);
        expect(JSON.stringify(again?.open(sealed))).toBe(JSON.stringify(value));
      }),
    );
    expect(() => cipher.seal(undefined)).toThrow(TypeError);
  });

  it('open nothing of anybody else', async () => {
    const [one, other] = [await keys.create('grd_1'), await keys.create('grd_2')];
    expect(() => other.open(one.seal('王芳'))).toThrow(SealBroken);
    const foreign = await collection.get('grd_2');
    await collection.drop(['grd_1']);
    await collection.save({ next: { id: 'grd_1', revision: 1, wrapped: foreign?.wrapped ?? '' }, events: [] });
    await expect(keys.get('grd_1')).rejects.toThrow(SealBroken);
  });

  it('are made once, however often and however many at a time they are asked for', async () => {
    const sealed = (await keys.create('grd_1')).seal('王芳');
    expect((await keys.create('grd_1')).open(sealed)).toBe('王芳');
    const many = await keys.createMany(['grd_1', 'grd_2', 'grd_2', 'grd_3']);
    expect([...many.keys()].sort()).toEqual(['grd_1', 'grd_2', 'grd_3']);
    expect(many.get('grd_1')?.open(sealed)).toBe('王芳');
    const wanted = Array.from({ length: 1_200 }, (_, n) => `grd_r${n}`);
    const racing = await Promise.all([keys.createMany(wanted), keys.createMany(wanted), keys.create('grd_r0')]);
    for (const id of wanted) expect(racing[1].get(id)?.open(racing[0].get(id)?.seal(id) ?? '')).toBe(id);
    expect(racing[2].open(racing[0].get('grd_r0')?.seal(1) ?? '')).toBe(1);
  });

  it('are found for many persons, but not for those who have none', async () => {
    const made = await keys.createMany(['grd_1', 'grd_2']);
    const found = await keys.getMany(['grd_2', 'grd_1', 'grd_unknown']);
    expect([...found.keys()].sort()).toEqual(['grd_1', 'grd_2']);
    expect(found.get('grd_2')?.open(made.get('grd_2')?.seal('x') ?? '')).toBe('x');
    expect(await keys.get('grd_unknown')).toBeUndefined();
  });

  it('once destroyed open nothing any more, also when a new one is made', async () => {
    const sealed = (await keys.create('grd_1')).seal('王芳');
    await keys.destroy('grd_1');
    await keys.destroy('grd_1');
    expect(await keys.get('grd_1')).toBeUndefined();
    const anew = await keys.create('grd_1');
    expect(() => anew.open(sealed)).toThrow(SealBroken);
  });

  it('once destroyed leave no bytes in the files of the store', async () => {
    await keys.create('grd_1');
    const wrapped = (await collection.get('grd_1'))?.wrapped ?? 'missing';
    await keys.destroy('grd_1');
    await store.close();
    for (const name of await readdir(folder))
      expect((await readFile(join(folder, name))).includes(wrapped)).toBe(false);
  });
});

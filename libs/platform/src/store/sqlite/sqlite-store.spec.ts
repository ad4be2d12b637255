import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@duijie/domain';
import type { StoreEngine } from '@duijie/platform';
import { describeStore } from '@duijie/testing';
import { openSqliteStore } from './sqlite-store.ts';

describeStore('The store on SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duijie-store-'));
  const open = () => openSqliteStore({ folder, service: 'testing', clock: systemClock });
  const opened = [open()];
  const [store] = opened as [StoreEngine];
  return {
    store,
    reopen: async () => {
      await Promise.all(opened.map((one) => one.close()));
      const next = open();
      opened.push(next);
      return next;
    },
    dispose: async () => {
      await Promise.all(opened.map((one) => one.close()));
      await rm(folder, { recursive: true });
    },
  };
});

interface Note {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
}

describe('The file of a store on SQLite', () => {
  let folder = '';
  let store: StoreEngine;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-store-'));
    store = openSqliteStore({ folder, service: 'testing', clock: systemClock, maxBytes: 1_000_000 });
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const note = (id: string, text: string): { next: Note; events: [] } => ({
    next: { id, revision: 1, text },
    events: [],
  });

  it('refuses writes when the disk is full, loses nothing, and goes on when there is space again', async () => {
    const notes = store.collection<Note>({ name: 'notes' });
    await store.prepare();
    const text = 'x'.repeat(20_000);
    const kept: string[] = [];
    const refused: unknown[] = [];
    for (let n = 0; n < 80; n += 1) {
      await notes.save(note(`n${n}`, text)).then(
        () => kept.push(`n${n}`),
        (error: unknown) => refused.push(error),
      );
    }
    expect(refused.length).toBeGreaterThan(0);
    for (const error of refused) expect(error).toMatchObject({ kind: 'unavailable', code: 'store.full' });
    await expect(notes.saveMany([note('m1', text), note('m2', text.repeat(5))])).rejects.toMatchObject({
      code: 'store.full',
    });
    expect(await notes.count()).toBe(kept.length);
    await notes.drop(kept.slice(0, 10));
    await notes.save(note('after', text));
    expect(await notes.getMany([...kept.slice(10), 'after'])).toHaveLength(kept.length - 9);
  });

  it('keeps no byte of an erased document', async () => {
    const notes = store.collection<Note>({ name: 'notes', sensitive: true });
    await store.prepare();
    const secret = 'ID 110101199003077758';
    await notes.save(note('a', secret.repeat(500)));
    await notes.save(note('b', 'stays'));
    await notes.save({ next: { id: 'a', revision: 2, text: `${secret}, changed` }, events: [] });
    await notes.remove('a', []);
    await store.ping();
    await new Promise(setImmediate);
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')));
    expect(files.join('')).toContain('stays');
    expect(files.join('')).not.toContain(secret);
  });

  it('takes up an index and a unique key that are declared later', async () => {
    await openedWith({ name: 'notes' }, async (notes) => {
      await notes.save({ next: { id: 'a', revision: 1, text: ['x', 'y'] as unknown as string }, events: [] });
      await notes.save(note('b', 'z'));
    });
    await openedWith({ name: 'notes', indexes: [['text']] }, async (notes) => {
      expect(await notes.count({ text: 'y' })).toBe(1);
      await notes.drop(['a']);
    });
    await openedWith({ name: 'notes', unique: [['text']] }, async (notes) => {
      await expect(notes.save(note('c', 'z'))).rejects.toMatchObject({ code: 'note.exists' });
    });
  });

  async function openedWith(
    plan: { name: string; unique?: ['text'][]; indexes?: ['text'][] },
    act: (notes: ReturnType<typeof store.collection<Note>>) => Promise<void>,
  ): Promise<void> {
    const other = openSqliteStore({ folder, service: 'other', clock: systemClock });
    const notes = other.collection<Note>(plan);
    await other.prepare();
    await act(notes);
    await other.close();
  }
});

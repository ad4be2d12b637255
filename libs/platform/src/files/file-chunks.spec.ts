import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@duijie/domain';
import { describeFileChunks } from '@duijie/testing';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { folderChunks } from './folder-chunks.ts';
import { fileChunkPlan, storedChunks } from './stored-chunks.ts';

describeFileChunks('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duijie-files-'));
  const place = join(folder, 'not', 'there', 'yet');
  return {
    chunks: folderChunks(place),
    reopen: () => Promise.resolve(folderChunks(place)),
    dispose: () => rm(folder, { recursive: true }),
  };
});

describeFileChunks('the store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duijie-files-'));
  const open = async () => {
    const store = openSqliteStore({ folder, service: 'candidate', clock: systemClock });
    const chunks = storedChunks(store.collection(fileChunkPlan));
    await store.prepare();
    return { store, chunks };
  };
  let { store, chunks } = await open();
  return {
    chunks,
    reopen: async () => {
      await store.close();
      ({ store, chunks } = await open());
      return chunks;
    },
    dispose: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});

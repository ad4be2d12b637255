import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { systemClock } from '@duijie/domain';
import { connectMongoStore } from '@duijie/platform';
import type { StoreEngine } from '@duijie/platform';
import { describeStore } from '@duijie/testing';

const uri = process.env['MONGODB_URI'] ?? '';

if (uri === '') {
  it.skip('The store on MongoDB: MONGODB_URI is not set, so nothing of it was tested', () => undefined);
} else {
  describeStore('The store on MongoDB', makeStore, { instances: 'many' });
  it('acknowledges what a majority has on disk, and reads nothing else', assertDurable);
}

async function makeStore() {
  const service = `testing-${randomUUID().slice(0, 8)}`;
  const opened: StoreEngine[] = [];
  const open = async () => {
    const store = await connectMongoStore({ uri, service, instance: `instance-${opened.length}`, clock: systemClock });
    opened.push(store);
    return store;
  };
  return {
    store: await open(),
    reopen: open,
    dispose: async () => {
      await Promise.all(opened.map((store) => store.close()));
      await dropDatabase(service);
    },
  };
}

async function dropDatabase(service: string): Promise<void> {
  const connection = await mongoose.createConnection(uri, { dbName: service }).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

/** Watches the commands that go to the server. */
async function assertDurable(): Promise<void> {
  const service = `testing-${randomUUID().slice(0, 8)}`;
  const watched = `${uri}${uri.includes('?') ? '&' : uri.replace('://', '').includes('/') ? '?' : '/?'}monitorCommands=true`;
  const store = await connectMongoStore({ uri: watched, service, instance: 'one', clock: systemClock });
  const commands: { name: string; command: Record<string, unknown> }[] = [];
  const client = mongoose.connections.at(-1)?.getClient();
  client?.on('commandStarted', ({ commandName: name, command }) => commands.push({ name, command }));
  const notes = store.collection<{ id: string; revision: number }>({ name: 'notes' });
  await notes.save({ next: { id: 'a', revision: 1 }, events: [] });
  await notes.saveMany([{ next: { id: 'b', revision: 1 }, events: [] }]);
  await notes.mirror([{ id: 'c', revision: 1 }]);
  await notes.remove('a', []);
  await notes.drop(['b']);
  await notes.find({});
  await notes.count();
  await store.outbox.take(1, 1000);
  await store.close();
  await dropDatabase(service);
  const writes = commands.filter(({ name }) => ['update', 'delete', 'insert'].includes(name));
  const reads = commands.filter(({ name }) => ['find', 'aggregate', 'distinct'].includes(name));
  expect([writes.length, reads.length].every((count) => count > 0)).toBe(true);
  for (const { command } of writes) expect(command['writeConcern']).toEqual({ w: 'majority', j: true });
  for (const { command } of reads) expect(command['readConcern']).toEqual({ level: 'majority' });
}

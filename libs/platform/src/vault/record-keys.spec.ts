import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { systemClock } from '@duijie/domain';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { RecordKeys, recordKeyPlan } from './record-keys.ts';
import { Vault } from './vault.ts';

it('the key that signs records is there from the first start on, one for all instances', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duijie-record-keys-'));
  const store = openSqliteStore({ folder, service: 'records', clock: systemClock });
  const keys = store.collection(recordKeyPlan);
  await store.prepare();
  const vault = new Vault(randomBytes(32));
  const instances = [1, 2, 3].map(() => new RecordKeys(keys, vault, systemClock));
  await Promise.all(instances.map((instance) => instance.onApplicationBootstrap()));
  expect((await keys.find({})).items).toHaveLength(1);
  const [first, ...others] = await Promise.all(instances.map((instance) => instance.publicKeys()));
  for (const other of others) expect(other).toEqual(first);
  await store.close();
  await rm(folder, { recursive: true });
});

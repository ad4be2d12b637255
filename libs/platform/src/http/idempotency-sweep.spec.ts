import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { IdempotencySweep } from './idempotency-sweep.ts';
import { idempotencyPlan } from './reservations.ts';

it('answers older than a day are dropped, younger ones stay', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duijie-sweep-'));
  const clock = { now: () => new Date('2026-11-22T12:00:00Z') };
  const store = openSqliteStore({ folder, service: 'test', clock });
  const requests = store.collection(idempotencyPlan);
  await store.prepare();
  const request = { revision: 1, bodyHash: 'h', owner: 'o', answer: null };
  for (const [id, createdAt] of [
    ['idm_old', '2026-11-21T11:59:59.000Z'],
    ['idm_young', '2026-11-21T12:00:01.000Z'],
  ] as const) {
    await requests.save({ next: { ...request, id, createdAt }, events: [] });
  }
  expect(await new IdempotencySweep(requests, clock).sweep()).toBe(1);
  expect((await requests.getMany(['idm_old', 'idm_young'])).map(({ id }) => id)).toEqual(['idm_young']);
  await store.close();
  await rm(folder, { recursive: true });
});

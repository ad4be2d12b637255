import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { EventEngine, LoggedRecord } from './engine.ts';
import { ParkedReader } from './parked-reader.ts';
import { parkedDocument, parkedPlan } from './parking.ts';

const day = 86_400_000;
const now = Date.parse('2026-11-22T04:00:00Z');

function parkedAt(at: number, offset: number): LoggedRecord {
  const headers = { parked_topic: 'demand.openings', parked_offset: String(offset) };
  return { topic: 'demand.openings.parked.test', key: 'opn_1', value: '{}', partition: 0, offset, at, headers };
}

it('keeps what was parked as long as its topic does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duijie-parked-'));
  const clock = { now: () => new Date(now) };
  const store = openSqliteStore({ folder, service: 'test', clock });
  const parked = store.collection(parkedPlan);
  await store.prepare();
  const old = Array.from({ length: 250 }, (_, offset) => parkedAt(now - 30 * day - 1, offset));
  await parked.mirror([...old, parkedAt(now - 30 * day, 250), parkedAt(now, 251)].map(parkedDocument));
  const reader = new ParkedReader({} as EventEngine, 'test', parked, clock);
  expect(await reader.forget()).toBe(250);
  expect(await parked.count()).toBe(2);
  expect(await reader.forget()).toBe(0);
  await store.close();
  rmSync(folder, { recursive: true });
});

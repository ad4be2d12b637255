import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AccessGranted, event } from '@duijie/contracts';
import { systemClock } from '@duijie/domain';
import { createLogger, hashOfKey, listen, openEngines, recordOf, startService } from '@duijie/platform';
import type { Door, Engines, RunningService } from '@duijie/platform';
import { eventually } from '@duijie/testing';
import { CandidateConfig } from '../src/candidate.config.ts';
import { candidate } from '../src/candidate.module.ts';
import { RowImportsService } from '../src/uploads/row-imports.service.ts';
import type { Upload as StoredUpload } from '../src/uploads/upload.ts';
import { UploadsStore } from '../src/uploads/uploads.store.ts';
import { aSheet } from './sheets.ts';

type Upload = { id: string; state: string; progress: number; rows: Record<string, number> };

const rows = 2_000;
const key = 'dj_test_takeover';
const counted = { total: rows, accepted: rows, rejected: 0, unchanged: 0, needsReview: 0 };

/** One instance, its door, and the rows that it planned to take in. */
interface Instance {
  readonly service: RunningService;
  readonly door: Door;
  readonly url: string;
  planned(): number;
}

describe('two instances and an upload whose holder goes silent', () => {
  let folder: string;
  let engines: Engines;
  let instances: Instance[];

  // The runner is told of a cluster, where a holder may be another living process; the engines are the embedded ones.
  const config = () =>
    Object.assign(new CandidateConfig(), { dataDir: folder, port: 0, logLevel: 'silent', engines: 'cluster' });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-takeover-'));
    const embedded = Object.assign(config(), { engines: 'embedded', instance: 'test' });
    const logger = createLogger({ service: 'candidate', instance: 'test', level: 'silent' });
    engines = await openEngines(embedded, systemClock, logger);
    instances = [];
    const grant = event(AccessGranted, {
      id: hashOfKey(key),
      revision: 1,
      about: 'apiKey',
      subject: 'acc_1',
      organisation: 'org_00000000000000000000000002',
      graduate: null,
      roles: ['college'],
      duties: ['editor'],
      issuedAt: '2026-01-01T00:00:00.000Z',
    });
    await engines.events.prepare([{ topic: 'registry.access', compacted: true }]);
    await engines.events.append([recordOf(grant, 'test', systemClock.now())]);
  });

  afterEach(async () => {
    for (const { service, door } of instances) {
      await door.finish();
      await service.stop();
      await door.close();
    }
    await engines.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function instance(): Promise<Instance> {
    const service = await startService(candidate, { config: config(), engines });
    await service.caughtUp();
    const door = await listen(service.handler, config());
    const plan = jest.spyOn(service.app.get(RowImportsService), 'plan');
    const planned = () => plan.mock.calls.reduce((sum, [, planning]) => sum + planning.length, 0);
    const made = { service, door, url: `http://127.0.0.1:${door.port}`, planned };
    instances.push(made);
    return made;
  }

  async function post(url: string): Promise<Upload> {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/csv' };
    const answer = await fetch(`${url}/v1/uploads`, { method: 'POST', body: aSheet({ rows, from: 0 }), headers });
    return (await answer.json()) as Upload;
  }

  async function read(url: string, id: string): Promise<Upload> {
    const answer = await fetch(`${url}/v1/uploads/${id}`, { headers: { authorization: `Bearer ${key}` } });
    return (await answer.json()) as Upload;
  }

  /** Stops an instance in its tracks once it has stored that many rows: its writes to uploads wait until they are let go. */
  function freeze({ service }: Instance, from: number): { readonly frozen: () => boolean; readonly thaw: () => void } {
    const store = service.app.get(UploadsStore);
    const save = store.save.bind(store);
    let thaw: () => void = () => undefined;
    const thawed = new Promise<void>((resolve) => (thaw = resolve));
    let frozen = false;
    let stored = 0;
    jest.spyOn(store, 'save').mockImplementation(async (change) => {
      if (stored >= from) {
        frozen = true;
        await thawed;
      }
      const saved: StoredUpload = await save(change);
      stored = saved.done;
      return saved;
    });
    return { frozen: () => frozen, thaw };
  }

  /** Every graduate in the log once, and nobody twice. */
  async function expectEachOnce(): Promise<void> {
    const { items, keys } = await eventually(async () => {
      const records: { key: string; revision: number }[] = [];
      const reader = await engines.events.subscribe({
        group: 'counting',
        topics: ['candidate.graduates'],
        mode: 'broadcast',
        onBatch: (batch) => {
          for (const each of batch) {
            records.push({
              key: each.key,
              revision: (JSON.parse(each.value ?? '{}') as { revision: number }).revision,
            });
          }
          return Promise.resolve();
        },
      });
      await reader.caughtUp;
      await reader.stop();
      const seen = new Set(records.map((record) => record.key));
      return seen.size >= rows ? { items: records, keys: seen } : undefined;
    });
    expect(keys.size).toBe(rows);
    expect(new Set(items.map(({ revision }) => revision))).toEqual(new Set([1]));
  }

  it('the other goes on at the stored row, and the first one, awake again, can neither lose nor double anything', async () => {
    const first = await instance();
    const { frozen, thaw } = freeze(first, 800);
    const { id } = await post(first.url);
    await eventually(frozen, { within: 20_000 });
    const before = first.planned();
    const second = await instance();
    const done = await eventually(
      async () => {
        const upload = await read(second.url, id);
        return upload.state === 'completed' ? upload : undefined;
      },
      { within: 40_000 },
    );
    expect(done.rows).toEqual(counted);
    // What the first had stored is not done again; the chunk that it was at may be, and counts once.
    expect(second.planned()).toBeGreaterThan(0);
    expect(second.planned()).toBeLessThanOrEqual(rows - 800);
    expect(before + second.planned()).toBeGreaterThanOrEqual(rows);
    thaw();
    await eventually(async () => (await read(first.url, id)).state === 'completed');
    await first.service.stop();
    await first.door.close();
    instances = instances.filter((each) => each !== first);
    expect(await read(second.url, id)).toMatchObject({ state: 'completed', rows: counted });
    expect(first.planned()).toBeLessThan(rows);
    await expectEachOnce();
  }, 90_000);

  it('of two that wait for it one alone takes it over', async () => {
    const first = await instance();
    const { frozen, thaw } = freeze(first, 400);
    const { id } = await post(first.url);
    await eventually(frozen, { within: 20_000 });
    const heirs = [await instance(), await instance()];
    await eventually(async () => (await read(first.url, id)).state === 'completed', { within: 40_000 });
    const working = heirs.filter((heir) => heir.planned() > 0);
    expect(working).toHaveLength(1);
    expect(working[0]?.planned()).toBeLessThanOrEqual(rows - 400);
    thaw();
    await expectEachOnce();
    expect(await read(first.url, id)).toMatchObject({ rows: counted });
  }, 90_000);
});

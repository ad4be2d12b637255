import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { describeEventEngine, eventually } from '@duijie/testing';
import type { LogRecord, LoggedRecord } from '../engine.ts';
import { type EmbeddedLog, type EmbeddedLogOptions, openEmbeddedLog } from './embedded-log.ts';

const topic = 'demand.openings';
const record = (key: string, value: string | null): LogRecord => ({ topic, key, value, headers: {} });
const newFolder = () => mkdtemp(join(tmpdir(), 'duijie-log-'));

describeEventEngine('embedded', async () => {
  const folder = await newFolder();
  let engine = openEmbeddedLog({ folder });
  return {
    engine,
    reopen: async () => {
      await engine.close();
      engine = openEmbeddedLog({ folder });
      return engine;
    },
    compact: () => engine.compact(),
    dispose: async () => {
      await engine.close();
      await rm(folder, { recursive: true });
    },
  };
});

describe('the embedded event log', () => {
  let folder: string;
  let log: EmbeddedLog;
  let clock = 0;
  let child: ChildProcess | undefined;

  const open = (more: Partial<EmbeddedLogOptions> = {}) => {
    log = openEmbeddedLog({ folder, lockWaitMs: 0, compactEveryMs: 0, clock: () => clock, ...more });
    return log;
  };
  const readAll = async (from = topic): Promise<LoggedRecord[]> => {
    const events: LoggedRecord[] = [];
    const onBatch = async (batch: readonly LoggedRecord[]) => void events.push(...batch);
    const reader = await log.subscribe({ group: 'all', topics: [from], mode: 'broadcast', onBatch });
    await reader.caughtUp;
    await reader.stop();
    return events;
  };

  beforeEach(async () => {
    clock = 1_000_000;
    folder = await newFolder();
    await open().prepare([{ topic, compacted: true }]);
  });

  afterEach(async () => {
    child?.kill('SIGKILL');
    await log.close();
    await rm(folder, { recursive: true });
  });

  it('refuses a second process on its folder and says what to do', () => {
    expect(() => openEmbeddedLog({ folder, lockWaitMs: 0 })).toThrow(/in use by another process.*DATA_DIR/);
  });

  it('is free again when the process that held it was killed, with all that it had acknowledged', async () => {
    await log.close();
    const source = JSON.stringify(new URL('embedded-log.ts', import.meta.url).pathname);
    const script = `
      const { openEmbeddedLog } = await import(${source});
      const log = openEmbeddedLog({ folder: ${JSON.stringify(folder)} });
      for (let n = 0; ; n += 1) {
        await log.append([{ topic: '${topic}', key: 'a', value: String(n), headers: {} }]);
        process.stdout.write(n + '\\n');
      }`;
    const loader = new URL('../../../../../tools/register.mjs', import.meta.url).href;
    const flags = ['--conditions=duijie-source', '--import', loader, '--input-type=module', '--eval', script];
    const writer = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
    child = writer;
    let output = '';
    writer.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await eventually(() => output.split('\n').length > 20, { within: 20_000 });
    expect(() => open()).toThrow(/in use/);
    const ended = new Promise((resolve) => writer.on('exit', resolve));
    writer.kill('SIGKILL');
    await ended;
    open();
    const acknowledged = output.split('\n').slice(0, -1);
    const stored = (await readAll()).map(({ value }) => value);
    expect(stored.slice(0, acknowledged.length)).toEqual(acknowledged);
    expect(stored.length - acknowledged.length).toBeLessThanOrEqual(1);
  });

  it('leaves no byte of an erased key in its files after compaction', async () => {
    const marker = 'identifying-words-of-a-person';
    for (let n = 0; n < 200; n += 1) await log.append([record(`k${n}`, `${marker} ${'x'.repeat(n * 40)}`)]);
    await log.append(Array.from({ length: 200 }, (_, n) => record(`k${n}`, null)));
    await log.compact();
    for (const name of await readdir(folder)) {
      expect((await readFile(join(folder, name))).includes(marker)).toBe(false);
    }
    expect(await readAll()).toHaveLength(200);
  });

  it('forgets a tombstone after its time, and stays caught up', async () => {
    await log.append([record('a', '1'), record('a', null)]);
    await log.compact();
    expect(await readAll()).toHaveLength(1);
    clock += 2 * 86_400_000;
    await log.append([record('b', '1')]);
    await log.append([record('a', '2'), record('a', null)]);
    clock += 2 * 86_400_000;
    await log.append([record('d', '1')]);
    await log.compact();
    expect((await readAll()).map(({ key }) => key).sort()).toEqual(['b', 'd']);
    const reader = await log.subscribe({ group: 'g', topics: [topic], mode: 'shared', onBatch: async () => undefined });
    await reader.caughtUp;
    const lags = await log.lag(['g']);
    expect(lags.map(({ lag }) => lag)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('keeps everything of a topic that is not compacted for thirty days, and then nothing of it', async () => {
    const news = (key: string, value: string) => ({ ...record(key, value), topic: 'matching.rescorings' });
    await log.prepare([{ topic: 'matching.rescorings', compacted: false }]);
    await log.append([news('a', '1'), news('a', '2')]);
    clock += 29 * 86_400_000;
    await log.append([news('b', '1')]);
    await log.compact();
    expect((await readAll('matching.rescorings')).map(({ value }) => value).sort()).toEqual(['1', '1', '2']);
    clock += 2 * 86_400_000;
    await log.compact();
    expect((await readAll('matching.rescorings')).map(({ key }) => key)).toEqual(['b']);
  });

  it('never gives an offset twice, even when the newest events were deleted', async () => {
    await log.append([record('a', '1'), record('a', null)]);
    clock += 2 * 86_400_000;
    await log.compact();
    expect(await readAll()).toEqual([]);
    await log.close();
    await open().append([record('a', '2')]);
    expect((await readAll()).map(({ offset }) => offset)).toEqual([2]);
  });

  it('compacts while others append and read, and everybody sees the last event of every key', async () => {
    const last = new Map<string, string | null>();
    const onBatch = async (batch: readonly LoggedRecord[]) => {
      for (const { key, value } of batch) last.set(key, value);
    };
    const reader = await log.subscribe({ group: 'g', topics: [topic], mode: 'shared', onBatch });
    const compactions: Promise<void>[] = [];
    for (let round = 0; round < 20; round += 1) {
      await log.append(Array.from({ length: 500 }, (_, n) => record(`k${n % 100}`, `${round}-${n}`)));
      compactions.push(log.compact());
    }
    await Promise.all(compactions);
    await log.compact();
    await eventually(() => [...last.values()].filter((value) => value?.startsWith('19-')).length === 100);
    expect(reader.healthy()).toBe(true);
    expect(await readAll()).toHaveLength(100);
  });

  it('refuses events while the disk is full, and goes on when space is free', async () => {
    await log.close();
    open({ maxBytes: 2_000_000 });
    const large = 'x'.repeat(100_000);
    let acknowledged = 0;
    const fill = async () => {
      for (;;) {
        await log.append([record('a', `${acknowledged} ${large}`)]);
        acknowledged += 1;
      }
    };
    await expect(fill()).rejects.toMatchObject({ kind: 'unavailable', code: 'event-log.disk-full' });
    expect(await readAll()).toHaveLength(acknowledged);
    await log.close();
    await open({ maxBytes: 4_000_000 }).compact();
    await log.append([record('a', 'after')]);
    expect((await readAll()).map(({ value }) => value?.slice(0, 5))).toEqual([
      `${acknowledged - 1} xx`.slice(0, 5),
      'after',
    ]);
  });

  it('appends 20,000 events in one call without holding up the process', async () => {
    const value = 'x'.repeat(400);
    let longest = 0;
    let before = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }, 1);
    await log.append(Array.from({ length: 20_000 }, (_, n) => record(`k${n}`, value)));
    clearInterval(watch);
    expect(longest).toBeLessThan(250);
    expect(await readAll()).toHaveLength(20_000);
  });
});

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { GraduateErased, GraduateRevised, event, topicKinds } from '@duijie/contracts';
import type { GraduateBody, OpeningBody } from '@duijie/contracts';
import { systemClock } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { openEmbeddedLog, recordOf } from '@duijie/platform';
import { eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { matching } from '../src/matching.module.ts';
import type { MatchingConfig } from '../src/matching.config.ts';
import { SnapshotReading } from '../src/world/snapshot.ts';
import { RandomWorld } from './random-events.ts';

jest.setTimeout(120_000);

const clock = { now: () => new Date('2026-11-22T04:00:00Z') };

describe('the snapshot of the world', () => {
  let folder: string;
  let world: RandomWorld;
  let file: string;
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-snapshot-'));
    file = join(folder, 'snapshots', 'matching.world');
    world = new RandomWorld(5);
  });

  afterEach(async () => {
    child?.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const start = (more: Partial<MatchingConfig> = {}, at: Clock = clock) =>
    serviceUnderTest(matching, {
      clock: at,
      folder,
      settings: { shortlistPauseMs: 20, ...more } as Partial<MatchingConfig>,
    });

  /** Events that come while no matching runs; compacted, so that of who was erased nothing but the tombstone is left. */
  async function meanwhile(events: readonly object[]): Promise<void> {
    const log = openEmbeddedLog({ folder, compactEveryMs: 0, clock: () => clock.now().getTime() });
    await log.prepare(topicKinds());
    const records = events.flatMap((each) => {
      const record = recordOf(each, 'test', clock.now());
      return (each as GraduateBody).state === 'erased' ? [record, { ...record, value: null }] : [record];
    });
    await log.append(records);
    await log.compact();
    await log.close();
  }

  /** How many events of the world the service has handled since it started. */
  async function heard(service: ServiceUnderTest): Promise<number> {
    const { body } = await service.call<string>('GET', '/metrics');
    const counters = String(body).matchAll(/duijie_events_handled_total\{event="(\w+)",outcome="handled".*\} (\d+)/g);
    let sum = 0;
    for (const [, name, count] of counters) if (!/^Access|^Shortlist/.test(name ?? '')) sum += Number(count);
    return sum;
  }

  async function answers(service: ServiceUnderTest): Promise<unknown[]> {
    const operator = await service.grant({ roles: ['operator'] });
    const found: unknown[] = [];
    for (const opening of world.ofKind<OpeningBody>('opn_')) {
      const { body } = await service.call('GET', `/v1/openings/${opening.id}/matches`, { as: operator });
      const { counts, items } = world.expected(opening);
      expect(body).toMatchObject({ counts, items: items.slice(0, opening.shortlist) });
      found.push(body['items'], body['counts']);
    }
    return found;
  }

  /** Who is matched with any opening. */
  async function ranked(service: ServiceUnderTest): Promise<string[]> {
    const operator = await service.grant({ roles: ['operator'] });
    const lists = world
      .ofKind<OpeningBody>('opn_')
      .map(({ id }) =>
        service.call<{ items: { graduateId: string }[] }>('GET', `/v1/openings/${id}/matches`, { as: operator }),
      );
    return [
      ...new Set((await Promise.all(lists)).flatMap(({ body }) => body.items.map(({ graduateId }) => graduateId))),
    ].sort();
  }

  const isWhole = async (): Promise<boolean> => {
    const reading = new SnapshotReading();
    reading.take(await readFile(file));
    reading.end();
    return true;
  };

  it('lets a start read the tail alone, and the lists are those of a start from zero', async () => {
    const first = await start();
    await first.publish(...world.founding(), ...world.events(150));
    await eventually(() => answers(first));
    await first.stop();
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const tail = world.events(60);
    await meanwhile(tail);
    const second = await start();
    const withSnapshot = await answers(second);
    const onlyTail = await heard(second);
    await second.stop();
    await rm(file);
    const third = await start();
    expect(await answers(third)).toEqual(withSnapshot);
    expect(onlyTail).toBeLessThanOrEqual(tail.length);
    expect(await heard(third)).toBeGreaterThan(onlyTail);
    await third.stop();

    const fourth = await start();
    expect(await answers(fourth)).toEqual(withSnapshot);
    expect(await heard(fourth)).toBe(0);
    await fourth.stop();
  });

  it('is discarded when it is damaged, of another log or too old, and all is heard from the start', async () => {
    const first = await start();
    await first.publish(...world.founding(), ...world.events(40));
    await eventually(() => answers(first));
    await first.stop();
    const bytes = await readFile(file);
    const flipped = Buffer.from(bytes);
    const middle = flipped.length >> 1;
    flipped[middle] = (flipped[middle] ?? 0) ^ 1;
    for (const damaged of [flipped, bytes.subarray(0, -100), Buffer.alloc(5000, 7), Buffer.alloc(0)]) {
      await writeFile(file, damaged);
      const service = await start();
      expect(await heard(service)).toBeGreaterThan(0);
      await answers(service);
      await service.stop();
      expect(await isWhole()).toBe(true);
    }
    const nextDay = { now: () => new Date(clock.now().getTime() + 13 * 3_600_000) };
    const late = await start({}, nextDay);
    expect(await heard(late)).toBeGreaterThan(0);
    await late.stop();

    const elsewhere = join(folder, 'elsewhere');
    await mkdir(join(elsewhere, 'snapshots'), { recursive: true });
    await copyFile(file, join(elsewhere, 'snapshots', 'matching.world'));
    const stranger = await serviceUnderTest(matching, { clock, folder: elsewhere });
    const operator = await stranger.grant({ roles: ['operator'] });
    const { status } = await stranger.call('GET', '/v1/openings/opn_0/matches', { as: operator });
    expect(status).toBe(404);
    await stranger.stop();
  });

  it('is written anew soon after an erasure, and keeps nothing of who was erased', async () => {
    const service = await start({ snapshotIntervalMs: 50 });
    await service.publish(...world.founding());
    await eventually(async () => (await readFile(file, 'utf8')).includes('"grd_3"'));
    const erased = world.latest.get('grd_3') as GraduateBody;
    await service.publish(event(GraduateErased, { ...erased, revision: erased.revision + 1, state: 'erased' }));
    await eventually(async () => !(await readFile(file, 'utf8')).includes('"grd_3"'));
    await service.stop();
    expect(await readFile(file, 'utf8')).not.toContain('"grd_3"');
  });

  it('brings back nobody whom the log has forgotten, though an event of theirs comes late', async () => {
    const service = await start();
    await service.publish(...world.founding());
    const known = await eventually(async () => (await ranked(service)).length > 0 && (await ranked(service)));
    const id = known[0] ?? '';
    const late = world.latest.get(id) as GraduateBody;
    const erased = event(GraduateErased, { ...late, revision: late.revision + 1, state: 'erased' });
    await service.publish(erased);
    await eventually(async () => (await service.eventsOf('matching.erasures')).length > 0);
    await service.stop();
    await meanwhile([erased]);
    const again = await start();
    expect(await ranked(again)).not.toContain(id);
    const handled = await heard(again);
    await again.publish(event(GraduateRevised, late));
    await eventually(async () => (await heard(again)) > handled);
    expect(await ranked(again)).not.toContain(id);
    await again.stop();
    expect(await readFile(file, 'utf8')).not.toContain(`"${id}"`);
  });

  it('is not written when it is switched off, and the one that was there goes', async () => {
    const service = await start();
    await service.publish(...world.founding());
    await eventually(() => answers(service));
    await service.stop();
    const without = await start({ snapshot: 'off' });
    await answers(without);
    await without.stop();
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  it('survives kill -9 while it is written: what is there is whole, and a start needs no more than the tail', async () => {
    const first = await start({}, systemClock);
    await first.publish(...world.founding(), ...world.events(40));
    await eventually(() => answers(first));
    await first.stop();
    for (let kill = 0; kill < 3; kill += 1) {
      child = matchingProcess(folder);
      const ended = once(child, 'exit');
      // A snapshot every millisecond: whenever the process is killed, one is being written.
      await eventually(async () => (await readdir(join(folder, 'snapshots'))).some((name) => name.endsWith('.part')), {
        within: 60_000,
      });
      await eventually(isWhole);
      child.kill('SIGKILL');
      await ended;
      expect(await isWhole()).toBe(true);
    }
    const second = await start({}, systemClock);
    expect(await heard(second)).toBe(0);
    await answers(second);
    expect(await readdir(join(folder, 'snapshots'))).toEqual(['matching.world']);
    await second.stop();
  });
});

/** The service as a process of its own that never rests from writing. */
function matchingProcess(folder: string): ChildProcess {
  const loader = new URL('../../../tools/register.mjs', import.meta.url).href;
  const main = new URL('../src/main.ts', import.meta.url).pathname;
  return spawn(process.execPath, ['--conditions=duijie-source', '--import', loader, main], {
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: '0',
      NODE_OPTIONS: '',
      LOG_LEVEL: 'silent',
      SNAPSHOT_INTERVAL_MS: '1',
      // An idle world is written too, when it is half as old as it may be.
      SNAPSHOT_MOST_AGE_MS: '1',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

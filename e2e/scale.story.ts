import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRunning, killProcess } from '@duijie/testing/native';
import { auditNotices } from './src/audit-notices.ts';
import type { NoticeFindings } from './src/audit-notices.ts';
import { inversionsIn, newestOf, storiesOf } from './src/history.ts';
import { Load } from './src/load.ts';
import { kafkaLog } from './src/log.ts';
import type { Logged } from './src/log.ts';
import { clusterPlatform } from './src/platforms.ts';
import type { ClusterPlatform } from './src/platforms.ts';
import { Seeded } from './src/seeded.ts';
import { takeSnapshot, untilQuiet } from './src/snapshot.ts';
import type { Snapshot } from './src/snapshot.ts';
import { ToldGraduates } from './src/told-graduates.ts';
import { unequalInThreads } from './src/unequal-threads.ts';

const graduates = 20_000;
const openings = 500;
/** As many at a time as a few busy offices post. */
const together = 50;
const rounds = 8;
const nothing = { rows: 0, openings: 0, revisions: 0, consents: 0, suspension: false };

describe('two instances of matching with 20,000 graduates and 500 openings', () => {
  let platform: ClusterPlatform;
  let folder: string;
  let snapshot: Snapshot;
  let log: readonly Logged[];
  let notices: NoticeFindings;
  let surprises: readonly string[] = [];
  const clock = phases();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-scale-'));
    platform = await clusterPlatform();
    clock('start');
    const load = await Load.begin({ ...platform, seed: 40, shortlist: 3 });
    const colleges = load.members.colleges.map(({ id }) => id);
    const kafkaBrokers = platform.kafka.brokers;
    const told = await ToldGraduates.open(new Seeded(41), colleges, { kafkaBrokers, dataDir: folder });
    await told.come(graduates);
    clock('graduates');
    while (load.references.size < openings) {
      load.begin({ ...nothing, openings: Math.min(together, openings - load.references.size) });
      await load.finish();
    }
    clock('openings');
    await storm(platform, load, told);
    await told.close();
    clock('storm');
    await untilQuiet(load);
    clock('rest');
    snapshot = await takeSnapshot(load);
    log = await kafkaLog(kafkaBrokers);
    notices = auditNotices(log, snapshot);
    surprises = load.surprises;
    clock('read');
  }, 900_000);

  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('lose nothing and tell nobody twice, though one is killed in the middle of a change storm and another joins', () => {
    expect(newestOf(log, 'candidate.graduates').size).toBe(graduates);
    expect(snapshot.openings.length).toBeGreaterThanOrEqual(openings);
    expect(notices).toEqual({ lost: [], double: [] });
    expect(inversionsIn(log, 'matching.shortlists')).toEqual([]);
    expect(surprises).toEqual([]);
    const count = (topic: string) => [...storiesOf(log, topic).values()].reduce((sum, { length }) => sum + length, 0);
    const [lists, sent] = [count('matching.shortlists'), count('notification.deliveries')];
    expect(lists).toBeGreaterThan(openings);
    expect(sent).toBeGreaterThan(openings);
    process.stdout.write(`scale: ${lists} lists and ${sent} notifications told; ${clock('notices')}\n`);
  });

  it('end with shortlists that equal a full recomputation by the plain reference', async () => {
    expect(snapshot.matches.size).toBeGreaterThanOrEqual(openings);
    expect(await unequalInThreads(log, snapshot)).toEqual([]);
    process.stdout.write(`scale: ${clock('reference')}\n`);
  }, 600_000);
});

/** Changes without a pause; meanwhile one instance ends, comes back by its supervisor, and a third shares the work. */
async function storm({ cluster }: ClusterPlatform, load: Load, told: ToldGraduates): Promise<void> {
  const [first] = cluster.instances.filter(({ service }) => service === 'matching');
  if (!first) throw new Error('No instance of matching runs.');
  const mark = { pid: first.supervisor.pid ?? 0, mark: 'services/matching/src/main.ts' };
  const shares = [first];
  for (let round = 0; round < rounds; round += 1) {
    load.begin({ ...nothing, revisions: 15, suspension: round % 2 === 1 });
    for (let part = 0; part < 10; part += 1) await told.change(20);
    if (round === rounds / 2) {
      expect(await isRunning(mark)).toBe(true);
      await killProcess(mark);
      shares.push(await cluster.join('matching'));
    }
    await load.finish();
  }
  for (const { supervisor } of shares) expect(await supervisor.ready(120_000)).toBe(true);
}

/** Notes how long each part took. */
function phases(): (name: string) => string {
  const noted: string[] = [];
  let begun = performance.now();
  return (name) => {
    noted.push(`${name} ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    begun = performance.now();
    return noted.join(', ');
  };
}

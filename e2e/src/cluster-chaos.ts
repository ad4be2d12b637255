import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { failpoints } from '@duijie/platform';
import { isRunning, killProcess } from '@duijie/testing/native';
import { audit } from './audit.ts';
import { wanted } from './client.ts';
import { killAtFailpoints } from './cluster-failpoints.ts';
import type { Client, Json } from './client.ts';
import type { Outcome } from './embedded-chaos.ts';
import { roundOf } from './embedded-chaos.ts';
import { Load } from './load.ts';
import { kafkaLog } from './log.ts';
import { aSheet } from './made-up.ts';
import { persistently } from './persistent.ts';
import { clusterPlatform } from './platforms.ts';
import type { ClusterPlatform } from './platforms.ts';
import { replayAll } from './replayed.ts';
import { Seeded } from './seeded.ts';
import { takeSnapshot, untilQuiet } from './snapshot.ts';

export interface ClusterPlan {
  readonly seed: number;
  readonly kills: number;
  readonly brokerKills: number;
  readonly rows: number;
  /** How often each failpoint is armed. */
  readonly eachFailpoint: number;
  /** Takes what the processes have printed, for whoever looks for a cause. */
  readonly logFile?: string;
}

export interface ClusterOutcome extends Outcome {
  /** After each kill of the broker: milliseconds from its answering until a revision made then had been heard. */
  readonly resumedAfterMs: readonly number[];
  /** The same until an upload made then, behind all that the load had begun, was read, stored and told. */
  readonly throughAfterMs: readonly number[];
}

/** How long it took is what is measured; this ends a wait for what never comes. */
const heardWithinMs = 180_000;

/** Kills services at random, which the supervisor starts again, and the broker under load. */
export async function clusterKills(plan: ClusterPlan): Promise<ClusterOutcome> {
  const platform = await clusterPlatform();
  try {
    const seeded = new Seeded(plan.seed);
    const load = await Load.begin({ ...platform, seed: plan.seed });
    for (let kill = 1; kill <= plan.kills; kill += 1) {
      // Fewer sheets than in one process: here kills come while the last ones are still being read.
      load.begin(roundOf(kill, kill % 4 === 1 ? plan.rows : 0));
      await pause(seeded.between(100, 2000));
      await killOne(platform, seeded);
    }
    const notReached = await killAtFailpoints(platform, load, seeded, plan);
    // What the broker's return costs is measured where everything else is well.
    await load.finish();
    await Promise.all(platform.cluster.instances.map(({ supervisor }) => supervisor.ready(180_000)));
    await untilQuiet(load);
    const resumedAfterMs: number[] = [];
    const throughAfterMs: number[] = [];
    for (let kill = 1; kill <= plan.brokerKills; kill += 1) {
      const [resumed, through] = await brokerKilled(platform, load, seeded, plan, kill);
      resumedAfterMs.push(resumed);
      throughAfterMs.push(through);
    }
    await load.finish();
    await untilQuiet(load);
    await replayAll(load);
    await untilQuiet(load);
    const snapshot = await takeSnapshot(load);
    const log = await kafkaLog(platform.kafka.brokers);
    const verdict = audit(load, snapshot, log);
    const kills = plan.kills + plan.eachFailpoint * failpoints.length;
    return { ...verdict, kills, notReached, resumedAfterMs, throughAfterMs };
  } finally {
    if (plan.logFile) await writeFile(plan.logFile, platform.output.join('\n'));
    await platform.stop();
  }
}

/** kill -9 of an instance that runs; one that is just being started again is left alone. */
async function killOne({ cluster }: ClusterPlatform, seeded: Seeded): Promise<void> {
  for (;;) {
    const { supervisor, service } = seeded.pick(cluster.instances);
    const mark = { pid: supervisor.pid ?? 0, mark: `services/${service}/src/main.ts` };
    if (await isRunning(mark)) return killProcess(mark);
    await pause(50);
  }
}

async function brokerKilled(
  { kafka }: ClusterPlatform,
  load: Load,
  seeded: Seeded,
  plan: ClusterPlan,
  kill: number,
): Promise<[number, number]> {
  load.begin(roundOf(kill, plan.rows));
  await pause(seeded.between(200, 1500));
  await kafka.kill9();
  // Members go on working while there is no broker: what they do waits in the outboxes.
  load.begin({ ...roundOf(kill, plan.rows), suspension: true });
  await pause(seeded.between(500, 4000));
  await kafka.restart();
  const begun = performance.now();
  const number = plan.seed * 1000 + kill * 2 + 1;
  const after = (): number => Math.round(performance.now() - begun);
  return Promise.all([revisionHeard(load, number).then(after), uploadTold(load, number).then(after)]);
}

/** Resolves when matching knows a revision that is made now. */
async function revisionHeard({ members }: Load, number: number): Promise<void> {
  const [enterprise] = members.enterprises;
  if (!enterprise) throw new Error('The load has no enterprise.');
  const revision = await revised(enterprise.client, number);
  await until(async () => {
    const matches = await persistently(() => enterprise.client.get(`/v1/openings/${revision.id}/matches`));
    return matches.body.openingRevision >= revision.revision;
  });
}

/** Resolves when notification has told of the end of an upload that is made now. */
async function uploadTold({ members }: Load, number: number): Promise<void> {
  const [college] = members.colleges;
  if (!college) throw new Error('The load has no college.');
  const sheet = aSheet(new Seeded(number), 1, 900_000_000 + number);
  const headers = { 'content-type': 'text/csv', 'idempotency-key': `probe-${number}` };
  const sent = await wanted(
    202,
    persistently(() => college.client.post('/v1/uploads', sheet.bytes, headers)),
  );
  await until(async () => {
    const { body } = await persistently(() => college.client.get('/v1/notifications?limit=200'));
    return body.items.some((item: Json) => item.about === sent.id);
  });
}

/** Other words for an opening of the enterprise. */
async function revised(client: Client, number: number): Promise<{ id: string; revision: number }> {
  for (;;) {
    const { body } = await persistently(() => client.get('/v1/openings?limit=1&state=published'));
    const [opening] = body.items as Json[];
    if (!opening) throw new Error('No opening is published.');
    const words = { duties: { zh: `设备的安装与维护（${number}）` } };
    const etag = { 'if-match': `"${opening.revision}"` };
    const answer = await persistently(() => client.patch(`/v1/openings/${opening.id}`, words, etag));
    if (answer.status !== 412) return wanted(200, Promise.resolve(answer));
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + heardWithinMs;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new Error(`${heardWithinMs / 1000} s after the broker came back nothing was heard.`);
    await pause(100);
  }
}

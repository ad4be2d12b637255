import { setTimeout as pause } from 'node:timers/promises';
import { failpoints } from '@duijie/platform';
import type { Failpoint } from '@duijie/platform';
import { audit } from './audit.ts';
import type { Verdict } from './audit.ts';
import { Load } from './load.ts';
import type { Round } from './load.ts';
import { embeddedLog } from './log.ts';
import { embeddedPlatform } from './platforms.ts';
import type { EmbeddedPlatform } from './platforms.ts';
import { replayAll } from './replayed.ts';
import { Seeded } from './seeded.ts';
import { takeSnapshot, untilQuiet } from './snapshot.ts';

export interface EmbeddedPlan {
  readonly seed: number;
  readonly kills: number;
  /** Rows of the sheet that every other round uploads. */
  readonly rows: number;
  /** How often each failpoint is armed. */
  readonly eachFailpoint: number;
}

/** What a scenario came to: the audit's verdict, and what was done to the platform. */
export interface Outcome extends Verdict {
  readonly kills: number;
  /** Armed failpoints at which the process did not end. */
  readonly notReached: readonly string[];
}

/** A failpoint must be reached within this time, start included. */
const reachedWithinMs = 40_000;

/** Kills the one process again and again in the middle of a load, at seeded moments and at named places. */
export async function embeddedKills(plan: EmbeddedPlan): Promise<Outcome> {
  const platform = await embeddedPlatform();
  try {
    const seeded = new Seeded(plan.seed);
    const load = await Load.begin({ ...platform, seed: plan.seed });
    for (let kill = 1; kill <= plan.kills; kill += 1) {
      load.begin(roundOf(kill, plan.rows));
      await pause(seeded.between(20, 1800));
      await platform.kill9();
      // One in four is killed again before it is ready.
      if (seeded.chance(25)) await killedWhileStarting(platform, seeded.between(100, 2000));
      await platform.start();
    }
    const notReached: string[] = [];
    for (const name of Array.from({ length: plan.eachFailpoint }, () => failpoints).flat()) {
      await platform.kill9();
      const setting = `${name}:${seeded.between(1, passesOf(name))}`;
      platform.startUnheeded({ FAILPOINT: setting });
      load.begin(roundOf(3, plan.rows));
      if (!(await platform.ended(reachedWithinMs))) notReached.push(setting);
      await platform.kill9();
      await platform.start();
    }
    const verdict = await concluded(platform, load);
    return { ...verdict, kills: plan.kills + plan.eachFailpoint * failpoints.length, notReached };
  } finally {
    await platform.stop();
  }
}

async function killedWhileStarting(platform: EmbeddedPlatform, afterMs: number): Promise<void> {
  platform.startUnheeded();
  await pause(afterMs);
  await platform.kill9();
}

/** Waits for the load and for rest, has everything heard once more, and audits what is left. */
export async function concluded(platform: EmbeddedPlatform, load: Load): Promise<Verdict> {
  await load.finish();
  await untilQuiet(load);
  await replayAll(load);
  await untilQuiet(load);
  const snapshot = await takeSnapshot(load);
  await platform.halt();
  return audit(load, snapshot, await embeddedLog(platform.folder));
}

/** What the n-th round brings: every other one a sheet and an opening; now and then the third enterprise is suspended or reinstated. */
export function roundOf(number: number, rows: number): Round {
  return {
    rows: number % 2 === 1 ? rows : 0,
    openings: number % 2,
    revisions: 2,
    consents: 1,
    suspension: number % 3 === 0,
  };
}

/** At which pass a failpoint may end the process, at the latest: places that are passed often have more. */
function passesOf(name: Failpoint): number {
  if (name.startsWith('tx.') || name.startsWith('inbox.') || name.startsWith('offset.')) return 20;
  return name === 'upload.chunk.commit' ? 1 : 3;
}

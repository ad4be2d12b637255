import { judgeGate, ratiosToPeer } from './statistics.ts';
import type { Pass } from './statistics.ts';
import type { Line } from './table.ts';

/** Something to be measured, over and over. */
export interface Contender {
  readonly name: string;
  /** One pass: does the work and says how many operations it was; `took` notes the wall time of one of them. */
  readonly run: (took: (ms: number) => void) => Promise<number> | number;
  /** CPU time so far in milliseconds; of this process if left out. */
  readonly cpu?: () => number;
}

export interface Measured {
  readonly name: string;
  readonly passes: Pass[];
  readonly latencies: number[];
}

export const warmUps = 2;
export const measuredPasses = 5;

/** CPU time of this process so far, all threads, in milliseconds. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs the contenders in turns, A B A B, so that whatever disturbs the machine meets all of them. */
export async function inTurns(contenders: readonly Contender[]): Promise<Measured[]> {
  const results = contenders.map(({ name }): Measured => ({ name, passes: [], latencies: [] }));
  for (let turn = 0; turn < warmUps + measuredPasses; turn += 1) {
    for (const [index, contender] of contenders.entries()) {
      const result = results[index];
      if (!result) continue;
      const measured = turn >= warmUps;
      const pass = await onePass(contender, (ms) => measured && result.latencies.push(ms));
      if (measured) result.passes.push(pass);
    }
  }
  return results;
}

async function onePass({ run, cpu = ownCpu }: Contender, took: (ms: number) => void): Promise<Pass> {
  const [cpuBefore, wallBefore] = [cpu(), performance.now()];
  const operations = await run(took);
  const wallMs = performance.now() - wallBefore;
  // The clock of other processes ticks in hundredths of a second: less than one tick counts as half of it.
  return { operations, wallMs, cpuMs: Math.max(cpu() - cpuBefore, cpu === ownCpu ? 0.001 : 5) };
}

/** Measures ours beside a peer, and makes the line of the table. */
export async function beside(
  about: { bench: string; what: string; gate?: number; note?: string },
  ours: Contender['run'],
  peer?: Contender,
): Promise<Line> {
  const { bench, what, gate, note } = about;
  const [we, they] = await inTurns([{ name: 'duijie', run: ours }, ...(peer ? [peer] : [])]);
  if (!we) throw new Error('Nothing was measured.');
  return lineOf({ bench, what, ...(gate === undefined ? {} : { gate }), ...(note ? { note } : {}) }, we, they);
}

export function lineOf(
  about: { bench: string; what: string; gate?: number; note?: string },
  we: Measured,
  they?: Measured,
): Line {
  const { bench, what, gate, note } = about;
  const ratios = they ? ratiosToPeer(we.passes, they.passes) : [];
  return {
    bench,
    what,
    passes: we.passes,
    latencies: we.latencies,
    ...(they ? { peer: { name: they.name, passes: they.passes, ratios } } : {}),
    ...(gate === undefined ? {} : { gate: judgeGate(ratios, gate) }),
    ...(note ? { note } : {}),
  };
}

/** Notes how long one operation takes that waits for nothing. */
export function timedNow<Result>(took: (ms: number) => void, work: () => Result): Result {
  const start = performance.now();
  const result = work();
  took(performance.now() - start);
  return result;
}

/** Notes how long one operation takes. */
export async function timed<Result>(took: (ms: number) => void, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await work();
  took(performance.now() - start);
  return result;
}

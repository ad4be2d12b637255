import { join } from 'node:path';
import { inTurns, lineOf, measuredPasses, timedNow } from '../measure.ts';
import type { Measured } from '../measure.ts';
import { startDuckdb } from '../peers/duckdb.ts';
import { startLucene } from '../peers/lucene.ts';
import type { Peer } from '../peers/peer.ts';
import { PeerMissing } from '../peers/peer.ts';
import { startPostgres } from '../peers/postgres.ts';
import { startSqlite } from '../peers/sqlite.ts';
import { startTantivy } from '../peers/tantivy.ts';
import { encodeOpenings, writeWorld } from '../peers/world-file.ts';
import { inFolder, mustAgree } from '../run.ts';
import { judgeGate } from '../statistics.ts';
import { amount, cpuOf, duration } from '../table.ts';
import type { Line } from '../table.ts';
import type { Bed } from './bed.ts';
import { filledMatcher } from './bed.ts';

/** How many times as fast as a peer we are to be, by the size of the world; the other peers are for information. */
const gates: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '100k': { Lucene: 12, 'node:sqlite': 500 },
  '1m': { Lucene: 10 },
};
const rematchGate = 10;
const buildGate = 15;

/** So many rows may the openings that a slow peer is asked have to look through, all together. */
const rowsOfSlowPeers = 4_000_000;
/** Above this the peers for information take longer to take the world in than all else takes. */
const mostForInformation = 100_000;

/** The peers that are here, beside the kernel, each over as many openings as it can be asked in a reasonable time. */
export async function peers(bed: Bed): Promise<Line[]> {
  return inFolder(async (folder) => {
    const openings = encodeOpenings(bed);
    const world = join(folder, 'world');
    await writeWorld(world, bed, openings);
    const some = Math.max(10, Math.round(rowsOfSlowPeers / bed.graduates.length));
    const few = openings.slice(0, some);
    const lines = [
      ...(await beside(bed, 'Lucene', openings.length, () => startLucene(folder, world))),
      ...(await beside(bed, 'node:sqlite', few.length, () => startSqlite(folder, bed, few))),
    ];
    const others: readonly [name: string, count: number, start: () => Promise<Peer>][] = [
      ['tantivy', Math.min(openings.length, 200), () => startTantivy(folder, world)],
      ['DuckDB', few.length, () => startDuckdb(folder, bed, few)],
      ['PostgreSQL', few.length, () => startPostgres(folder, bed, few)],
    ];
    for (const [name, count, start] of others) {
      if (bed.graduates.length <= mostForInformation) lines.push(...(await beside(bed, name, count, start)));
      else lines.push(unmeasured(name, `for information; asked up to ${amount(mostForInformation)} graduates`));
    }
    return lines;
  });
}

const unmeasured = (name: string, note: string): Line => ({
  ...{ bench: 'kernel', what: `beside ${name}`, figure: 'not measured', note },
});

async function beside(bed: Bed, name: string, count: number, start: () => Promise<Peer>): Promise<Line[]> {
  let peer: Peer | undefined;
  try {
    peer = await start();
    for (const variant of peer.variants) await mustAnswerAlike(bed, peer, variant, count);
    const [ours, ...theirs] = await inTurns([
      oursOver(bed, count),
      ...peer.variants.map((variant) => (peer as Peer).contender(variant, count)),
    ]);
    return ours ? linesOf(bed, peer, ours, theirs, count) : [];
  } catch (error) {
    if (!(error instanceof PeerMissing)) throw error;
    return [unmeasured(name, error.message)];
  } finally {
    await peer?.close();
  }
}

const oursOver = ({ matcher, compiled }: Bed, count: number) => ({
  name: 'duijie',
  run: (took: (ms: number) => void) => {
    for (const each of compiled.slice(0, count)) timedNow(took, () => matcher.shortlist(each, 50));
    return count;
  },
});

/** The same graduates in the same order with the same fits, and the same number of eligible. */
async function mustAnswerAlike({ matcher, compiled, graduates }: Bed, peer: Peer, variant: string, count: number) {
  const lists = await peer.answers(variant, count);
  compiled.slice(0, count).forEach((each, index) => {
    const list = lists[index];
    const items = list?.items.map(([at, fit]) => ({ graduateId: graduates[at]?.id, fit }));
    mustAgree(
      `${peer.name}'s list of ${each.id} (${variant})`,
      { eligible: list?.eligible, items },
      matcher.shortlist(each, 50),
    );
  });
}

function linesOf(bed: Bed, peer: Peer, ours: Measured, theirs: readonly Measured[], count: number): Line[] {
  const { size } = bed;
  const gate = gates[size.name]?.[peer.name];
  const label = size.name === '1m' ? 'A2' : 'A1';
  const byTime = [...theirs].sort((a, b) => cpuOf(a.passes) - cpuOf(b.passes));
  const [best, ...others] = byTime;
  if (!best) return [];
  const note = [
    `same lists of ${amount(count)} openings`,
    ...others.map(({ name, passes }) => `${name}: ${duration(cpuOf(passes))}`),
    `p99 of ${best.name} ${duration(tail(best) * 1000)}`,
  ].join('; ');
  const about = { bench: 'kernel', what: `${label} top 50, beside ${peer.name}`, note };
  const line = lineOf({ ...about, ...(gate === undefined ? {} : { gate }) }, ours, best);
  return [line, ...(peer.name === 'Lucene' ? luceneLines(bed, peer, best) : [])];
}

const tail = ({ latencies }: Measured): number =>
  [...latencies].sort((a, b) => a - b)[Math.floor(latencies.length * 0.99)] ?? 0;

/** A5 and A6: what all lists would take Lucene, by its mean over those that were asked, and its index of the same graduates. */
function luceneLines({ size, matcher, compiled, graduates }: Bed, peer: Peer, best: Measured): Line[] {
  const rematch = ratioPasses(() => compiled.forEach((each) => matcher.shortlist(each, 50)));
  const rematchRatios = rematch.map((ms) => (cpuOf(best.passes) * compiled.length) / 1000 / ms);
  const build = ratioPasses(() => void filledMatcher(graduates));
  const buildRatios = build.map((ms) => peer.built.cpuMs / ms);
  const ruled = size.name === '100k' || size.name === '1m';
  return [
    {
      bench: 'kernel',
      what: `A5 full rematch, beside Lucene`,
      peer: { name: `Lucene (${duration(cpuOf(best.passes) * compiled.length)})`, ratios: rematchRatios },
      ...(ruled ? { gate: judgeGate(rematchRatios, rematchGate) } : {}),
    },
    {
      bench: 'kernel',
      what: `A6 build the index, beside Lucene`,
      peer: { name: `Lucene (${duration(peer.built.cpuMs * 1000)}, once, all its threads)`, ratios: buildRatios },
      ...(ruled ? { gate: judgeGate(buildRatios, buildGate) } : {}),
    },
  ];
}

/** CPU time of each pass, in milliseconds. */
function ratioPasses(work: () => void): number[] {
  return Array.from({ length: measuredPasses }, () => {
    const { user, system } = process.cpuUsage();
    work();
    const spent = process.cpuUsage({ user, system });
    return (spent.user + spent.system) / 1000;
  });
}

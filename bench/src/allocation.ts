import { allocate, assign, costOf, numbered, openingOf, plainAllocation } from '@duijie/matching';
import type { Assignment, FrozenInputs, Market } from '@duijie/matching';
import { byAlgmatch } from './allocation/algmatch.ts';
import { generatedMarket, inputsOf, listLength, secret } from './allocation/markets.ts';
import { aimed } from './kernel/targets.ts';
import { beside, inTurns } from './measure.ts';
import { PeerMissing } from './peers/peer.ts';
import { mustAgree } from './run.ts';
import type { Run } from './run.ts';
import { judgeGate } from './statistics.ts';
import { amount, mebibytes } from './table.ts';
import type { Line } from './table.ts';

const bench = 'allocation';
const [participants, openings] = [15_000, 200];
const algmatchGate = 1_000;
const mostBytes = 150e6;
/** So many allocations in a pass, since the clock of the processor is coarse. */
const repeats = 40;

/** B1 and B2: the seats of a cycle. */
export async function allocation({ size, peers }: Run): Promise<Line[]> {
  // The plain reference runs from the beginning for every closing, so it is asked about a smaller market of the kind.
  agreesWithReference(inputsOf(generatedMarket(3_000, 60, true)));
  const market = generatedMarket(participants, openings, true);
  const found = assign(market);
  mustAgree('the number of blocking pairs', blockingPairs(market, found), 0);
  const reopened = found.closings.filter((closing) => closing.reopened).length;
  const what = `B1 ${amount(participants)} participants × ${openings} openings with minima, lists of ${listLength}`;
  const note = `on encoded arrays, lots as numbers; ${found.closings.length} closed, ${reopened} of them opened again, 0 blocking pairs`;
  const ours = () => {
    for (let repeat = 0; repeat < repeats; repeat += 1) assign(market);
    return repeats;
  };
  return [
    aimed(await beside({ bench, what, note }, ours), { mean: 1_500 }),
    ...(await prepared(inputsOf(market))),
    ...(peers ? [await besideAlgmatch(market, ours)] : []),
    ...(size.graduates >= 100_000 ? await large(size.graduates) : []),
  ];
}

/** What is around the core: lots by SHA-256 and the encoding, and all from the inputs to the outcomes with reasons. */
async function prepared(inputs: FrozenInputs): Promise<Line[]> {
  const seed = 'ab'.repeat(32);
  const encode = () => {
    numbered(inputs, seed);
    return 1;
  };
  const all = () => {
    allocate(inputs, secret);
    return 1;
  };
  return [
    await beside({ bench, what: 'B1 its lots (SHA-256), their order, and the encoding' }, encode),
    await beside({ bench, what: 'B1 all of it: digest, seed, lots, allocation, outcomes with reasons' }, all),
  ];
}

async function large(people: number): Promise<Line[]> {
  const places = people / 50;
  const before = process.memoryUsage().arrayBuffers;
  const market = generatedMarket(people, places, false);
  const found = assign(market);
  // Nothing is collected yet, so this counts all that the core had at once.
  const bytes = process.memoryUsage().arrayBuffers - before;
  mustAgree('the number of blocking pairs', blockingPairs(market, found), 0);
  const what = `${people === 1_000_000 ? 'B2 ' : ''}${amount(people)} participants × ${amount(places)} openings`;
  const timed = await beside({ bench, what: `${what}, lists of ${listLength}`, note: '0 blocking pairs' }, () => {
    assign(market);
    return 1;
  });
  const target = people === 1_000_000 ? { mean: 500_000 } : undefined;
  const memory = { bench, what: `${what}: memory`, figure: mebibytes(bytes), note: 'the encoded lists included' };
  const judged = { text: '≤ 150 MB', met: bytes <= mostBytes };
  return [aimed(timed, target), people === 1_000_000 ? { ...memory, target: judged } : memory];
}

async function besideAlgmatch(market: Market, run: () => number): Promise<Line> {
  const what = 'B1 beside algmatch, which has no minima';
  try {
    const { algorithm, all } = await byAlgmatch(market);
    const [we] = await inTurns([{ name: 'duijie', run }]);
    const ratios = (we?.passes ?? []).map(({ cpuMs, operations }, pass) => {
      return (algorithm[pass] ?? 0) / (cpuMs / operations);
    });
    const note = `the same matching without minima; its algorithm alone; with its check ${amount(all[0] ?? 0)} ms`;
    const peer = { name: `algmatch (${amount(algorithm[0] ?? 0)} ms)`, ratios };
    return { bench, what, ...(we ? { passes: we.passes } : {}), peer, gate: judgeGate(ratios, algmatchGate), note };
  } catch (error) {
    if (!(error instanceof PeerMissing)) throw error;
    return { bench, what, figure: 'not measured', note: error.message };
  }
}

function agreesWithReference(inputs: FrozenInputs): void {
  const { closings, participants: people, seed } = allocate(inputs, secret);
  const plain = plainAllocation(inputs, seed);
  mustAgree('the order of closings', closings, plain.closings);
  for (const [id, admitted] of plain.admitted) {
    const ours = people.filter(({ outcome }) => outcome.opening === id).map(({ p }) => p);
    mustAgree(`who is admitted to ${id}`, ours, [...admitted].sort());
  }
}

/** How many participants and open openings would rather have each other. */
function blockingPairs({ seats, starts, wishes }: Market, { at, taken, closings }: Assignment): number {
  const keyOf = (wish: number) => costOf(wishes[wish] ?? 0) * 2 ** 32 + wish;
  // The key of the last one admitted: no other may come before it; where a seat is free, nobody may come at all.
  const last = Float64Array.from(seats, (count, opening) => ((taken[opening] ?? 0) < count ? Infinity : -1));
  for (const { opening, reopened } of closings) if (!reopened) last[opening] = -2;
  for (let participant = 0; participant < at.length; participant += 1) {
    const wish = (starts[participant] ?? 0) + (at[participant] ?? 0);
    if (wish >= (starts[participant + 1] ?? 0)) continue;
    const opening = openingOf(wishes[wish] ?? 0);
    last[opening] = Math.max(last[opening] ?? 0, keyOf(wish));
  }
  let count = 0;
  for (let participant = 0; participant < at.length; participant += 1) {
    const start = starts[participant] ?? 0;
    for (let wish = start; wish < start + (at[participant] ?? 0); wish += 1) {
      if (keyOf(wish) < (last[openingOf(wishes[wish] ?? 0)] ?? 0)) count += 1;
    }
  }
  return count;
}

import { mustBeRight } from './kernel/agreement.ts';
import { makeBed } from './kernel/bed.ts';
import { changes } from './kernel/changes.ts';
import { oneOpening } from './kernel/lists.ts';
import { peers } from './kernel/peers.ts';
import { building, explanations, gateCounts } from './kernel/readings.ts';
import { rematchOnThreads } from './kernel/rematch.ts';
import { studentPeers } from './kernel/student-peers.ts';
import { oneGraduate } from './kernel/students.ts';
import { memoryBandwidth } from './machine.ts';
import type { Run } from './run.ts';
import type { Line } from './table.ts';

/** A1 to A8: the kernel alone, on the matching world; large worlds take long, so each part is told as it begins. */
export async function kernel(run: Run): Promise<Line[]> {
  const bed = await begun('the world and its index', () => makeBed(run));
  const checked = await begun('lists beside the plain reference', () => mustBeRight(bed, run.accept));
  const parts: [what: string, measure: () => Promise<Line | Line[]>][] = [
    ['openings', () => oneOpening(bed, { copyGbPerSecond: memoryBandwidth() })],
    ['graduates', () => oneGraduate(bed)],
    ['changes', () => changes(bed)],
    ['a full rematch on threads', () => rematchOnThreads(bed)],
    ['the index built', () => building(bed)],
    ['explanations', () => explanations(bed)],
    ['counts by gate', () => gateCounts(bed)],
  ];
  if (run.peers)
    parts.push(['students beside peers', () => studentPeers(bed)], ['openings beside peers', () => peers(bed)]);
  const lines: Line[] = [];
  for (const [what, measure] of parts) lines.push(...[await begun(what, measure)].flat());
  const compared = `${run.size.referenceOpenings} of ${run.size.queries} lists and counts equal the plain reference; ${checked}`;
  return [{ bench: 'kernel', what: 'lists are right', figure: compared }, ...lines];
}

async function begun<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  process.stderr.write(`kernel: ${what} …\n`);
  return work();
}

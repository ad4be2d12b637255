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

/** A1 to A8: the kernel alone, on the matching world. */
export async function kernel(run: Run): Promise<Line[]> {
  const bed = await makeBed(run);
  const checked = await mustBeRight(bed, run.accept);
  const lines = [
    ...(await oneOpening(bed, { copyGbPerSecond: memoryBandwidth() })),
    await oneGraduate(bed),
    ...(await changes(bed)),
    await rematchOnThreads(bed),
    ...(await building(bed)),
    await explanations(bed),
    await gateCounts(bed),
    ...(run.peers ? [...(await studentPeers(bed)), ...(await peers(bed))] : []),
  ];
  const compared = `${run.size.referenceOpenings} of ${run.size.queries} lists and counts equal the plain reference; ${checked}`;
  return [{ bench: 'kernel', what: 'lists are right', figure: compared }, ...lines];
}

import { compileOpening } from '@duijie/matching';
import type { Machine } from '../machine.ts';
import { beside, timedNow } from '../measure.ts';
import { quantile } from '../statistics.ts';
import { amount, cpuOf } from '../table.ts';
import type { Line } from '../table.ts';
import type { Bed } from './bed.ts';
import { aimed } from './targets.ts';

const limits: Readonly<Record<string, { mean: number; p99: number }>> = {
  '100k': { mean: 30, p99: 300 },
  '1m': { mean: 200, p99: 2500 },
};

/** A1 and A2: the first 50 of one opening with the number of eligible. */
export async function oneOpening(bed: Bed, machine: Pick<Machine, 'copyGbPerSecond'>): Promise<Line[]> {
  const { size, matcher, compiled, bytesOfGraduate } = bed;
  const asked = compiled.slice(0, size.queries);
  const what = `${size.name === '1m' ? 'A2' : 'A1'} top 50 of ${amount(size.graduates)} graduates`;
  const line = await beside({ bench: 'kernel', what }, (took) => {
    for (const each of asked) timedNow(took, () => matcher.shortlist(each, 50));
    return asked.length;
  });
  const passOverIndex = (bytesOfGraduate * size.graduates) / machine.copyGbPerSecond / 1e3;
  const share = (cpuOf(line.passes ?? []) / passOverIndex) * 100;
  return [
    aimed(
      { ...line, note: `${share.toPrecision(3)} % of one pass over the index at the measured bandwidth` },
      limits[size.name],
    ),
    { bench: 'kernel', what: 'A1 eligible of an opening', figure: eligibleOf(bed) },
    await beside({ bench: 'kernel', what: `${what}, compiled anew` }, () => {
      for (const { opening } of asked) matcher.shortlist(compileOpening(opening, bed.world), 50);
      return asked.length;
    }),
  ];
}

/** How selective the openings are: a world of empty lists would flatter every engine. */
function eligibleOf({ size, matcher, compiled }: Bed): string {
  const eligible = compiled.slice(0, size.queries).map((each) => matcher.shortlist(each, 50).eligible);
  const at = (share: number) => amount(quantile(eligible, share));
  return `p10 ${at(0.1)}, median ${at(0.5)}, p90 ${at(0.9)}, most ${at(1)}`;
}

import { studentList } from '@duijie/matching';
import { beside, timedNow } from '../measure.ts';
import { mustAgree } from '../run.ts';
import { amount } from '../table.ts';
import type { Line } from '../table.ts';
import { sample } from './agreement.ts';
import type { Bed } from './bed.ts';
import { aimed } from './targets.ts';

export const first = 20;

/** A3: one graduate's first openings. */
export async function oneGraduate({ size, matcher, graduates, openings, compiled, world }: Bed): Promise<Line> {
  const asked = sample(graduates, 400);
  for (const each of compiled) matcher.openings.put(each);
  for (const graduate of asked.slice(0, 3)) {
    const wanted = studentList(graduate, openings, world).slice(0, first);
    mustAgree(`the list of ${graduate.id}`, matcher.openings.for(graduate, first), wanted);
  }
  const line = await beside(
    { bench: 'kernel', what: `A3 a graduate's top ${first} of ${amount(openings.length)} openings` },
    (took) => {
      for (const graduate of asked) timedNow(took, () => matcher.openings.for(graduate, first));
      return asked.length;
    },
  );
  return aimed(line, size.kernelOpenings === 10_000 ? { mean: 15 } : undefined);
}

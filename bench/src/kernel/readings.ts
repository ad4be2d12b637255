import { explain } from '@duijie/matching';
import { beside, timedNow } from '../measure.ts';
import { mustAgree } from '../run.ts';
import { amount } from '../table.ts';
import type { Line } from '../table.ts';
import type { Bed } from './bed.ts';
import { filledMatcher } from './bed.ts';
import { aimed } from './targets.ts';

/** A6: the index of all graduates, built from their profiles. */
export async function building({ size, graduates, bytesOfGraduate }: Bed): Promise<Line[]> {
  const line = await beside({ bench: 'kernel', what: `A6 build the index of ${amount(size.graduates)}` }, () => {
    filledMatcher(graduates);
    return 1;
  });
  return [
    aimed(line, size.name === '1m' ? { mean: 1_000_000 } : undefined),
    {
      bench: 'kernel',
      what: 'A6 memory of a graduate in the index',
      figure: `${amount(bytesOfGraduate)} bytes`,
      target: { text: '≤ 100 bytes', met: bytesOfGraduate <= 100 },
      note: 'the profile itself comes on top',
    },
  ];
}

/** A7: the first 50 of an opening explained in full, with gains, as they go over the wire. */
export async function explanations({ size, matcher, compiled, world }: Bed): Promise<Line> {
  const fifties = compiled
    .slice(0, size.queries)
    .map((each) => ({ opening: each.opening, items: matcher.shortlist(each, 50).items }))
    .filter(({ items }) => items.length === 50)
    .slice(0, 60)
    .map(({ opening, items }) => ({
      opening,
      items,
      graduates: items.flatMap((item) => matcher.get(item.graduateId) ?? []),
    }));
  const explained = ({ opening, graduates }: (typeof fifties)[number]) =>
    graduates.map((graduate) => explain(opening, graduate, world));
  for (const each of fifties.slice(0, 10))
    mustAgree(
      `the explained fits of ${each.opening.id}`,
      explained(each).map(({ fit }) => fit),
      each.items.map(({ fit }) => fit),
    );
  const line = await beside({ bench: 'kernel', what: 'A7 50 full explanations, serialised' }, (took) => {
    for (const each of fifties) timedNow(took, () => JSON.stringify(explained(each)).length);
    return fifties.length;
  });
  return aimed(line, { mean: 300 });
}

/** A8: what each gate removes. */
export async function gateCounts({ size, matcher, compiled }: Bed): Promise<Line> {
  const asked = compiled.slice(0, Math.min(size.queries, 100));
  const line = await beside({ bench: 'kernel', what: `A8 counts by gate over ${amount(size.graduates)}` }, (took) => {
    for (const each of asked) timedNow(took, () => matcher.counts(each));
    return asked.length;
  });
  return aimed(line, size.name === '100k' ? { mean: 1000 } : undefined);
}

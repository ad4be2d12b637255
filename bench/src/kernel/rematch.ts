import { RematchThreads } from '@duijie/matching';
import { inTurns, lineOf, timed, timedNow } from '../measure.ts';
import type { Measured } from '../measure.ts';
import { mustAgree } from '../run.ts';
import { median } from '../statistics.ts';
import { amount, cpuOf, duration, ratio } from '../table.ts';
import type { Line } from '../table.ts';
import { sample } from './agreement.ts';
import type { Bed } from './bed.ts';

const threads = 2;
const limit = 50;
const mostWall = 160_000;

/** A5 on two threads that share the index, as the service rematches; the CPU time is that of all threads together. */
export async function rematchOnThreads({ size, matcher, compiled }: Bed): Promise<Line> {
  const rematch = new RematchThreads(threads);
  const asked = compiled.filter(({ isOpen }) => isOpen).map((each) => ({ compiled: each, limit }));
  const lists = async () => (await rematch.lists(matcher, asked)) ?? [];
  try {
    const found = await lists();
    for (const each of sample(asked, 200))
      mustAgree(
        `the list of ${each.compiled.id} that a thread found`,
        found[asked.indexOf(each)],
        matcher.shortlist(each.compiled, limit),
      );
    const one = {
      name: 'one thread',
      run: (took: (ms: number) => void) => {
        timedNow(took, () => asked.forEach((each) => matcher.shortlist(each.compiled, limit)));
        return 1;
      },
    };
    const two = {
      name: 'two threads',
      run: async (took: (ms: number) => void) => {
        await timed(took, lists);
        return 1;
      },
    };
    const [together, alone] = await inTurns([two, one]);
    if (!together || !alone) throw new Error('Nothing was measured.');
    const what = `A5 full rematch, ${amount(asked.length)} openings × ${amount(size.graduates)}, two threads`;
    const [wall, wallAlone] = [wallOf(together), wallOf(alone)];
    const note = [
      `${duration(wall)} by the clock; one thread beside it ${duration(wallAlone)}, CPU ${duration(cpuOf(alone.passes))}`,
      `${ratio(wallAlone / wall)} as fast`,
    ].join('; ');
    const line = lineOf({ bench: 'kernel', what, note }, together);
    const target = { text: `≤ ${duration(mostWall)} by the clock`, met: wall <= mostWall };
    return size.name === '100k' ? { ...line, target } : line;
  } finally {
    await rematch.onModuleDestroy();
  }
}

/** The median by the clock, in microseconds. */
const wallOf = ({ latencies }: Measured): number => median(latencies) * 1000;

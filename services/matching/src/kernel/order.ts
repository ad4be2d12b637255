import { lotOf } from '../fit/lottery.ts';

interface Scored {
  readonly id: string;
  readonly score: number;
}

/**
 * The first of these, which come highest score first: equals are ordered by lot, the highest first. A lot is drawn only
 * where a tie asks for it. The list given is put in order and cut.
 */
export function drawTies<T extends Scored>(seed: string, scored: T[], limit: number): T[] {
  for (let from = 0; from < scored.length && from < limit;) {
    const score = scored[from]?.score;
    let to = from + 1;
    while (to < scored.length && scored[to]?.score === score) to += 1;
    if (to - from > 1) {
      const drawn = scored.slice(from, to).map((each) => ({ each, lot: lotOf(seed, each.id) }));
      drawn.sort((a, b) => (a.lot > b.lot ? -1 : 1));
      drawn.forEach(({ each }, index) => (scored[from + index] = each));
    }
    from = to;
  }
  if (scored.length > limit) scored.length = limit;
  return scored;
}

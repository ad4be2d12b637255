import { lotOf } from '../fit/lottery.ts';

/** The first of these by score and then by lot, each highest first; a lot is drawn only where a tie asks for it. */
export function inOrder<T extends { readonly id: string; readonly score: number }>(
  seed: string,
  scored: T[],
  limit: number,
): T[] {
  scored.sort((a, b) => b.score - a.score);
  const first: T[] = [];
  for (let from = 0; from < scored.length && first.length < limit;) {
    const score = scored[from]?.score;
    let to = from + 1;
    while (scored[to]?.score === score) to += 1;
    const equals = scored.slice(from, to);
    if (equals.length > 1) {
      const drawn = equals.map((each) => ({ each, lot: lotOf(seed, each.id) }));
      drawn.sort((a, b) => (a.lot > b.lot ? -1 : 1));
      first.push(...drawn.map(({ each }) => each));
    } else first.push(...equals);
    from = to;
  }
  return first.slice(0, limit);
}

/** Numbers that look random and are the same for the same seed, so that a world can be made twice. */
export interface RandomStream {
  /** From 0 up to, but without, the limit. */
  below(limit: number): number;
  /** From the first to the last, both included. */
  between(first: number, last: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Some of them, in their order. */
  some<Item>(items: readonly Item[], percent: number): Item[];
  chance(percent: number): boolean;
}

/** A stream for a seed in words: a small generator with 32 bits of state, good enough for a world to look at. */
export function randomStream(seed: string): RandomStream {
  let state = 2_166_136_261;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  const next = (): number => {
    state = (state + 0x9e37_79b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  const chance = (percent: number): boolean => below(100) < percent;
  return {
    below,
    chance,
    between: (first, last) => first + below(last - first + 1),
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
    some: (items, percent) => items.filter(() => chance(percent)),
  };
}

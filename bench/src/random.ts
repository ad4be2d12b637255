/** Random numbers of one entity: the same for the same seed and number, whatever else is drawn. */
export class Stream {
  private state: number;

  constructor(seed: number, kind: string, index: number) {
    let hash = seed | 0;
    for (const letter of `${kind}/${index}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
    this.state = hash;
  }

  /** From 0, below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('Nothing can be picked from an empty list.');
    return item;
  }

  /** Small numbers far oftener than large ones, as skills are held in the world. */
  pickEarly<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() ** 2 * items.length)];
    if (item === undefined) throw new Error('Nothing can be picked from an empty list.');
    return item;
  }
}

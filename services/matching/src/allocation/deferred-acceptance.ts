import type { Market } from './market.ts';
import { costOf, isLast, openingOf } from './market.ts';

// Here an index is never out of its table; `!` says so without a test at every step.

/** A key is what an opening orders by: the cost, then the number of the wish, for which a double leaves 32 bits. */
const wishNumbers = 2 ** 32;

/** The key above the keys of all wishes: there is still a seat. */
const free = Infinity;
/** The key below the keys of all wishes: nobody is admitted any more. */
const shut = -1;

/**
 * Participants propose to openings from the top of their lists. In which order they do so changes nothing; so after an
 * opening closes it is enough that those who had a seat there go on down their lists.
 */
export class Proposals {
  readonly taken: Int32Array;
  /** The key of the last one admitted to each opening that is full; else `free` or `shut`. */
  readonly #last: Float64Array;
  /** The keys of the admitted of all openings; those of a full one are a heap with the last on top. */
  readonly #keys: Float64Array;
  readonly #bases: Int32Array;
  readonly #market: Market;

  constructor(market: Market) {
    const { seats } = market;
    this.#market = market;
    this.taken = new Int32Array(seats.length);
    this.#last = new Float64Array(seats.length).fill(free);
    this.#bases = new Int32Array(seats.length + 1);
    for (let opening = 0; opening < seats.length; opening += 1)
      this.#bases[opening + 1] = this.#bases[opening]! + seats[opening]!;
    this.#keys = new Float64Array(this.#bases[seats.length]!);
  }

  /** Everybody proposes, from the top of the list; what is closed stays closed. */
  run(): void {
    this.taken.fill(0);
    this.#last.forEach((last, opening) => (this.#last[opening] = last === shut ? shut : free));
    this.#propose(this.#market.starts, this.#market.starts.length - 1, 0);
  }

  /** Closes an opening that is not full; who had a seat there goes on. */
  close(opening: number): void {
    const base = this.#bases[opening]!;
    const goOn = new Int32Array(this.taken[opening]!);
    let count = 0;
    for (let index = base; index < base + goOn.length; index += 1) {
      const wish = this.#keys[index]! >>> 0;
      if (!isLast(this.#market.wishes[wish]!)) goOn[count++] = wish;
    }
    this.#last[opening] = shut;
    this.taken[opening] = 0;
    this.#propose(goOn, count, 1);
  }

  /** It takes part again from the next run on. */
  reopen(opening: number): void {
    this.#last[opening] = free;
  }

  isClosed(opening: number): boolean {
    return this.#last[opening] === shut;
  }

  /** Where each participant has come to on their list; its length if nothing is left. */
  positions(): Uint8Array {
    const { starts, wishes } = this.#market;
    const admitted = new Int32Array((wishes.length >>> 5) + 1);
    for (let opening = 0; opening < this.taken.length; opening += 1) {
      const end = this.#bases[opening]! + this.taken[opening]!;
      for (let index = this.#bases[opening]!; index < end; index += 1) {
        const wish = this.#keys[index]! >>> 0;
        admitted[wish >>> 5]! |= 1 << (wish & 31);
      }
    }
    const positions = new Uint8Array(starts.length - 1);
    for (let participant = 0; participant < positions.length; participant += 1) {
      const end = starts[participant + 1]!;
      let wish = starts[participant]!;
      while (wish < end && (admitted[wish >>> 5]! & (1 << (wish & 31))) === 0) wish += 1;
      positions[participant] = wish - starts[participant]!;
    }
    return positions;
  }

  /** Lets those go on whose next wish is so many behind the given ones. */
  #propose(from: Int32Array, count: number, behind: number): void {
    const { seats, starts, wishes } = this.#market;
    const [taken, last, keys, bases] = [this.taken, this.#last, this.#keys, this.#bases];
    const wishCount = starts[starts.length - 1]!;
    for (let index = 0; index < count; index += 1) {
      let wish = from[index]! + behind;
      if (behind === 0 && wish === from[index + 1]) continue;
      while (wish < wishCount) {
        const asked = wishes[wish]!;
        const opening = openingOf(asked);
        const key = costOf(asked) * wishNumbers + wish;
        const limit = last[opening]!;
        if (key > limit) {
          if (isLast(asked)) break;
          wish += 1;
          continue;
        }
        const base = bases[opening]!;
        if (limit === free) {
          const held = (taken[opening]! += 1);
          keys[base + held - 1] = key;
          if (held === seats[opening]) last[opening] = heaped(keys, base, held);
          break;
        }
        sink(keys, base, seats[opening]!, 0, key);
        last[opening] = keys[base]!;
        const refused = limit >>> 0;
        if (isLast(wishes[refused]!)) break;
        wish = refused + 1;
      }
    }
  }
}

/** Makes a heap of the keys and gives the largest. */
function heaped(keys: Float64Array, base: number, count: number): number {
  for (let index = (count >> 1) - 1; index >= 0; index -= 1) sink(keys, base, count, index, keys[base + index]!);
  return keys[base]!;
}

/** Puts a key where another goes, and lets it sink to its place. */
function sink(keys: Float64Array, base: number, count: number, from: number, key: number): void {
  let index = from;
  let child = 2 * index + 1;
  while (child < count) {
    let larger = keys[base + child]!;
    if (child + 1 < count && keys[base + child + 1]! > larger) larger = keys[base + ++child]!;
    if (larger <= key) break;
    keys[base + index] = larger;
    index = child;
    child = 2 * index + 1;
  }
  keys[base + index] = key;
}

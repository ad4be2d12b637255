import { Growing, enlarged } from './growing.ts';

/** Numbers of one use: the opening, the place of what it asks, and two that its finder wants to know. */
export const STRIDE = 4;

/** For one code what the openings ask that it counts for. */
interface List {
  numbers: Int32Array;
  length: number;
}

const NONE: List = { numbers: new Int32Array(0), length: 0 };

/** What openings ask, by the code that counts for it. Each asked thing has a place of its own, as long as its opening stays. */
export class OpeningPostings {
  readonly #lists: (List | undefined)[] = [];
  readonly #codes: (number[] | undefined)[] = [];
  readonly #counts: number[] = [];
  /** The first place of each opening's asked things. */
  readonly #firsts: number[] = [];
  readonly #freed = new Map<number, number[]>();
  /** The best that the graduate of the present question has for each asked thing. */
  best = new Uint16Array(64);
  /** The things for which there is a best. */
  readonly touched = new Growing(Uint32Array);
  #places = 0;

  /** Takes in an opening that asks so many things; for each use of a code the thing that it counts for, what it is worth, and what else to know. */
  put(
    opening: number,
    count: number,
    codes: ArrayLike<number>,
    things: ArrayLike<number>,
    worths: ArrayLike<number>,
    about: ArrayLike<number>,
  ): void {
    let first = this.#freed.get(count)?.pop();
    if (first === undefined) {
      first = this.#places;
      this.#places += count;
      this.best = enlarged(this.best, this.#places);
    }
    this.#firsts[opening] = first;
    this.#counts[opening] = count;
    this.#codes[opening] = [];
    this.add(opening, 0, codes, things, worths, about);
  }

  /** Adds the uses from number `from` on. */
  add(
    opening: number,
    from: number,
    codes: ArrayLike<number>,
    things: ArrayLike<number>,
    worths: ArrayLike<number>,
    about: ArrayLike<number>,
  ): void {
    const first = this.firstOf(opening);
    for (let use = from; use < codes.length; use += 1) {
      const code = codes[use] ?? 0;
      this.#push(code, opening, first + (things[use] ?? 0), worths[use] ?? 0, about[use] ?? 0);
      this.#codes[opening]?.push(code);
    }
  }

  remove(opening: number): void {
    for (const code of new Set(this.#codes[opening])) this.#drop(code, opening);
    this.#codes[opening] = undefined;
    const count = this.#counts[opening] ?? 0;
    const freed = this.#freed.get(count) ?? [];
    freed.push(this.firstOf(opening));
    this.#freed.set(count, freed);
  }

  firstOf(opening: number): number {
    return this.#firsts[opening] ?? 0;
  }

  /** The numbers of a code, four for each use, and how many there are. */
  list(code: number): Readonly<List> {
    return this.#lists[code] ?? NONE;
  }

  /** Forgets what the graduate has for all things, to ask about another. */
  forget(): void {
    const { values, length } = this.touched;
    for (let at = 0; at < length; at += 1) this.best[values[at] ?? 0] = 0;
    this.touched.length = 0;
  }

  #push(code: number, opening: number, place: number, worth: number, about: number): void {
    const list = this.#lists[code] ?? { numbers: new Int32Array(4 * STRIDE), length: 0 };
    this.#lists[code] = list;
    list.numbers = enlarged(list.numbers, list.length + STRIDE);
    list.numbers[list.length] = opening;
    list.numbers[list.length + 1] = place;
    list.numbers[list.length + 2] = worth;
    list.numbers[list.length + 3] = about;
    list.length += STRIDE;
  }

  /** The last ones take the places of those that go. */
  #drop(code: number, opening: number): void {
    const list = this.#lists[code];
    if (!list) return;
    const { numbers } = list;
    for (let at = list.length - STRIDE; at >= 0; at -= STRIDE) {
      if (numbers[at] !== opening) continue;
      list.length -= STRIDE;
      numbers.copyWithin(at, list.length, list.length + STRIDE);
    }
  }
}

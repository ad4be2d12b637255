import { hasBit, ones, setBit } from './bits.ts';
import { MANNER_BITS } from './layout.ts';
import { BLOCK } from './piece.ts';
import type { Part, Piece } from './piece.ts';
import type { SegmentData } from './segment-data.ts';

const words = BLOCK / 32 + 1;

/** Finds the rows of a piece that pass all gates. */
export class Eligible {
  /** Word by word the rows found, from `firstWord` on; only the words listed in `touched` count. */
  readonly found = new Uint32Array(words);
  readonly touched = new Uint16Array(words);
  touchedCount = 0;
  firstWord = 0;
  /** Rows that declare a region with a workplace in it, or one in the same province, from `firstWord` on. */
  readonly within = new Uint32Array(words);
  readonly near = new Uint32Array(words);
  readonly #marked = new Uint32Array(words);
  #span = 0;

  /** How many rows of the piece pass. `scalars` are the rows of the segment that pass each of the gates that columns decide. */
  find(segment: SegmentData, piece: Piece, scalars: readonly Uint32Array[], placeMust: boolean): number {
    this.firstWord = piece.from >>> 5;
    this.#span = ((piece.to - 1) >>> 5) - this.firstWord + 1;
    const { numbers, musts, gates } = piece;
    const isRare = musts.end > musts.at && (numbers[musts.at + 1] ?? 0) < this.#span;
    if (isRare) {
      this.#seedFrom(segment, numbers, musts.at);
      for (const passes of scalars) this.#keep(passes, this.firstWord);
    } else this.#seedAll(segment, piece, scalars);
    for (let must = musts.at; must < musts.end; must += 3 + (numbers[must + 2] ?? 0)) {
      if (must > musts.at || !isRare) this.#keepHolders(segment, numbers, must);
    }
    for (let gate = gates.at; gate < gates.end; gate += 1 + (numbers[gate] ?? 0)) {
      this.#mark(this.#marked, segment, numbers, gate + 1, gate + 1 + (numbers[gate] ?? 0));
      this.#keep(this.#marked, 0);
    }
    if (placeMust) this.#keepPlaced(segment, piece);
    let count = 0;
    for (let at = 0; at < this.touchedCount; at += 1) count += ones(this.found[this.touched[at] ?? 0] ?? 0);
    return count;
  }

  /** Finds who declares what region; where the place is a must, `find` has done so. */
  findPlaces(segment: SegmentData, piece: Piece): void {
    this.#markPart(this.within, segment, piece, piece.within);
    this.#markPart(this.near, segment, piece, piece.near);
  }

  /** Begins with everybody whom the scalar gates let pass: two of them are always asked, so all go in one turn. */
  #seedAll({ open }: SegmentData, { from, to }: Piece, scalars: readonly Uint32Array[]): void {
    const { found, touched, firstWord } = this;
    const last = this.#span - 1;
    const [a = open, b = open, c = open] = scalars;
    const begin = -1 << (from & 31);
    const end = to & 31 ? ~(-1 << (to & 31)) : -1;
    let count = 0;
    for (let word = 0; word <= last; word += 1) {
      const at = firstWord + word;
      let here = (open[at] ?? 0) & (a[at] ?? 0) & (b[at] ?? 0) & (c[at] ?? 0);
      if (word === 0) here &= begin;
      if (word === last) here &= end;
      found[word] = here;
      if (here === 0) continue;
      touched[count] = word;
      count += 1;
    }
    this.touchedCount = count;
    for (let more = 3; more < scalars.length; more += 1) this.#keep(scalars[more] ?? open, firstWord);
  }

  /** Begins with the few who hold what must be held. */
  #seedFrom({ skillPostings: { entries }, open }: SegmentData, numbers: Int32Array, must: number): void {
    const need = numbers[must] ?? 0;
    const last = must + 3 + (numbers[must + 2] ?? 0);
    const { found, touched, firstWord } = this;
    found.fill(0, 0, this.#span);
    let count = 0;
    for (let list = must + 3; list < last; list += 2) {
      const end = numbers[list + 1] ?? 0;
      for (let at = numbers[list] ?? 0; at < end; at += 1) {
        const entry = entries[at] ?? 0;
        const row = entry >>> MANNER_BITS;
        if (((entry >>> 2) & 7) < need || !hasBit(open, row)) continue;
        const word = (row >>> 5) - firstWord;
        const before = found[word] ?? 0;
        if (before === 0) {
          touched[count] = word;
          count += 1;
        }
        found[word] = before | (1 << (row & 31));
      }
    }
    this.touchedCount = count;
  }

  /** Keeps the rows whose bit is set in these words, which begin with word number `first`. */
  #keep(bits: Uint32Array, first: number): void {
    const { found, touched } = this;
    let count = 0;
    for (let at = 0; at < this.touchedCount; at += 1) {
      const word = touched[at] ?? 0;
      const left = (found[word] ?? 0) & (bits[first + word] ?? 0);
      found[word] = left;
      if (left === 0) continue;
      touched[count] = word;
      count += 1;
    }
    this.touchedCount = count;
  }

  #keepHolders({ skillPostings: { entries } }: SegmentData, numbers: Int32Array, must: number): void {
    const need = numbers[must] ?? 0;
    const last = must + 3 + (numbers[must + 2] ?? 0);
    const marked = this.#marked;
    const offset = this.firstWord << 5;
    marked.fill(0, 0, this.#span);
    for (let list = must + 3; list < last; list += 2) {
      const end = numbers[list + 1] ?? 0;
      for (let at = numbers[list] ?? 0; at < end; at += 1) {
        const entry = entries[at] ?? 0;
        if (((entry >>> 2) & 7) >= need) setBit(marked, (entry >>> MANNER_BITS) - offset);
      }
    }
    this.#keep(marked, 0);
  }

  #keepPlaced(segment: SegmentData, piece: Piece): void {
    const { firstWord, within } = this;
    const marked = this.#marked;
    this.#markPart(within, segment, piece, piece.within);
    const { anywhere } = segment;
    for (let word = 0; word < this.#span; word += 1)
      marked[word] = (within[word] ?? 0) | (anywhere[firstWord + word] ?? 0);
    this.#keep(marked, 0);
  }

  #markPart(marked: Uint32Array, segment: SegmentData, { numbers }: Piece, { at, end }: Part): void {
    this.#mark(marked, segment, numbers, at, end);
  }

  /** Marks the rows of all entries in the lists that these numbers bound. */
  #mark(
    marked: Uint32Array,
    { traitPostings: { entries } }: SegmentData,
    numbers: Int32Array,
    at: number,
    end: number,
  ): void {
    const offset = this.firstWord << 5;
    marked.fill(0, 0, this.#span);
    for (let list = at; list < end; list += 2) {
      const last = numbers[list + 1] ?? 0;
      for (let entry = numbers[list] ?? 0; entry < last; entry += 1) setBit(marked, (entries[entry] ?? 0) - offset);
    }
  }
}

import { MANNERS, MANNER_BITS } from './layout.ts';
import type { Eligible } from './eligible.ts';
import { enlarged } from './growing.ts';
import type { Piece } from './piece.ts';
import type { SegmentData } from './segment-data.ts';
import type { Terms } from './terms.ts';

/** What a mark says lies in its low bits; above them stands the number of what it is said about. */
const VALUE_BITS = 14;

export const CELLS = 4;
/** Sum over the asked skills of weight × points. */
export const SKILLS = 0;
/** What traits other than the place add to the fit at most. */
export const TRAITS = 2;

/**
 * What the rows of one piece hold of what is asked, worked out list by list. Several ways of one asked thing follow each
 * other, and the best counts: a mark remembers which thing a row was last met for, and with how much.
 */
export class BlockSums {
  /** Four numbers a row: `SKILLS`, their mark, `TRAITS`, their mark. */
  cells: Int32Array = new Int32Array(0);

  /** Makes the rows ready that are eligible, so many; no other is looked at. */
  clear({ found, touched, touchedCount }: Eligible, { from, to }: Piece, count: number): void {
    this.cells = enlarged(this.cells, CELLS * (to - from + (from & 31)));
    const { cells } = this;
    if (count > (to - from) / 8) {
      cells.fill(0, CELLS * (from & 31), CELLS * (to - from + (from & 31)));
      return;
    }
    for (let at = 0; at < touchedCount; at += 1) {
      const word = touched[at] ?? 0;
      for (let bits = found[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const place = CELLS * ((word << 5) + 31 - Math.clz32(bits & -bits));
        cells[place] = 0;
        cells[place + 1] = 0;
        cells[place + 2] = 0;
        cells[place + 3] = 0;
      }
    }
  }

  /** `tables`: the points that the ways name. */
  sumSkills(
    segment: SegmentData,
    { skillWeights }: Terms,
    tables: Uint16Array,
    { numbers, from, ways }: Piece,
    { found }: Eligible,
  ): void {
    const { entries } = segment.skillPostings;
    const { cells } = this;
    const first = (from >>> 5) << 5;
    for (let way = ways.at; way < ways.end; way += 4) {
      const table = numbers[way] ?? 0;
      const asked = numbers[way + 1] ?? 0;
      const end = numbers[way + 3] ?? 0;
      const weight = skillWeights[asked] ?? 0;
      const mark = (asked + 1) << VALUE_BITS;
      for (let at = numbers[way + 2] ?? 0; at < end; at += 1) {
        const entry = entries[at] ?? 0;
        const row = (entry >>> MANNER_BITS) - first;
        if ((((found[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 0) continue;
        const place = CELLS * row;
        const value = tables[table + (entry & (MANNERS - 1))] ?? 0;
        const before = Math.max(0, (cells[place + 1] ?? 0) - mark);
        if (value <= before) continue;
        cells[place] = (cells[place] ?? 0) + weight * (value - before);
        cells[place + 1] = mark + value;
      }
    }
  }

  sumTraits(segment: SegmentData, { numbers, from, uses }: Piece, { found }: Eligible): void {
    const { entries } = segment.traitPostings;
    const { cells } = this;
    const first = (from >>> 5) << 5;
    for (let use = uses.at; use < uses.end; use += 4) {
      const mark = ((numbers[use] ?? 0) + 1) << VALUE_BITS;
      const share = numbers[use + 1] ?? 0;
      const end = numbers[use + 3] ?? 0;
      for (let at = numbers[use + 2] ?? 0; at < end; at += 1) {
        const row = (entries[at] ?? 0) - first;
        if ((((found[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 0) continue;
        const place = CELLS * row + TRAITS;
        const before = Math.max(0, (cells[place + 1] ?? 0) - mark);
        if (share <= before) continue;
        cells[place] = (cells[place] ?? 0) + share - before;
        cells[place + 1] = mark + share;
      }
    }
  }
}

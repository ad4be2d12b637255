import { PLACE } from '../fit/fit.ts';
import { BlockSums, CELLS, SKILLS, TRAITS } from './block-sums.ts';
import { Eligible } from './eligible.ts';
import { Piece } from './piece.ts';
import type { Prepared } from './prepared.ts';
import { Scorer } from './scorer.ts';
import type { SegmentData } from './segment-data.ts';
import { isAdditive, share, shareOfSkills } from './terms.ts';
import type { Terms } from './terms.ts';
import type { Top } from './top.ts';

/** Costs in nanoseconds, roughly, by which the cheaper way of scoring is chosen. */
const cost = { ofList: 40, ofEntry: 3, ofRowByFeatures: 400, ofRowBySums: 15 };

/** More than what a bound in floating point can be off by, and far below the difference between two fits. */
const rounding = 1e-6;

/** A way of scoring rows: each by its own features, or all of a block by postings. */
export type Scoring = 'features' | 'postings';

function chosen({ lists, entries }: Piece, count: number): Scoring {
  const bySums = lists * cost.ofList + entries * cost.ofEntry + count * cost.ofRowBySums;
  return count * cost.ofRowByFeatures < bySums ? 'features' : 'postings';
}

/** Finds the best of a segment for the terms of an opening. Rows are looked at in blocks, the most valuable majors first. */
export class Search {
  readonly #scorer = new Scorer();
  readonly #eligible = new Eligible();
  readonly #sums = new BlockSums();
  readonly #piece = new Piece();

  readonly #always: Scoring | undefined;
  #points: Uint16Array = new Uint16Array(0);

  /** `always` sets the way of scoring, where the cheaper one would be chosen. */
  constructor(always?: Scoring) {
    this.#always = always;
  }

  /** Makes the terms ready, as `Scorer` says. */
  load(terms: Terms, points: Uint16Array, skillCount: number, traitCount: number): void {
    this.#points = points;
    this.#scorer.load(terms, points, skillCount, traitCount);
  }

  /** Adds the best of the segment to `top`; answers how many are eligible. */
  in(segment: SegmentData, terms: Terms, { numbers, scalars }: Prepared, top: Top): number {
    const { placeMust } = terms;
    let eligible = 0;
    const piece = this.#piece;
    for (let at = 0; at < numbers.length;) {
      at = piece.read(numbers, at);
      const count = this.#eligible.find(segment, piece, scalars, placeMust);
      eligible += count;
      if (count === 0 || piece.ofMajor + terms.mostButMajor < top.floor) continue;
      if ((this.#always ?? chosen(piece, count)) === 'features')
        this.#scoreByFeatures(segment, terms, piece.ofMajor, top);
      else {
        this.#sums.clear(this.#eligible, piece, count);
        this.#sums.sumSkills(segment, terms, this.#points, piece, this.#eligible);
        this.#sums.sumTraits(segment, piece, this.#eligible);
        if (!placeMust) this.#eligible.findPlaces(segment, piece);
        this.#scoreBySums(segment, terms, piece.ofMajor, top);
      }
    }
    return eligible;
  }

  #scoreByFeatures(segment: SegmentData, terms: Terms, ofMajor: number, top: Top): void {
    const { found, touched, touchedCount, firstWord } = this.#eligible;
    for (let at = 0; at < touchedCount; at += 1) {
      const word = touched[at] ?? 0;
      for (let bits = found[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const row = ((firstWord + word) << 5) + 31 - Math.clz32(bits & -bits);
        const before = ofMajor + shareOfSkills(terms, this.#scorer.skillSum(segment, row));
        if (before + terms.mostOfTraits < top.floor) continue;
        top.add(segment.slots[row] ?? 0, before + this.#scorer.ofTraits(segment, row));
      }
    }
  }

  #scoreBySums(segment: SegmentData, terms: Terms, ofMajor: number, top: Top): void {
    const { found, touched, touchedCount, firstWord, within, near } = this.#eligible;
    const { cells } = this.#sums;
    const { anywhere, slots } = segment;
    const additive = isAdditive(terms);
    const shares = [0, PLACE.sameProvince, PLACE.anywhere, PLACE.within].map((value) =>
      share(terms, terms.weights.place, value),
    );
    const [ofNone = 0, ofNear = 0, ofAnywhere = 0, ofWithin = 0] = shares;
    // Shares are rounded down, so a sum is worth no more than this for each of its points.
    const ofPoint = terms.skillWeight === 0 ? 0 : terms.weights.skills / terms.whole / terms.skillWeight;
    const before = ofMajor + ofWithin + rounding;
    let { floor } = top;
    for (let at = 0; at < touchedCount; at += 1) {
      const word = touched[at] ?? 0;
      for (let bits = found[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const bit = bits & -bits;
        const place = (word << 5) + 31 - Math.clz32(bit);
        const sum = cells[CELLS * place + SKILLS] ?? 0;
        const ofTraits = cells[CELLS * place + TRAITS] ?? 0;
        if (before + ofPoint * sum + ofTraits < floor) continue;
        const ofPlace =
          (within[word] ?? 0) & bit
            ? ofWithin
            : (anywhere[firstWord + word] ?? 0) & bit
              ? ofAnywhere
              : (near[word] ?? 0) & bit
                ? ofNear
                : ofNone;
        const ofSkills = shareOfSkills(terms, sum);
        const most = ofMajor + ofSkills + ofPlace + ofTraits;
        if (most < floor) continue;
        const row = (firstWord << 5) + place;
        top.add(slots[row] ?? 0, additive ? most : ofMajor + ofSkills + this.#scorer.ofTraits(segment, row));
        ({ floor } = top);
      }
    }
  }
}

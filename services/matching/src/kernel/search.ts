import { PLACE } from '../fit/fit.ts';
import { BlockSums } from './block-sums.ts';
import { Eligible } from './eligible.ts';
import type { Codes } from './codes.ts';
import type { Plan } from './plan.ts';
import type { PointTables } from './points.ts';
import { Piece } from './piece.ts';
import { prepare } from './prepared.ts';
import { Scorer } from './scorer.ts';
import type { Segment } from './segment.ts';
import type { Top } from './top.ts';

/** Costs in nanoseconds, roughly, by which the cheaper way of scoring is chosen. */
const cost = { ofList: 10, ofEntry: 1.5, ofRowByFeatures: 150, ofRowBySums: 10 };

/** A way of scoring rows: each by its own features, or all of a block by postings. */
export type Scoring = 'features' | 'postings';

function chosen({ lists, entries }: Piece, count: number): Scoring {
  const bySums = lists * cost.ofList + entries * cost.ofEntry + count * cost.ofRowBySums;
  return count * cost.ofRowByFeatures < bySums ? 'features' : 'postings';
}

/** Finds the best of a segment for a plan. Rows are looked at in blocks, the most valuable majors first. */
export class Search {
  readonly scorer: Scorer;
  readonly #eligible = new Eligible();
  readonly #sums: BlockSums;
  readonly #piece = new Piece();

  /** `always` sets the way of scoring, where the cheaper one would be chosen. */
  constructor(
    codes: Codes,
    points: PointTables,
    private readonly always?: Scoring,
  ) {
    this.scorer = new Scorer(codes, points);
    this.#sums = new BlockSums(points);
  }

  /** Adds the best to `top`; answers how many are eligible. */
  in(segment: Segment, plan: Plan, top: Top): number {
    let prepared = plan.prepared.get(segment);
    if (!prepared) plan.prepared.set(segment, (prepared = prepare(plan, segment)));
    const placeMust = plan.compiled.opening.placeMust ?? false;
    let eligible = 0;
    const { numbers, scalars } = prepared;
    const piece = this.#piece;
    for (let at = 0; at < numbers.length;) {
      at = piece.read(numbers, at);
      const count = this.#eligible.find(segment, piece, scalars, placeMust);
      eligible += count;
      if (count === 0 || piece.ofMajor + plan.mostButMajor < top.floor) continue;
      if ((this.always ?? chosen(piece, count)) === 'features')
        this.#scoreByFeatures(segment, plan, piece.ofMajor, top);
      else {
        this.#sums.clear(this.#eligible);
        this.#sums.sumSkills(segment, plan, piece, this.#eligible);
        this.#sums.sumTraits(segment, piece, this.#eligible);
        if (!placeMust) this.#eligible.findPlaces(segment, piece);
        this.#scoreBySums(segment, plan, piece.ofMajor, top);
      }
    }
    return eligible;
  }

  #scoreByFeatures(segment: Segment, plan: Plan, ofMajor: number, top: Top): void {
    const { found, touched, touchedCount, firstWord } = this.#eligible;
    for (let at = 0; at < touchedCount; at += 1) {
      const word = touched[at] ?? 0;
      for (let bits = found[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const row = ((firstWord + word) << 5) + 31 - Math.clz32(bits & -bits);
        const before = ofMajor + plan.shareOfSkills(this.scorer.skillSum(segment, row));
        if (before + plan.mostOfTraits < top.floor) continue;
        top.add(segment.slots[row] ?? 0, before + this.scorer.ofTraits(segment, row));
      }
    }
  }

  #scoreBySums(segment: Segment, plan: Plan, ofMajor: number, top: Top): void {
    const { found, touched, touchedCount, firstWord, within, near } = this.#eligible;
    const { skills, traits } = this.#sums;
    const { anywhere, slots } = segment;
    const { isAdditive } = plan;
    const shares = [0, PLACE.sameProvince, PLACE.anywhere, PLACE.within].map((value) =>
      plan.share(plan.weights.place, value),
    );
    const [ofNone = 0, ofNear = 0, ofAnywhere = 0, ofWithin = 0] = shares;
    let { floor } = top;
    let least = plan.leastSum(floor - ofMajor - plan.mostOfTraits);
    for (let at = 0; at < touchedCount; at += 1) {
      const word = touched[at] ?? 0;
      for (let bits = found[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const bit = bits & -bits;
        const place = (word << 5) + 31 - Math.clz32(bit);
        const sum = skills[2 * place] ?? 0;
        if (sum < least) continue;
        const ofPlace =
          (within[word] ?? 0) & bit
            ? ofWithin
            : (anywhere[firstWord + word] ?? 0) & bit
              ? ofAnywhere
              : (near[word] ?? 0) & bit
                ? ofNear
                : ofNone;
        const ofSkills = plan.shareOfSkills(sum);
        const most = ofMajor + ofSkills + ofPlace + (traits[2 * place] ?? 0);
        if (most < floor) continue;
        const row = (firstWord << 5) + place;
        top.add(slots[row] ?? 0, isAdditive ? most : ofMajor + ofSkills + this.scorer.ofTraits(segment, row));
        if (top.floor === floor) continue;
        ({ floor } = top);
        least = plan.leastSum(floor - ofMajor - plan.mostOfTraits);
      }
    }
  }
}

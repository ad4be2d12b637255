import { enlarged } from './growing.ts';
import { ANYWHERE, MANNERS, MANNER_BITS } from './layout.ts';
import type { SegmentData } from './segment-data.ts';
import { shareOfItems } from './terms.ts';
import type { Terms } from './terms.ts';

/** Links what is looked up by a code to the places of a list: from the head of a code on to the next place. */
class Chains {
  #heads = new Int32Array(0);
  #next = new Int32Array(0);
  #codes: ArrayLike<number> = [];
  #linked = 0;

  get heads(): Int32Array {
    return this.#heads;
  }
  get next(): Int32Array {
    return this.#next;
  }

  /** Links these codes; places are counted from 1, and 0 ends a chain. */
  link(codes: ArrayLike<number>, codeCount: number): void {
    for (let at = 0; at < this.#linked; at += 1) this.#heads[this.#codes[at] ?? 0] = 0;
    if (this.#heads.length < codeCount) this.#heads = new Int32Array(codeCount * 2);
    if (this.#next.length <= codes.length) this.#next = new Int32Array(codes.length * 2 + 2);
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at] ?? 0;
      this.#next[at + 1] = this.#heads[code] ?? 0;
      this.#heads[code] = at + 1;
    }
    this.#codes = codes;
    this.#linked = codes.length;
  }
}

/** Scores rows for the terms that were loaded last, as the definition says. */
export class Scorer {
  readonly #skills = new Chains();
  readonly #traits = new Chains();
  #terms: Terms | undefined;
  #traitCount = -1;
  #skillBest: Int32Array = new Int32Array(16);
  #itemBest: Int32Array = new Int32Array(16);

  #points: Uint16Array = new Uint16Array(0);

  /** Makes the terms ready. `points` are the tables that their ways name; codes from the counts on are not asked about. */
  load(terms: Terms, points: Uint16Array, skillCount: number, traitCount: number): void {
    this.#points = points;
    const { traits } = terms.traits;
    if (terms === this.#terms && traits.length === this.#traitCount) return;
    this.#skills.link(terms.waySkills, skillCount);
    this.#traits.link(traits, traitCount);
    this.#skillBest = enlarged(this.#skillBest, terms.skillWeights.length);
    this.#itemBest = enlarged(this.#itemBest, terms.traits.itemCount);
    this.#terms = terms;
    this.#traitCount = traits.length;
  }

  get #loaded(): Terms {
    if (!this.#terms) throw new Error('Terms have to be loaded before a row is scored.');
    return this.#terms;
  }

  /** The sum over the asked skills of weight × points of the best way of holding it. */
  skillSum(segment: SegmentData, row: number): number {
    const { wayAsked, wayTables, skillWeights } = this.#loaded;
    const { heads, next } = this.#skills;
    const best = this.#skillBest;
    const tables = this.#points;
    const { skills, skillStarts } = segment;
    best.fill(0, 0, skillWeights.length);
    const end = skillStarts[row + 1] ?? 0;
    for (let at = skillStarts[row] ?? 0; at < end; at += 1) {
      const feature = skills[at] ?? 0;
      // A skill that was first met after the plan was loaded has no head yet.
      for (let place = heads[feature >>> MANNER_BITS] ?? 0; place !== 0; place = next[place] ?? 0) {
        const value = tables[(wayTables[place - 1] ?? 0) + (feature & (MANNERS - 1))] ?? 0;
        const asked = wayAsked[place - 1] ?? 0;
        if (value > (best[asked] ?? 0)) best[asked] = value;
      }
    }
    let sum = 0;
    for (let asked = 0; asked < skillWeights.length; asked += 1) sum += (skillWeights[asked] ?? 0) * (best[asked] ?? 0);
    return sum;
  }

  /** What practice, languages, credentials and place add to the fit. */
  ofTraits(segment: SegmentData, row: number): number {
    const terms = this.#loaded;
    const { heads, next } = this.#traits;
    const { items, worths, itemCount } = terms.traits;
    const best = this.#itemBest;
    const { traits, traitStarts } = segment;
    best.fill(0, 0, itemCount);
    const end = traitStarts[row + 1] ?? 0;
    for (let at = traitStarts[row] ?? 0; at < end; at += 1) {
      for (let place = heads[traits[at] ?? 0] ?? 0; place !== 0; place = next[place] ?? 0) {
        const worth = worths[place - 1] ?? 0;
        const item = items[place - 1] ?? 0;
        if (worth > (best[item] ?? 0)) best[item] = worth;
      }
    }
    return shareOfItems(terms, best, 0, ((segment.flags[row] ?? 0) & ANYWHERE) !== 0);
  }
}

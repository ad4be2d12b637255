import { PLACE } from '../fit/fit.ts';
import { FULL } from '../fit/world.ts';
import { enlarged } from './growing.ts';
import type { Plan } from './plan.ts';
import { isAdditive, share } from './terms.ts';

/** Numbers of an opening's record: together they are one line of memory, since openings are met at random. */
const STRIDE = 16;
const SKILL_WEIGHT = 0;
const OF_SKILLS = 1;
const WHOLE = 2;
const OF_ANYWHERE = 3;
const MOST_OF_TRAITS = 4;
const FIRST_TRAIT = 5;
const PLACE_ITEM = 6;
const REQUIRED = 7;
const KIND = 8;
const CIRCLE = 9;
const FLOOR = 10;
const FLAGS = 11;

const IS_ADDITIVE = 1;
const HAS_MORE_MUSTS = 2;

/** So many things that must be held have a bit each; an opening that asks for more is judged by the definition. */
export const MOST_MUSTS = 30;

/** What the scoring of openings for one graduate asks of each of them. */
export class OpeningRecords {
  #numbers: Int32Array = new Int32Array(0);

  /** `musts`: how many things must be held, each told by a bit. */
  put(number: number, plan: Plan, firstTrait: number, musts: number): void {
    this.#numbers = enlarged(this.#numbers, (number + 1) * STRIDE);
    const { weights, whole, traits, kind, circle } = plan;
    const hasMore = musts > MOST_MUSTS;
    const values: readonly (readonly [field: number, value: number])[] = [
      [SKILL_WEIGHT, plan.skillWeight],
      [OF_SKILLS, weights.skills],
      [WHOLE, whole],
      [OF_ANYWHERE, share(plan, weights.place, PLACE.anywhere)],
      [MOST_OF_TRAITS, plan.mostOfTraits],
      [FIRST_TRAIT, firstTrait],
      [PLACE_ITEM, firstTrait + traits.itemCount - 1],
      [REQUIRED, hasMore ? 0 : 2 ** musts - 1],
      [KIND, kind],
      [CIRCLE, circle],
      [FLOOR, FULL + 1],
      [FLAGS, (isAdditive(plan) ? IS_ADDITIVE : 0) | (hasMore ? HAS_MORE_MUSTS : 0)],
    ];
    for (const [field, value] of values) this.#numbers[number * STRIDE + field] = value;
  }

  /** What this sum over the asked skills of weight × points adds to the fit. */
  ofSkills(number: number, sum: number): number {
    if (sum === 0) return 0;
    const at = number * STRIDE;
    const mean = Math.floor(sum / (this.#numbers[at + SKILL_WEIGHT] ?? 1));
    return Math.floor(((this.#numbers[at + OF_SKILLS] ?? 0) * mean) / (this.#numbers[at + WHOLE] ?? 1));
  }

  ofAnywhere = (number: number): number => this.#numbers[number * STRIDE + OF_ANYWHERE] ?? 0;
  mostOfTraits = (number: number): number => this.#numbers[number * STRIDE + MOST_OF_TRAITS] ?? 0;
  firstTrait = (number: number): number => this.#numbers[number * STRIDE + FIRST_TRAIT] ?? 0;
  placeItem = (number: number): number => this.#numbers[number * STRIDE + PLACE_ITEM] ?? 0;
  kind = (number: number): number => this.#numbers[number * STRIDE + KIND] ?? 0;
  circle = (number: number): number => this.#numbers[number * STRIDE + CIRCLE] ?? 0;
  floor = (number: number): number => this.#numbers[number * STRIDE + FLOOR] ?? 0;
  isAdditive = (number: number): boolean => ((this.#numbers[number * STRIDE + FLAGS] ?? 0) & IS_ADDITIVE) !== 0;

  setFloor(number: number, fit: number): void {
    this.#numbers[number * STRIDE + FLOOR] = fit;
  }

  /** Are all things held that must be, given a bit for each that is? Nothing where it has to be asked of the definition. */
  holdsMusts(number: number, held: number): boolean | undefined {
    const at = number * STRIDE;
    if ((this.#numbers[at + FLAGS] ?? 0) & HAS_MORE_MUSTS) return undefined;
    const required = this.#numbers[at + REQUIRED] ?? 0;
    return (held & required) === required;
  }
}

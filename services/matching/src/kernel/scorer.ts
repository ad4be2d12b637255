import { PLACE } from '../fit/fit.ts';
import { ANYWHERE, MANNERS, MANNER_BITS } from './codes.ts';
import type { Codes } from './codes.ts';
import type { Plan } from './plan.ts';
import type { PointTables } from './points.ts';
import type { Segment } from './segment.ts';

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

/** Scores rows for the plan that was loaded last, as the definition says. */
export class Scorer {
  readonly #skills = new Chains();
  readonly #traits = new Chains();
  #plan: Plan | undefined;
  #traitCount = -1;
  #skillBest = new Int32Array(16);
  #itemBest = new Int32Array(16);

  constructor(
    private readonly codes: Codes,
    private readonly points: PointTables,
  ) {}

  load(plan: Plan): void {
    const traits = plan.traits.traits;
    if (plan === this.#plan && traits.length === this.#traitCount) return;
    this.#skills.link(plan.waySkills, this.codes.skills.texts.length);
    this.#traits.link(traits, this.codes.traits.size + 1);
    if (this.#skillBest.length < plan.skillWeights.length)
      this.#skillBest = new Int32Array(plan.skillWeights.length * 2);
    if (this.#itemBest.length < plan.traits.itemCount) this.#itemBest = new Int32Array(plan.traits.itemCount * 2);
    this.#plan = plan;
    this.#traitCount = traits.length;
  }

  get #loaded(): Plan {
    if (!this.#plan) throw new Error('A plan has to be loaded before a row is scored.');
    return this.#plan;
  }

  /** The sum over the asked skills of weight × points of the best way of holding it. */
  skillSum(segment: Segment, row: number): number {
    const { wayAsked, wayTables, skillWeights } = this.#loaded;
    const { heads, next } = this.#skills;
    const best = this.#skillBest;
    const tables = this.points.values;
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
  ofTraits(segment: Segment, row: number): number {
    const plan = this.#loaded;
    const { heads, next } = this.#traits;
    const { items, worths, itemCount } = plan.traits;
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
    return shareOfItems(plan, best, 0, ((segment.flags[row] ?? 0) & ANYWHERE) !== 0);
  }
}

/** What practice, languages, credentials and place add to the fit, from the best worth of each item, from `first` on. */
export function shareOfItems(plan: Plan, best: ArrayLike<number>, first: number, anywhere: boolean): number {
  const { weights, whole, compiled, credentialWeights, credentialWeight } = plan;
  const languages = compiled.languages.length;
  const place = Math.max(best[first + plan.traits.itemCount - 1] ?? 0, anywhere ? PLACE.anywhere : 0);
  let sum = Math.floor((weights.place * place) / whole) + Math.floor((weights.practice * (best[first] ?? 0)) / whole);
  if (languages > 0) {
    let spoken = 0;
    for (let item = 1; item <= languages; item += 1) spoken += best[first + item] ?? 0;
    sum += Math.floor((weights.language * Math.floor(spoken / languages)) / whole);
  }
  if (credentialWeight > 0) {
    let held = 0;
    for (let index = 0; index < credentialWeights.length; index += 1) {
      held += (credentialWeights[index] ?? 0) * (best[first + 1 + languages + index] ?? 0);
    }
    sum += Math.floor((weights.credentials * Math.floor(held / credentialWeight)) / whole);
  }
  return sum;
}

import { appealWhere, studentScore } from '../fit/appeal.ts';
import { PLACE } from '../fit/fit.ts';
import { consentsToMatching, judgeGate } from '../fit/gates.ts';
import type { StudentItem } from '../fit/reference.ts';
import type { Graduate } from '../fit/world.ts';
import { MANNERS, MANNER_BITS } from './layout.ts';
import type { Codes } from './codes.ts';
import type { CompiledOpening } from './compile.ts';
import { enlarged } from './growing.ts';
import { OpeningGates } from './opening-gates.ts';
import { OpeningPostings } from './opening-postings.ts';
import { inOrder } from './order.ts';
import type { Plan } from './plan.ts';
import type { PointTables } from './points.ts';
import { Staging } from './staging.ts';
import { share, shareOfItems, shareOfSkills } from './terms.ts';

/** An opening for which a graduate is eligible. */
export interface Reached {
  readonly compiled: CompiledOpening;
  readonly fit: number;
  /** Does a workplace lie within a region that they declare? */
  readonly isWithin: boolean;
}

/** Below it, who is eligible for an opening need not be told of. */
export type FloorOf = (openingId: string) => number;

/** All openings that are open, indexed so that one graduate finds at once those for which they are eligible. */
export class OpeningIndex {
  readonly #numbers = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #plans: (Plan | undefined)[] = [];
  readonly #gates: OpeningGates;
  readonly #skills = new OpeningPostings();
  readonly #traits = new OpeningPostings();
  /** How many uses of traits by each opening are in the postings. */
  readonly #used: number[] = [];
  /** Who asks about each group of traits, and how many traits there were when they were last asked. */
  readonly #askers = new Map<readonly number[], Set<number>>();
  #known = 0;
  readonly #row = new Staging();
  #sums = new Int32Array(64);
  /** The level at which the graduate of the present question holds each skill. */
  #levels = new Uint8Array(64);

  constructor(
    private readonly codes: Codes,
    private readonly points: PointTables,
    private readonly planOf: (compiled: CompiledOpening) => Plan,
  ) {
    this.#gates = new OpeningGates(codes);
  }

  /** Takes the opening in, or replaces what was known of it; one that is not open is forgotten. */
  put(compiled: CompiledOpening): void {
    const known = this.#numbers.get(compiled.id);
    if (known !== undefined && this.#plans[known]?.compiled === compiled) return;
    this.remove(compiled.id);
    if (!compiled.isOpen) return;
    const plan = this.planOf(compiled);
    const number = this.#free.pop() ?? this.#plans.length;
    this.#numbers.set(compiled.id, number);
    this.#plans[number] = plan;
    this.#gates.put(number, plan);
    this.#skills.put(number, plan.skillWeights.length, plan.waySkills, plan.wayAsked, plan.wayTables);
    this.#addTraits(number, plan);
  }

  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#numbers.delete(id);
    for (const group of this.#plans[number]?.traits.groups() ?? []) this.#askers.get(group)?.delete(number);
    this.#gates.remove(number);
    this.#skills.remove(number);
    this.#traits.remove(number);
    this.#plans[number] = undefined;
    this.#free.push(number);
  }

  #addTraits(number: number, plan: Plan): void {
    const { traits, items, worths, itemCount } = plan.traits;
    this.#traits.put(number, itemCount, traits, items, worths);
    this.#used[number] = traits.length;
    for (const group of plan.traits.groups()) {
      const askers = this.#askers.get(group) ?? new Set();
      this.#askers.set(group, askers.add(number));
    }
  }

  /** When graduates bring traits that nobody had before, the openings are asked what they are worth. */
  #learnTraits(): void {
    const { traits: all } = this.codes;
    const askers = new Set<number>();
    for (; this.#known < all.size; this.#known += 1) {
      const group = all.groupOf(this.#known);
      for (const number of (group && this.#askers.get(group)) ?? []) askers.add(number);
    }
    for (const number of askers) {
      const plan = this.#plans[number];
      if (!plan) continue;
      plan.traits.update();
      const { traits, items, worths } = plan.traits;
      this.#traits.add(number, this.#used[number] ?? 0, traits, items, worths);
      this.#used[number] = traits.length;
    }
  }

  /** The student's list: the openings for which they are eligible, the best for them first. */
  for(graduate: Graduate, limit = Infinity): readonly StudentItem[] {
    const scored = this.reached(graduate).map(({ compiled, fit, isWithin }) => {
      const appeal = appealWhere(compiled.opening, graduate, isWithin);
      return { id: compiled.id, fit, appeal, score: studentScore(fit, appeal) };
    });
    const first = inOrder(graduate.id, scored, limit);
    return first.map(({ id, fit, appeal, score }) => ({ openingId: id, fit, appeal, score }));
  }

  /** The openings for which the graduate is eligible, at a fit of at least their floor, in no order. */
  reached(graduate: Graduate, floorOf: FloorOf = () => 0): Reached[] {
    if (graduate.state !== 'available' || !consentsToMatching(graduate)) return [];
    const row = this.#row;
    row.clear();
    this.codes.stage(graduate, 0, row);
    this.#learnTraits();
    const found = this.#gates.passing(graduate);
    this.#sumSkills(found);
    this.#takeTraits(found);
    const reached: Reached[] = [];
    for (let word = 0; word < found.length; word += 1) {
      for (let bits = found[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const number = (word << 5) + 31 - Math.clz32(bits & -bits);
        const plan = this.#plans[number];
        if (plan) this.#reach(number, plan, graduate, floorOf, reached);
      }
    }
    this.#skills.forget();
    this.#traits.forget();
    for (let at = 0; at < row.skills.length; at += 1) this.#levels[(row.skills.values[at] ?? 0) >>> MANNER_BITS] = 0;
    return reached;
  }

  #reach(number: number, plan: Plan, graduate: Graduate, floorOf: FloorOf, reached: Reached[]): void {
    const { compiled, weights } = plan;
    const major = plan.majorValue.values()[this.#row.majors.values[0] ?? 0] ?? 0;
    const before = shareOfSkills(plan, this.#sums[number] ?? 0) + share(plan, weights.major, major);
    this.#sums[number] = 0;
    const first = this.#traits.firstOf(number);
    const floor = floorOf(compiled.id);
    if (before + plan.mostOfTraits >= floor && this.#passesMusts(plan, graduate)) {
      const { best } = this.#traits;
      const fit = before + shareOfItems(plan, best, first, graduate.anywhere ?? false);
      const isWithin = best[first + plan.traits.itemCount - 1] === PLACE.within;
      if (fit >= floor) reached.push({ compiled, fit, isWithin });
    }
  }

  #passesMusts({ musts, asksForPapers, compiled }: Plan, graduate: Graduate): boolean {
    for (const { skills, need } of musts) {
      if (!skills.some((skill) => (this.#levels[skill] ?? 0) >= need)) return false;
    }
    if (!asksForPapers) return true;
    const { opening, world } = compiled;
    return (['credential', 'language'] as const).every(
      (gate) => judgeGate(gate, opening, graduate, world).outcome === 'pass',
    );
  }

  #sumSkills(found: Uint32Array): void {
    const { skills } = this.#row;
    this.#sums = enlarged(this.#sums, this.#plans.length);
    this.#levels = enlarged(this.#levels, this.codes.skills.texts.length);
    const tables = this.points.values;
    const { best } = this.#skills;
    for (let at = 0; at < skills.length; at += 1) {
      const feature = skills.values[at] ?? 0;
      const skill = feature >>> MANNER_BITS;
      const manner = feature & (MANNERS - 1);
      this.#levels[skill] = Math.max(this.#levels[skill] ?? 0, manner >> 2);
      const { numbers, length } = this.#skills.list(skill);
      for (let use = 0; use < length; use += 3) {
        const opening = numbers[use] ?? 0;
        if ((((found[opening >>> 5] ?? 0) >>> (opening & 31)) & 1) === 0) continue;
        const value = tables[(numbers[use + 2] ?? 0) + manner] ?? 0;
        const place = numbers[use + 1] ?? 0;
        const before = best[place] ?? 0;
        const more = value - before;
        if (more <= 0) continue;
        if (before === 0) this.#skills.touched.push(place);
        best[place] = value;
        const weight = this.#plans[opening]?.skillWeights[place - this.#skills.firstOf(opening)] ?? 0;
        this.#sums[opening] = (this.#sums[opening] ?? 0) + weight * more;
      }
    }
  }

  #takeTraits(found: Uint32Array): void {
    const { traits } = this.#row;
    const { best } = this.#traits;
    for (let at = 0; at < traits.length; at += 1) {
      const { numbers, length } = this.#traits.list(traits.values[at] ?? 0);
      for (let use = 0; use < length; use += 3) {
        const opening = numbers[use] ?? 0;
        if ((((found[opening >>> 5] ?? 0) >>> (opening & 31)) & 1) === 0) continue;
        const place = numbers[use + 1] ?? 0;
        const worth = numbers[use + 2] ?? 0;
        const before = best[place] ?? 0;
        if (worth <= before) continue;
        if (before === 0) this.#traits.touched.push(place);
        best[place] = worth;
      }
    }
  }
}

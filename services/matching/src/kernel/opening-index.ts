import { appealWhere, studentScore } from '../fit/appeal.ts';
import { FULL } from '../fit/world.ts';
import { consentsToMatching, judgeGate } from '../fit/gates.ts';
import type { StudentItem } from '../fit/reference.ts';
import type { Gate, Graduate } from '../fit/world.ts';
import { hasBit } from './bits.ts';
import { MANNERS, MANNER_BITS } from './layout.ts';
import type { Codes } from './codes.ts';
import type { CompiledOpening } from './compile.ts';
import { enlarged } from './growing.ts';
import { OpeningRecords } from './opening-record.ts';
import { OpeningGates } from './opening-gates.ts';
import { STRIDE } from './opening-postings.ts';
import { OpeningUses, paperGates } from './opening-uses.ts';
import { drawTies } from './order.ts';
import type { Plan } from './plan.ts';
import type { PointTables } from './points.ts';
import { Staging } from './staging.ts';
import { shareOfItems } from './terms.ts';
import { Top, fitOfKey, slotOfKey } from './top.ts';

/** An opening whose list a graduate can stand in. */
export interface Reached {
  readonly id: string;
  readonly fit: number;
}

/** A fit that nobody reaches. */
const NOBODY = FULL + 1;
/** All openings that are open, indexed so that one graduate finds at once those for which they are eligible. */
export class OpeningIndex {
  readonly #numbers = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #plans: (Plan | undefined)[] = [];
  readonly #gates: OpeningGates;
  readonly #records = new OpeningRecords();
  readonly #uses: OpeningUses;
  readonly #row = new Staging();
  readonly #top = new Top();
  /** For each opening, what the graduate of the present question has: sums over skills and traits, musts that are held. */
  #sums = new Int32Array(64);
  #traitSums = new Int32Array(64);
  #held = new Int32Array(64);
  /** The openings found for the present question, and their fits. */
  #reached = new Uint32Array(64);
  #fits = new Int32Array(64);

  constructor(
    private readonly codes: Codes,
    private readonly points: PointTables,
    private readonly planOf: (compiled: CompiledOpening) => Plan,
  ) {
    this.#gates = new OpeningGates(codes);
    this.#uses = new OpeningUses(codes.traits);
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
    const musts = this.#uses.put(number, plan);
    this.#records.put(number, plan, this.#uses.traits.firstOf(number), musts);
    this.#sums = enlarged(this.#sums, this.#plans.length);
    this.#traitSums = enlarged(this.#traitSums, this.#plans.length);
    this.#held = enlarged(this.#held, this.#plans.length);
    this.#reached = enlarged(this.#reached, this.#plans.length);
    this.#fits = enlarged(this.#fits, this.#plans.length);
  }

  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#numbers.delete(id);
    const plan = this.#plans[number];
    if (plan) this.#uses.remove(number, plan);
    this.#gates.remove(number);
    this.#plans[number] = undefined;
    this.#free.push(number);
  }

  /** Below this fit, who is eligible for an opening is not told of by `entered`; at first nobody is. */
  setFloor(id: string, fit: number | undefined): void {
    const number = this.#numbers.get(id);
    if (number !== undefined) this.#records.setFloor(number, fit ?? NOBODY);
  }

  /** The student's list: the openings for which they are eligible, the best for them first. */
  for(graduate: Graduate, limit = Infinity): readonly StudentItem[] {
    const count = this.#find(graduate, false);
    const appeals = new Map<number, number>();
    const listed = new Set((graduate.circles ?? []).map((circle) => this.codes.circles.codeOf(circle)));
    listed.delete(0);
    const top = this.#top;
    top.begin(limit);
    const found: (StudentItem & { id: string })[] = [];
    const appealOf = (number: number): number => {
      const isWithin = hasBit(this.#gates.within, number);
      const isListed = listed.has(this.#records.circle(number));
      const key = (this.#records.kind(number) << 2) | (isListed ? 2 : 0) | (isWithin ? 1 : 0);
      let appeal = appeals.get(key);
      if (appeal === undefined) {
        const opening = this.#plans[number]?.compiled.opening;
        appeal = opening ? appealWhere(opening, graduate, isWithin) : 0;
        appeals.set(key, appeal);
      }
      return appeal;
    };
    for (let at = 0; at < count; at += 1) {
      top.add(at, studentScore(this.#fits[at] ?? 0, appealOf(this.#reached[at] ?? 0)));
    }
    for (const key of top.kept()) {
      const at = slotOfKey(key);
      const number = this.#reached[at] ?? 0;
      const id = this.#plans[number]?.compiled.id ?? '';
      found.push({ id, openingId: id, fit: this.#fits[at] ?? 0, appeal: appealOf(number), score: fitOfKey(key) });
    }
    return drawTies(graduate.id, found, limit).map(({ openingId, fit, appeal, score }) => ({
      ...{ openingId, fit, appeal, score },
    }));
  }

  /** The openings for which the graduate is eligible at the floor of their list or above it, in no order. */
  entered(graduate: Graduate): Reached[] {
    const count = this.#find(graduate, true);
    const entered: Reached[] = [];
    for (let at = 0; at < count; at += 1) {
      const id = this.#plans[this.#reached[at] ?? 0]?.compiled.id;
      if (id !== undefined) entered.push({ id, fit: this.#fits[at] ?? 0 });
    }
    return entered;
  }

  /** Notes the openings for which the graduate is eligible and their fits; answers how many. */
  #find(graduate: Graduate, isFloored: boolean): number {
    if (graduate.state !== 'available' || !consentsToMatching(graduate)) return 0;
    const row = this.#row;
    row.clear();
    this.codes.stage(graduate, 0, row);
    this.#uses.learn(this.#plans);
    const found = this.#gates.passing(graduate);
    this.#sumSkills(found);
    this.#sumTraits(found);
    this.#findPapers(found);
    let count = 0;
    for (let word = 0; word < found.length; word += 1) {
      for (let bits = found[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const number = (word << 5) + 31 - Math.clz32(bits & -bits);
        const fit = this.#fitOf(number, graduate, isFloored);
        this.#sums[number] = 0;
        this.#traitSums[number] = 0;
        this.#held[number] = 0;
        if (fit < 0) continue;
        this.#reached[count] = number;
        this.#fits[count] = fit;
        count += 1;
      }
    }
    this.#uses.skills.forget();
    this.#uses.traits.forget();
    return count;
  }

  /** The fit for an opening whose other gates are passed; below 0 where what must be held is not, or the floor is not reached. */
  #fitOf(number: number, graduate: Graduate, isFloored: boolean): number {
    const records = this.#records;
    const floor = isFloored ? records.floor(number) : 0;
    const before = records.ofSkills(number, this.#sums[number] ?? 0) + (this.#gates.majorShares[number] ?? 0);
    if (before + records.mostOfTraits(number) < floor) return -1;
    if (!(records.holdsMusts(number, this.#held[number] ?? 0) ?? this.#passesMusts(number, graduate))) return -1;
    const { best } = this.#uses.traits;
    let ofTraits = this.#traitSums[number] ?? 0;
    if (!records.isAdditive(number)) {
      const plan = this.#plans[number];
      if (plan) ofTraits = shareOfItems(plan, best, records.firstTrait(number), graduate.anywhere ?? false);
    } else if (graduate.anywhere) {
      ofTraits += Math.max(0, records.ofAnywhere(number) - (best[records.placeItem(number)] ?? 0));
    }
    return before + ofTraits < floor ? -1 : before + ofTraits;
  }

  #passesMusts(number: number, graduate: Graduate): boolean {
    const compiled = this.#plans[number]?.compiled;
    if (!compiled) return false;
    const gates: readonly Gate[] = ['skill', ...paperGates];
    return gates.every((gate) => judgeGate(gate, compiled.opening, graduate, compiled.world).outcome === 'pass');
  }

  #sumSkills(found: Uint32Array): void {
    const { skills } = this.#row;
    const tables = this.points.values;
    const { best, touched } = this.#uses.skills;
    const sums = this.#sums;
    for (let at = 0; at < skills.length; at += 1) {
      const feature = skills.values[at] ?? 0;
      const manner = feature & (MANNERS - 1);
      const { numbers, length } = this.#uses.skills.list(feature >>> MANNER_BITS);
      for (let use = 0; use < length; use += STRIDE) {
        const opening = numbers[use] ?? 0;
        if ((((found[opening >>> 5] ?? 0) >>> (opening & 31)) & 1) === 0) continue;
        const place = numbers[use + 1] ?? 0;
        const about = numbers[use + 3] ?? 0;
        const must = (about >>> 3) & 31;
        if (must > 0 && manner >> 2 >= (about & 7))
          this.#held[opening] = (this.#held[opening] ?? 0) | (1 << (must - 1));
        const value = tables[(numbers[use + 2] ?? 0) + manner] ?? 0;
        const before = best[place] ?? 0;
        if (value <= before) continue;
        if (before === 0) touched.push(place);
        best[place] = value;
        sums[opening] = (sums[opening] ?? 0) + (about >>> 8) * (value - before);
      }
    }
  }

  #sumTraits(found: Uint32Array): void {
    const { traits } = this.#row;
    const { best, touched } = this.#uses.traits;
    const sums = this.#traitSums;
    for (let at = 0; at < traits.length; at += 1) {
      const { numbers, length } = this.#uses.traits.list(traits.values[at] ?? 0);
      for (let use = 0; use < length; use += STRIDE) {
        const opening = numbers[use] ?? 0;
        if ((((found[opening >>> 5] ?? 0) >>> (opening & 31)) & 1) === 0) continue;
        const place = numbers[use + 1] ?? 0;
        const share = numbers[use + 2] ?? 0;
        const before = best[place] ?? 0;
        if (share <= before) continue;
        if (before === 0) touched.push(place);
        best[place] = share;
        sums[opening] = (sums[opening] ?? 0) + share - before;
      }
    }
  }

  #findPapers(found: Uint32Array): void {
    const { traits } = this.#row;
    for (let at = 0; at < traits.length; at += 1) {
      const { numbers, length } = this.#uses.papers.list(traits.values[at] ?? 0);
      for (let use = 0; use < length; use += STRIDE) {
        const opening = numbers[use] ?? 0;
        if (hasBit(found, opening)) this.#held[opening] = (this.#held[opening] ?? 0) | (numbers[use + 2] ?? 0);
      }
    }
  }
}

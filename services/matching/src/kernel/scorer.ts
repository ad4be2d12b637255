import { SIXTEEN_YEARS } from '../fit/calendar.ts';
import { div } from '../fit/arithmetic.ts';
import { bestHolding, judgeCredential } from '../fit/credentials.ts';
import type { Contribution } from '../fit/fit.ts';
import { PLACE, practiceValue, weightedMean } from '../fit/fit.ts';
import { judgeLanguage, languageValue } from '../fit/languages.ts';
import type { Gate, Graduate, Outcome } from '../fit/world.ts';
import { COMPONENTS, FULL, GATES } from '../fit/world.ts';
import { ALL_KINDS, ANYWHERE, AVAILABLE, CONSENTS, MANNER_BITS, MISSING, MONTH_BITS } from './columns.ts';
import type { Columns } from './columns.ts';
import type { Way } from './plan.ts';
import type { Plan } from './plan.ts';
import { FAILS, UNKNOWN } from './plan.ts';

const bitOf = Object.fromEntries(GATES.map((gate, index) => [gate, 1 << index])) as Record<Gate, number>;

/** The fit of someone who cannot come into the list any more. */
export const BELOW_FLOOR = -1;

/** Judges and scores rows against one loaded plan after the other, as the definition says, on tables. */
export class Scorer {
  /** The gates that the row last judged fails, and those that stay unknown, as bits in their order. */
  failed = 0;
  unknown = 0;
  #plan: Plan | undefined;
  /** The plan whose ways are found by index. */
  #laid: Plan | undefined;
  #ways: (readonly Way[] | undefined)[] = [];
  #best = new Int32Array(0);
  #met = new Uint8Array(0);
  #walked = MISSING;
  #majorGate: Int16Array = new Int16Array(0);
  #majorValue: Int16Array = new Int16Array(0);
  #educationGate: Int16Array = new Int16Array(0);
  #collegeGate: Int16Array = new Int16Array(0);
  #regionValue: Int16Array = new Int16Array(0);
  readonly #values = COMPONENTS.map(() => 0);

  constructor(private readonly columns: Columns) {}

  get #loaded(): Plan {
    if (!this.#plan) throw new Error('A plan has to be loaded before a row is judged.');
    return this.#plan;
  }

  /** Lays the plan's tables ready; they cover all codes that exist now. Worth more work when many rows will follow. */
  load(plan: Plan, many: boolean): void {
    this.#walked = MISSING;
    this.#majorGate = plan.majorGate.values();
    this.#majorValue = plan.majorValue.values();
    this.#educationGate = plan.educationGate.values();
    this.#collegeGate = plan.collegeGate.values();
    this.#regionValue = plan.regionValue.values();
    this.#plan = plan;
    const skills = plan.compiled.skills.length;
    if (this.#best.length < skills) {
      this.#best = new Int32Array(skills * 2);
      this.#met = new Uint8Array(skills * 2);
    }
    if (many && this.#laid !== plan) this.#layWays(plan);
  }

  /** Puts the ways where they are found by index, which is sooner than by map once there are many rows. */
  #layWays(plan: Plan): void {
    if (this.#laid) for (const code of this.#laid.ways.keys()) this.#ways[code] = undefined;
    while (this.#ways.length < this.columns.skillCodes.texts.length) this.#ways.push(undefined);
    for (const [code, ways] of plan.ways) this.#ways[code] = ways;
    this.#laid = plan;
  }

  /** Judges all gates, or only until it is sure that the row is not eligible. True when it is. */
  judge(row: number, all: boolean): boolean {
    this.failed = 0;
    this.unknown = 0;
    this.#judgeScalars(row);
    if (!all && (this.failed | this.unknown) !== 0) return false;
    this.#judgePlace(row);
    this.#judgeSkills(row);
    if (!all && (this.failed | this.unknown) !== 0) return false;
    this.#judgePapers(row);
    return (this.failed | this.unknown) === 0;
  }

  #set(gate: number, outcome: number | undefined): void {
    if (outcome === FAILS) this.failed |= gate;
    else if (outcome === UNKNOWN) this.unknown |= gate;
  }

  #judgeScalars(row: number): void {
    const { columns } = this;
    const { compiled } = this.#loaded;
    const flags = columns.flags[row] ?? 0;
    if (!(flags & CONSENTS)) this.failed |= bitOf.consent;
    if (!compiled.isOpen) this.failed |= bitOf.organisation;
    if (!(flags & AVAILABLE)) this.failed |= bitOf.status;
    if (!(flags & (ALL_KINDS | compiled.kindFlag))) this.failed |= bitOf.kind;
    else if (compiled.isInternship) this.#judgeInternship(row);
    this.#set(bitOf.education, this.#educationGate[columns.education[row] ?? 0]);
    this.#set(bitOf.major, this.#majorGate[columns.major[row] ?? 0]);
    this.#set(bitOf.agreement, this.#collegeGate[columns.college[row] ?? 0]);
    const available = columns.available[row] ?? MISSING;
    if (available === MISSING) this.unknown |= bitOf.availability;
    else if (available > compiled.startDay) this.failed |= bitOf.availability;
  }

  #judgeInternship(row: number): void {
    const { compiled } = this.#loaded;
    const birth = this.columns.birth[row] ?? MISSING;
    const months = compiled.startMonth - birth;
    const cohort = this.columns.cohort[row] ?? MISSING;
    const year = cohort === MISSING ? (this.columns.year[row] ?? MISSING) : compiled.startYear - cohort;
    const noYear = cohort === MISSING && year === MISSING;
    const isUnder = birth !== MISSING && months < SIXTEEN_YEARS;
    if (isUnder || (!noYear && year <= 1)) this.failed |= bitOf.kind;
    else if (birth === MISSING || months === SIXTEEN_YEARS || noYear) this.unknown |= bitOf.kind;
  }

  #judgePlace(row: number): void {
    if (!this.#loaded.compiled.opening.placeMust) return;
    if ((this.columns.flags[row] ?? 0) & ANYWHERE) return;
    const regions = this.columns.regions.at(row);
    if (regions.length === 0) this.unknown |= bitOf.place;
    else if (this.#regionsValue(row) !== PLACE.within) this.failed |= bitOf.place;
  }

  #judgeSkills(row: number): void {
    const { mustIndexes } = this.#loaded;
    if (mustIndexes.length === 0) return;
    this.#walkSkills(row);
    for (const index of mustIndexes) {
      if (this.#met[index] === 0) this.failed |= bitOf.skill;
    }
  }

  /** Finds the best way of holding each asked skill, and whether one reaches its level. */
  #walkSkills(row: number): void {
    if (this.#walked === row) return;
    this.#walked = row;
    this.#best.fill(0);
    this.#met.fill(0);
    const plan = this.#loaded;
    const isLaid = plan === this.#laid;
    const { pool, offsets, lengths } = this.columns.skills;
    const offset = offsets[row] ?? 0;
    const end = offset + (lengths[row] ?? 0);
    for (let at = offset; at < end; at += 1) {
      const feature = pool[at] ?? 0;
      const code = feature >> MANNER_BITS;
      const ways = isLaid ? this.#ways[code] : plan.ways.get(code);
      if (ways) this.#take(ways, feature & ((1 << MANNER_BITS) - 1));
    }
  }

  #take(ways: readonly Way[], manner: number): void {
    for (const { index, exact, need, points } of ways) {
      const value = points[manner] ?? 0;
      if (value > (this.#best[index] ?? 0)) this.#best[index] = value;
      if (exact && manner >> 2 >= need) this.#met[index] = 1;
    }
  }

  /** Credentials and languages are asked of few, so they are judged on the profile itself where it can hold them. */
  #judgePapers(row: number): void {
    const { credentials, languages, compiled, asksForPapers } = this.#loaded;
    if (!asksForPapers) return;
    const papers = this.columns.papers[row] ?? 0;
    const { world, opening } = compiled;
    for (const { asked, marks } of credentials) {
      if (!asked.must) continue;
      const outcome = papers & marks ? judgeCredential(asked, this.#graduate(row), opening.start, world) : 'fail';
      this.#setOutcome(bitOf.credential, outcome);
    }
    for (const { asked, marks } of languages) {
      if (!asked.must) continue;
      this.#setOutcome(bitOf.language, papers & marks ? judgeLanguage(asked, this.#graduate(row)) : 'fail');
    }
  }

  /** One gate may be both failed and unknown, by several things that it asks; then it fails. */
  #setOutcome(gate: number, outcome: Outcome): void {
    if (outcome === 'fail') this.failed |= gate;
    else if (outcome === 'unknown') this.unknown |= gate;
  }

  #graduate(row: number): Graduate {
    const graduate = this.columns.graduates[row];
    if (!graduate) throw new Error(`Row ${row} holds no graduate.`);
    return graduate;
  }

  #regionsValue(row: number): number {
    const { pool, offsets, lengths } = this.columns.regions;
    const offset = offsets[row] ?? 0;
    const end = offset + (lengths[row] ?? 0);
    let best = 0;
    for (let at = offset; at < end; at += 1) best = Math.max(best, this.#regionValue[pool[at] ?? 0] ?? 0);
    return best;
  }

  /** The exact fit, or BELOW_FLOOR as soon as it is sure to lie below the floor. */
  fit(row: number, floor: number): number {
    const { compiled } = this.#loaded;
    const values = this.#values;
    values[0] = this.#skillsValue(row);
    values[1] = this.#majorValue[this.columns.major[row] ?? 0] ?? 0;
    values[2] = compiled.credentials.length > 0 ? FULL : 0;
    values[3] = practiceValue(this.#months(row));
    values[4] = compiled.languages.length > 0 ? FULL : 0;
    values[5] = Math.max((this.columns.flags[row] ?? 0) & ANYWHERE ? PLACE.anywhere : 0, this.#regionsValue(row));
    const most = this.#sum();
    if (most < floor) return BELOW_FLOOR;
    if (values[2] === 0 && values[4] === 0) return most;
    this.#valuePapers(row);
    return this.#sum();
  }

  #skillsValue(row: number): number {
    const { skills, skillWeight } = this.#loaded.compiled;
    if (skillWeight === 0) return 0;
    this.#walkSkills(row);
    let sum = 0;
    for (let index = 0; index < skills.length; index += 1) {
      sum += (skills[index]?.weight ?? 0) * (this.#best[index] ?? 0);
    }
    return div(sum, skillWeight);
  }

  #months(row: number): number {
    const { circle } = this.#loaded;
    if (circle === 0) return 0;
    const entry = this.columns.practice.at(row).find((held) => held >> MONTH_BITS === circle);
    return entry === undefined ? 0 : entry & ((1 << MONTH_BITS) - 1);
  }

  #valuePapers(row: number): void {
    const { credentials, languages, compiled } = this.#loaded;
    const papers = this.columns.papers[row] ?? 0;
    const { opening, world } = compiled;
    const held = credentials.map(({ asked, marks }) =>
      papers & marks ? bestHolding(asked, this.#graduate(row), opening.start, world).value : 0,
    );
    this.#values[2] = weightedMean(compiled.credentials, held);
    const spoken = languages.reduce(
      (sum, { asked, marks }) => sum + (papers & marks ? languageValue(asked, this.#graduate(row)) : 0),
      0,
    );
    this.#values[4] = languages.length === 0 ? 0 : div(spoken, languages.length);
  }

  #sum(): number {
    const { compiled, weights } = this.#loaded;
    const whole = compiled.wholeWeight;
    if (whole === 0) return 0;
    let sum = 0;
    for (let index = 0; index < weights.length; index += 1) {
      sum += div((weights[index] ?? 0) * (this.#values[index] ?? 0), whole);
    }
    return sum;
  }

  /** The contributions to the fit that was worked out last. */
  contributions(): readonly Contribution[] {
    const { weights, wholeWeight } = this.#loaded.compiled;
    return [...weights].map(([component, weight]) => {
      const value = this.#values[COMPONENTS.indexOf(component)] ?? 0;
      return { component, weight, value, contribution: wholeWeight === 0 ? 0 : div(weight * value, wholeWeight) };
    });
  }
}

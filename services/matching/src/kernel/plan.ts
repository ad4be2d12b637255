import { FULL } from '../fit/world.ts';
import type { Component } from '../fit/world.ts';
import { AskedTraits } from './asked-traits.ts';
import type { Codes } from './codes.ts';
import type { CompiledOpening } from './compile.ts';
import { CodeTable } from './dictionary.ts';
import { majorJudge } from './major-kinds.ts';
import type { PointTables } from './points.ts';
import type { Prepared } from './prepared.ts';
import type { ScalarGate } from './scalar-gates.ts';
import { PASSES, UNKNOWN, scalarGates } from './scalar-gates.ts';
import type { Segment } from './segment.ts';

/** A skill that must be held: any of these codes at this level will do. */
export interface Must {
  readonly skills: readonly number[];
  readonly need: number;
}

/** An opening in the codes of one index: tables where the definition asks questions. */
export class Plan {
  /** For each way in which a held skill counts: the skill, the asked one by its place, and where the table of points begins. */
  readonly waySkills: Int32Array;
  readonly wayAsked: Int32Array;
  readonly wayTables: Int32Array;
  /** The weights of the asked skills. */
  readonly skillWeights: Int32Array;
  readonly musts: readonly Must[];
  readonly majorGate: CodeTable;
  readonly majorValue: CodeTable;
  readonly scalarGates: readonly ScalarGate[];
  readonly traits: AskedTraits;
  /** Weights of the items among the traits that are credentials, and of all together. */
  readonly credentialWeights: readonly number[];
  readonly credentialWeight: number;
  /** The weight of each component, 0 where the opening does not speak of it, and of all together. */
  readonly weights: Readonly<Record<Component, number>>;
  readonly whole: number;
  /** The most that traits can add to the fit. */
  readonly mostOfTraits: number;
  /** The most that everything but the major can add. */
  readonly mostButMajor: number;
  readonly prepared = new WeakMap<Segment, Prepared>();

  constructor(
    readonly compiled: CompiledOpening,
    codes: Codes,
    points: PointTables,
  ) {
    const { opening, world, skills } = compiled;
    const ways = skills.flatMap(({ counting, need }, asked) =>
      [...counting].map(([skill, similarity]) => ({
        skill: codes.skills.codeOf(skill),
        asked,
        table: points.tableFor(similarity, need),
      })),
    );
    this.waySkills = Int32Array.from(ways, ({ skill }) => skill);
    this.wayAsked = Int32Array.from(ways, ({ asked }) => asked);
    this.wayTables = Int32Array.from(ways, ({ table }) => table);
    this.skillWeights = Int32Array.from(skills, ({ weight }) => weight);
    this.musts = skills
      .filter(({ must }) => must)
      .map(({ counting, need }) => {
        const exact = [...counting].filter(([, similarity]) => similarity === FULL);
        return { need, skills: exact.map(([skill]) => codes.skills.codeOf(skill)) };
      });
    const { outcomeOf, worthOf } = majorJudge(opening, codes.majorKinds(world.taxonomy), world.taxonomy);
    this.majorGate = new CodeTable(codes.majors, outcomeOf, opening.majorMust ? UNKNOWN : PASSES);
    this.majorValue = new CodeTable(codes.majors, worthOf, 0);
    this.scalarGates = scalarGates(compiled, codes);
    this.traits = new AskedTraits(compiled, codes.traits);
    this.credentialWeights = compiled.credentials.map(({ weight }) => weight ?? 10);
    this.credentialWeight = this.credentialWeights.reduce((sum, weight) => sum + weight, 0);
    const weightOf = (component: Component) => compiled.weights.get(component) ?? 0;
    this.weights = {
      skills: weightOf('skills'),
      major: weightOf('major'),
      credentials: weightOf('credentials'),
      practice: weightOf('practice'),
      language: weightOf('language'),
      place: weightOf('place'),
    };
    this.whole = Math.max(1, compiled.wholeWeight);
    const { practice, language, credentials, place } = this.weights;
    this.mostOfTraits = [practice, language, credentials, place].reduce(
      (sum, weight) => sum + this.share(weight, FULL),
      0,
    );
    this.mostButMajor = this.mostOfTraits + this.share(this.weights.skills, FULL);
  }

  /** Must a credential be held or a language spoken? */
  get asksForPapers(): boolean {
    return this.traits.gates.some(({ gate }) => gate === 'credential' || gate === 'language');
  }

  /** Is what each trait adds to the fit on its own all that it adds? Else it is the most that it can. */
  get isAdditive(): boolean {
    return this.compiled.languages.length <= 1 && this.compiled.credentials.length <= 1;
  }

  /** The most that a trait of this worth adds to the fit for an item other than the place. */
  mostOfTrait(item: number, worth: number): number {
    const { weights, compiled, whole } = this;
    const spoken = compiled.languages.length;
    if (item === 0) return this.share(weights.practice, worth);
    if (item <= spoken) {
      return spoken === 1
        ? this.share(weights.language, worth)
        : Math.ceil((weights.language * worth) / spoken / whole);
    }
    if (compiled.credentials.length === 1) return this.share(weights.credentials, worth);
    const own = this.credentialWeights[item - 1 - spoken] ?? 0;
    return Math.ceil((weights.credentials * own * worth) / this.credentialWeight / whole);
  }

  /** What a component of this weight and value adds to the fit. */
  share(weight: number, value: number): number {
    return Math.floor((weight * value) / this.whole);
  }

  /** What this sum over the asked skills of weight × points adds to the fit. */
  shareOfSkills(sum: number): number {
    return sum === 0 ? 0 : Math.floor((this.weights.skills * Math.floor(sum / this.compiled.skillWeight)) / this.whole);
  }

  /** The least sum over the asked skills that adds as much as this; 0 when any will do. */
  leastSum(share: number): number {
    if (share <= 0) return 0;
    if (this.weights.skills === 0) return Number.MAX_SAFE_INTEGER;
    return Math.ceil((share * this.whole) / this.weights.skills) * this.compiled.skillWeight;
  }
}

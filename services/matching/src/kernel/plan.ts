import { FULL } from '../fit/world.ts';
import type { Component } from '../fit/world.ts';
import { AskedTraits } from './asked-traits.ts';
import type { Codes } from './codes.ts';
import type { CompiledOpening } from './compile.ts';
import { CodeTable } from './dictionary.ts';
import { majorJudge } from './major-kinds.ts';
import type { PointTables } from './points.ts';
import { prepare } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import type { ScalarGate } from './scalar-gates.ts';
import { PASSES, UNKNOWN } from './layout.ts';
import { scalarGates } from './scalar-gates.ts';
import type { Segment } from './segment.ts';
import { mostOfAllTraits, share } from './terms.ts';
import type { Terms } from './terms.ts';

/** A skill that must be held: any of these codes at this level will do. */
export interface Must {
  readonly skills: readonly number[];
  readonly need: number;
}

/** An opening in the codes of one index: tables where the definition asks questions. */
export class Plan implements Terms {
  readonly placeMust: boolean;
  readonly waySkills: Int32Array;
  readonly wayAsked: Int32Array;
  readonly wayTables: Int32Array;
  readonly skillWeights: Int32Array;
  readonly skillWeight: number;
  readonly musts: readonly Must[];
  /** Must a credential be held or a language spoken? */
  readonly asksForPapers: boolean;
  readonly majorGate: CodeTable;
  readonly majorValue: CodeTable;
  readonly scalarGates: readonly ScalarGate[];
  readonly traits: AskedTraits;
  readonly languages: number;
  /** Its kind and circle, by their numbers. */
  readonly kind: number;
  readonly circle: number;
  readonly credentialWeights: readonly number[];
  readonly credentialWeight: number;
  readonly weights: Readonly<Record<Component, number>>;
  readonly whole: number;
  readonly mostOfTraits: number;
  readonly mostButMajor: number;
  readonly #prepared = new WeakMap<Segment, Prepared>();

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
    this.placeMust = opening.placeMust ?? false;
    this.skillWeight = compiled.skillWeight;
    this.kind = codes.kinds.codeOf(opening.kind);
    this.circle = codes.circles.codeOf(opening.circle);
    this.languages = compiled.languages.length;
    this.skillWeights = Int32Array.from(skills, ({ weight }) => weight);
    this.musts = skills
      .filter(({ must }) => must)
      .map(({ counting, need }) => {
        const exact = [...counting].filter(([, similarity]) => similarity === FULL);
        return { need, skills: exact.map(([skill]) => codes.skills.codeOf(skill)) };
      });
    this.asksForPapers = [...compiled.credentials, ...compiled.languages].some(({ must }) => must);
    const { outcomeOf, worthOf } = majorJudge(opening, codes.majorKinds(world.taxonomy));
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
    this.mostOfTraits = mostOfAllTraits(this);
    this.mostButMajor = this.mostOfTraits + share(this, this.weights.skills, FULL);
  }

  /** Where this finds in the segment what it asks about; worked out once. */
  preparedFor(segment: Segment): Prepared {
    let prepared = this.#prepared.get(segment);
    if (!prepared) this.#prepared.set(segment, (prepared = prepare(this, segment)));
    return prepared;
  }
}

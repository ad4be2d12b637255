import { majorFits, majorValue } from '../fit/majors.ts';
import { regionValue } from '../fit/fit.ts';
import { skillPoints } from '../fit/skills.ts';
import type { AskedCredential, AskedLanguage } from '../fit/world.ts';
import { COMPONENTS, FULL } from '../fit/world.ts';
import type { CompiledOpening, CompiledSkill } from './compile.ts';
import { EVIDENCES, MANNER_BITS } from './columns.ts';
import type { Columns } from './columns.ts';
import { CodeTable } from './dictionary.ts';

/** What a gate says, as the tables hold it. */
export const PASSES = 0;
export const FAILS = 1;
export const UNKNOWN = 2;

/** One way in which a held skill counts for the asked skill of this index. */
export interface Way {
  readonly index: number;
  /** Is it the skill itself or a narrower one, so that the gate accepts it at the needed level? */
  readonly exact: boolean;
  readonly need: number;
  /** The worth by manner of holding: level and evidence in one number. */
  readonly points: Int16Array;
}

const pointsOf = new Map<string, Int16Array>();

function pointTable(similarity: number, need: number): Int16Array {
  const key = `${similarity}/${need}`;
  const known = pointsOf.get(key);
  if (known) return known;
  const points = Int16Array.from({ length: 1 << MANNER_BITS }, (_, manner) =>
    skillPoints(similarity, EVIDENCES[manner & 3] ?? 0, manner >> 2, need),
  );
  pointsOf.set(key, points);
  return points;
}

/** Something asked, with the marks of which a row must bear one to hold it. */
interface Marked<T> {
  readonly asked: T;
  readonly marks: number;
}

/** An opening in the codes of one set of columns: tables where the definition asks questions. */
export class Plan {
  /** Held skill → the ways in which it counts. */
  readonly ways = new Map<number, Way[]>();
  /** For each skill that must be held, the codes of the skills that the gate accepts. */
  readonly musts: (readonly number[])[] = [];
  readonly mustIndexes: number[] = [];
  readonly circle: number;
  readonly majorGate: CodeTable;
  readonly majorValue: CodeTable;
  readonly educationGate: CodeTable;
  readonly collegeGate: CodeTable;
  readonly regionValue: CodeTable;
  readonly credentials: readonly Marked<AskedCredential>[];
  readonly languages: readonly Marked<AskedLanguage>[];
  /** Must a credential be held or a language spoken? */
  readonly asksForPapers: boolean;
  /** The weights of all components in their order; 0 where the opening does not speak of one. */
  readonly weights: readonly number[];

  constructor(
    readonly compiled: CompiledOpening,
    columns: Columns,
  ) {
    const { opening, world } = compiled;
    const { taxonomy } = world;
    compiled.skills.forEach((skill, index) => this.#addSkill(skill, index, columns));
    this.circle = columns.circleCodes.codeOf(opening.circle);
    const majors = opening.majors ?? [];
    const listsMajor = (major: string) => majors.some((listed) => majorFits(listed, major, taxonomy));
    const table = (codes: Columns['majorCodes'], missing: number, valueOf: (text: string) => number) =>
      new CodeTable(codes, valueOf, missing);
    this.majorGate = table(columns.majorCodes, opening.majorMust ? UNKNOWN : PASSES, (major) =>
      !opening.majorMust || listsMajor(major) ? PASSES : FAILS,
    );
    this.majorValue = table(columns.majorCodes, 0, (major) => majorValue(majors, major, taxonomy));
    this.educationGate = this.#educationTable(columns);
    this.collegeGate = table(columns.collegeCodes, PASSES, (college) =>
      !compiled.isOrderClass || world.hasOrderClassAgreement(college, opening.employer) ? PASSES : FAILS,
    );
    this.regionValue = table(columns.regionCodes, 0, (region) => regionValue(region, opening.workplaces, world));
    this.credentials = compiled.credentials.map((asked) => ({ asked, marks: this.#marksOf(asked, columns) }));
    this.languages = compiled.languages.map((asked) => ({ asked, marks: columns.languageMark(asked.language) }));
    this.asksForPapers = [...compiled.credentials, ...compiled.languages].some(({ must }) => must);
    this.weights = COMPONENTS.map((component) => compiled.weights.get(component) ?? 0);
  }

  #addSkill({ need, must, counting }: CompiledSkill, index: number, columns: Columns): void {
    const accepted: number[] = [];
    for (const [skill, similarity] of counting) {
      const code = columns.skillCodes.codeOf(skill);
      const exact = similarity === FULL;
      const ways = this.ways.get(code) ?? [];
      ways.push({ index, exact, need, points: pointTable(similarity, need) });
      this.ways.set(code, ways);
      if (exact) accepted.push(code);
    }
    if (!must) return;
    this.musts.push(accepted);
    this.mustIndexes.push(index);
  }

  /** The marks of all credentials that can count as the asked one. */
  #marksOf({ credential }: AskedCredential, columns: Columns): number {
    const { recognitions } = this.compiled.world;
    const recognised = recognitions.filter(({ to }) => to.credential === credential).map(({ from }) => from.credential);
    return [credential, ...recognised].reduce((marks, code) => marks | columns.credentialMark(code), 0);
  }

  #educationTable(columns: Columns): CodeTable {
    const { opening, world } = this.compiled;
    const rankOf = (level: string) => world.taxonomy.educationRank(level);
    const minimum = opening.education ? rankOf(opening.education) : undefined;
    if (minimum == null) return new CodeTable(columns.educationCodes, () => PASSES, PASSES);
    const judge = (level: string) => {
      const rank = rankOf(level);
      return rank == null ? UNKNOWN : rank >= minimum ? PASSES : FAILS;
    };
    return new CodeTable(columns.educationCodes, judge, UNKNOWN);
  }
}

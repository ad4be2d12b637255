import { monthNumber } from '../fit/calendar.ts';
import { MONTHS_THAT_COUNT } from '../fit/fit.ts';
import { consentsToMatching } from '../fit/gates.ts';
import { evidenceValue } from '../fit/skills.ts';
import type { Graduate } from '../fit/world.ts';
import { Dictionary } from './dictionary.ts';
import { Postings } from './postings.ts';
import { RaggedColumn, enlarged } from './ragged-column.ts';

export const MISSING = -1;

/** Bits of a row's flags. A row without LIVE holds nobody. */
export const LIVE = 1;
export const CONSENTS = 2;
export const AVAILABLE = 4;
export const ANYWHERE = 8;
/** Somebody who declared no kinds accepts them all. */
export const ALL_KINDS = 16;

const KINDS = ['orderClass', 'internship', 'apprenticeship', 'employment'];
/** The flag of a kind, above those above. */
export function kindFlag(kind: string): number {
  return 32 << (KINDS.indexOf(kind) + 1);
}

/** A held skill in one number: its code, its level (4 bits), its evidence (2 bits). */
export const EVIDENCES: readonly number[] = ['attested', 'competition', 'practice', 'claimed'].map(evidenceValue);
export const MANNER_BITS = 6;
const TOP_LEVEL = 15;
/** Months of practice take the low bits beside the code of the circle. */
export const MONTH_BITS = 4;

export function dayNumber(date: string | null | undefined): number {
  return date ? Number(date.replaceAll('-', '')) : MISSING;
}

/** All graduates in columns: one row each, in typed arrays; texts by their code. */
export class Columns {
  readonly skillCodes = new Dictionary();
  readonly majorCodes = new Dictionary();
  readonly educationCodes = new Dictionary();
  readonly regionCodes = new Dictionary();
  readonly collegeCodes = new Dictionary();
  readonly circleCodes = new Dictionary();
  readonly #paperCodes = new Dictionary();

  flags = new Int32Array(0);
  education = new Int32Array(0);
  major = new Int32Array(0);
  college = new Int32Array(0);
  birth = new Int32Array(0);
  cohort = new Int32Array(0);
  year = new Int32Array(0);
  available = new Int32Array(0);
  /** Marks of the credentials, medals and languages; two may share one, so a mark says only that the profile is worth a look. */
  papers = new Int32Array(0);
  readonly skills = new RaggedColumn();
  readonly regions = new RaggedColumn();
  readonly practice = new RaggedColumn();
  readonly postings = new Postings((row, code) => this.#holds(row, code));

  readonly graduates: (Graduate | undefined)[] = [];
  readonly #rows = new Map<string, number>();
  readonly #free: number[] = [];

  get size(): number {
    return this.#rows.size;
  }

  /** One past the last row in use. */
  get end(): number {
    return this.graduates.length;
  }

  rowOf(id: string): number | undefined {
    return this.#rows.get(id);
  }

  put(graduate: Graduate): number {
    const row = this.#rows.get(graduate.id) ?? this.#free.pop() ?? this.graduates.length;
    this.#rows.set(graduate.id, row);
    this.graduates[row] = graduate;
    this.#reserve(row + 1);
    this.#putScalars(row, graduate);
    this.#putLists(row, graduate);
    return row;
  }

  remove(id: string): boolean {
    const row = this.#rows.get(id);
    if (row === undefined) return false;
    this.#rows.delete(id);
    this.graduates[row] = undefined;
    this.flags[row] = 0;
    this.#putSkills(row, []);
    this.regions.put(row, []);
    this.practice.put(row, []);
    this.#free.push(row);
    return true;
  }

  credentialMark(credential: string | null | undefined): number {
    const code = this.#paperCodes.codeOf(credential);
    return code === 0 ? 0 : 1 << (code & 31);
  }

  languageMark(language: string): number {
    return this.credentialMark(`language:${language}`);
  }

  #marksOf({ credentials, medals, languages }: Graduate): number {
    let marks = 0;
    for (const { credential } of credentials ?? []) marks |= this.credentialMark(credential);
    for (const { competition } of medals ?? []) marks |= this.credentialMark(competition);
    for (const { language } of languages ?? []) marks |= this.languageMark(language);
    return marks;
  }

  #reserve(rows: number): void {
    if (this.flags.length >= rows) return;
    this.flags = enlarged(this.flags, rows);
    this.education = enlarged(this.education, rows);
    this.major = enlarged(this.major, rows);
    this.college = enlarged(this.college, rows);
    this.birth = enlarged(this.birth, rows);
    this.cohort = enlarged(this.cohort, rows);
    this.year = enlarged(this.year, rows);
    this.available = enlarged(this.available, rows);
    this.papers = enlarged(this.papers, rows);
    for (const column of [this.skills, this.regions, this.practice]) column.reserve(this.flags.length);
  }

  #putScalars(row: number, graduate: Graduate): void {
    const kinds = graduate.kinds ?? [];
    this.flags[row] =
      LIVE |
      (consentsToMatching(graduate) ? CONSENTS : 0) |
      (graduate.state === 'available' ? AVAILABLE : 0) |
      (graduate.anywhere ? ANYWHERE : 0) |
      (kinds.length === 0 ? ALL_KINDS : 0) |
      kinds.reduce((flags, kind) => flags | kindFlag(kind), 0);
    this.education[row] = this.educationCodes.codeOf(graduate.education);
    this.major[row] = this.majorCodes.codeOf(graduate.major);
    this.college[row] = this.collegeCodes.codeOf(graduate.college);
    this.birth[row] = monthNumber(graduate.birth) ?? MISSING;
    this.cohort[row] = graduate.cohort ?? MISSING;
    this.year[row] = graduate.year ?? MISSING;
    this.available[row] = dayNumber(graduate.availableFrom);
    this.papers[row] = this.#marksOf(graduate);
  }

  #putLists(row: number, graduate: Graduate): void {
    this.#putSkills(
      row,
      (graduate.skills ?? []).map(({ skill, level, evidence }) => {
        const manner = (Math.min(level, TOP_LEVEL) << 2) | EVIDENCES.indexOf(evidenceValue(evidence));
        return (this.skillCodes.codeOf(skill) << MANNER_BITS) | manner;
      }),
    );
    this.regions.put(
      row,
      (graduate.regions ?? []).map((region) => this.regionCodes.codeOf(region)),
    );
    this.practice.put(
      row,
      Object.entries(graduate.practice ?? {}).map(
        ([circle, months]) => (this.circleCodes.codeOf(circle) << MONTH_BITS) | Math.min(months, MONTHS_THAT_COUNT),
      ),
    );
  }

  /** The postings learn what was given up and what is new; they forget the former lazily. */
  #putSkills(row: number, features: readonly number[]): void {
    const before = new Set(Array.from(this.skills.at(row), (feature) => feature >> MANNER_BITS));
    const after = new Set(features.map((feature) => feature >> MANNER_BITS));
    this.skills.put(row, features);
    for (const code of before) if (!after.has(code)) this.postings.withdraw(code);
    for (const code of after) if (!before.has(code)) this.postings.add(code, row);
  }

  #holds(row: number, code: number): boolean {
    return this.skills.at(row).some((feature) => feature >> MANNER_BITS === code);
  }
}

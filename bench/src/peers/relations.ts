import type { Graduate } from '@duijie/matching';
import { matchingTaxonomy, skillCodes } from '../matching-taxonomy.ts';
import { codes, encodeGraduate } from './encoded-graduates.ts';
import type { EncodedOpening } from './encoded-openings.ts';

/** The tables of the peers that speak SQL, with their columns; all of them whole numbers. */
export const relations = {
  graduate: ['id', 'kinds', 'education', 'major', 'college', 'birth', 'study', 'available', 'anywhere'],
  held: ['g', 'skill', 'evidence', 'level'],
  // The highest level of a skill or of anything narrower, for what must be held.
  master: ['skill', 'g', 'level'],
  credential: ['g', 'credential'],
  language: ['g', 'language'],
  region: ['g', 'region'],
  practice: ['g', 'circle', 'months'],
  skill_way: ['opening', 'skill', 'asked', 'weight', 'need', 'similarity'],
  credential_way: ['opening', 'credential', 'asked', 'weight', 'value', 'passes'],
  language_way: ['opening', 'language', 'asked', 'value', 'passes'],
  region_way: ['opening', 'region', 'value', 'passes'],
  major_way: ['opening', 'major', 'value', 'passes'],
} as const;

export type Relation = keyof typeof relations;
export const relationNames = Object.keys(relations) as Relation[];
export type Insert = (relation: Relation, row: readonly (number | null)[]) => void;

const evidenceValues = [10_000, 9500, 8500, 7000];
const known = (value: number) => (value < 0 ? null : value);

/** Puts in those who consent and are to be had; nobody else can be eligible. */
export function insertGraduates(graduates: readonly Graduate[], insert: Insert): void {
  graduates.forEach((each, id) => {
    const { open, anywhere, ...of } = encodeGraduate(each);
    if (!open) return;
    // Whoever has but a year of study, and is beyond the first, stands before every cohort.
    const study = of.cohort >= 0 ? of.cohort : of.year > 1 ? -1 : null;
    insert('graduate', [
      ...[id, of.kinds, known(of.education), known(of.major), of.college, known(of.birth), study, known(of.available)],
      Number(anywhere),
    ]);
    for (const packed of of.skills)
      insert('held', [id, packed >> 5, evidenceValues[packed & 3] ?? 0, (packed >> 2) & 7]);
    for (const [skill, level] of mastered(of.skills)) insert('master', [skill, id, level]);
    for (const code of new Set(of.credentials)) insert('credential', [id, code]);
    for (const code of new Set(of.languages)) insert('language', [id, code]);
    for (const code of new Set(of.regions)) insert('region', [id, code]);
    for (const packed of of.practice) insert('practice', [id, packed >> 8, packed & 255]);
  });
}

const parentOf = skillCodes.map((code) => codes.skills.known(matchingTaxonomy.skillTree.parentOf(code)));

function mastered(skills: readonly number[]): Map<number, number> {
  const levels = new Map<number, number>();
  for (const packed of skills) {
    for (let skill = packed >> 5; skill >= 0; skill = parentOf[skill] ?? -1)
      levels.set(skill, Math.max(levels.get(skill) ?? 0, (packed >> 2) & 7));
  }
  return levels;
}

/** What each held thing is worth for each opening. */
export function insertOpenings(openings: readonly EncodedOpening[], insert: Insert): void {
  openings.forEach(({ skills, credentials, languages, regions, majors }, opening) => {
    skills.forEach(({ weight, need, counting }, asked) => {
      for (const [skill, similarity] of counting)
        insert('skill_way', [opening, skill, asked, weight, need, similarity]);
    });
    credentials.forEach(({ weight, ways }, asked) => {
      for (const [held, value, passes] of ways) insert('credential_way', [opening, held, asked, weight, value, passes]);
    });
    languages.forEach(({ ways }, asked) => {
      for (const [held, value, passes] of ways) insert('language_way', [opening, held, asked, value, passes]);
    });
    for (const way of regions) insert('region_way', [opening, ...way]);
    for (const way of majors) insert('major_way', [opening, ...way]);
  });
}

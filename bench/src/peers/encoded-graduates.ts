import type { Graduate } from '@duijie/matching';
import { circles, colleges, majorCodes, matchingTaxonomy, skillCodes } from '../matching-taxonomy.ts';
import { Codes } from './codes.ts';

/** The numbers by which peers know the things of the world. A way of holding a credential or a language is one thing. */
export const codes = {
  skills: new Codes(skillCodes),
  majors: new Codes(majorCodes),
  colleges: new Codes(colleges),
  circles: new Codes(circles),
  regions: new Codes(),
  kinds: new Codes(['orderClass', 'internship', 'apprenticeship', 'employment']),
  evidences: new Codes(['attested', 'competition', 'practice', 'claimed']),
  credentials: new Codes(),
  languages: new Codes(),
};

type HeldCredential = NonNullable<Graduate['credentials']>[number];
type HeldLanguage = NonNullable<Graduate['languages']>[number];

export const credentialText = (held: HeldCredential | { readonly medal: string }): string => JSON.stringify(held);
export const languageText = (held: HeldLanguage): string => JSON.stringify(held);

const month = (date: string | null | undefined): number =>
  date ? Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) : -1;
export const day = (date: string | null | undefined): number => (date ? Number(date.replaceAll('-', '')) : -1);

export interface EncodedGraduate {
  /** Do they consent, and are they to be had? Nobody else can be eligible for anything. */
  readonly open: boolean;
  /** A bit for each kind that they accept. */
  readonly kinds: number;
  readonly education: number;
  readonly major: number;
  readonly college: number;
  readonly birth: number;
  readonly cohort: number;
  readonly year: number;
  readonly available: number;
  readonly anywhere: boolean;
  readonly regions: readonly number[];
  /** Skill, level and evidence in one number. */
  readonly skills: readonly number[];
  readonly credentials: readonly number[];
  readonly languages: readonly number[];
  /** Circle and months in one number. */
  readonly practice: readonly number[];
}

export const packedSkill = (skill: number, level: number, evidence: number): number =>
  (skill << 5) | (level << 2) | evidence;

export function encodeGraduate(graduate: Graduate): EncodedGraduate {
  const { education, kinds, credentials, medals, consents } = graduate;
  const accepted = kinds?.length ? kinds : codes.kinds.texts;
  const competitions = (medals ?? []).flatMap(({ competition }) => competition ?? []);
  return {
    open: graduate.state === 'available' && (consents ?? []).some(({ state }) => state === 'granted'),
    kinds: accepted.reduce((mask, kind) => mask | (1 << codes.kinds.known(kind)), 0),
    education: (education ? matchingTaxonomy.educationRank(education) : undefined) ?? -1,
    major: codes.majors.known(graduate.major),
    college: codes.colleges.known(graduate.college),
    birth: month(graduate.birth),
    cohort: graduate.cohort ?? -1,
    year: graduate.year ?? -1,
    available: day(graduate.availableFrom),
    anywhere: graduate.anywhere ?? false,
    regions: (graduate.regions ?? []).map((region) => codes.regions.of(region)),
    skills: (graduate.skills ?? []).map(({ skill, level, evidence }) =>
      packedSkill(codes.skills.known(skill), level, codes.evidences.known(evidence)),
    ),
    credentials: [
      ...(credentials ?? []).map((held) => codes.credentials.of(credentialText(held))),
      ...competitions.map((medal) => codes.credentials.of(credentialText({ medal }))),
    ],
    languages: (graduate.languages ?? []).map((held) => codes.languages.of(languageText(held))),
    practice: Object.entries(graduate.practice ?? {}).map(
      ([circle, months]) => (codes.circles.known(circle) << 8) | months,
    ),
  };
}

const counted = (list: readonly number[]): number[] => [list.length, ...list];

/** One graduate in a row of whole numbers. */
export function numbersOfGraduate(graduate: EncodedGraduate): number[] {
  const { open, kinds, education, major, college, birth, cohort, year, available, anywhere } = graduate;
  return [
    ...[Number(open), kinds, education, major, college, birth, cohort, year, available, Number(anywhere)],
    ...[graduate.regions, graduate.skills, graduate.credentials, graduate.languages, graduate.practice].flatMap(
      counted,
    ),
  ];
}

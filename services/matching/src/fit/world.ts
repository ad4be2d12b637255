/** What matching reads of openings, graduates and the world around them; the classes of the contracts fit these shapes. */

export interface Text {
  readonly zh: string;
  readonly en: string;
  readonly ru: string;
}

/** The gates, in the order in which they are asked. */
export const GATES = [
  'consent',
  'organisation',
  'status',
  'kind',
  'education',
  'major',
  'skill',
  'credential',
  'language',
  'availability',
  'place',
  'agreement',
] as const;
export type Gate = (typeof GATES)[number];
export type Outcome = 'pass' | 'fail' | 'unknown';
export type Eligibility = 'eligible' | 'needsInformation' | 'notEligible';

/** The components of the fit, in the order in which they are listed, and what each weighs by default. */
export const COMPONENTS = ['skills', 'major', 'credentials', 'practice', 'language', 'place'] as const;
export type Component = (typeof COMPONENTS)[number];
export const DEFAULT_WEIGHTS: Readonly<Record<Component, number>> = {
  skills: 5000,
  major: 2000,
  credentials: 1000,
  practice: 1000,
  language: 500,
  place: 500,
};

export const DEFINITION = 'fit-1';
/** A perfect value, in basis points. */
export const FULL = 10000;
export const DEFAULT_ITEM_WEIGHT = 10;
export const DEFAULT_SHORTLIST = 50;

type Maybe<T> = T | null | undefined;

export interface AskedSkill {
  readonly skill: string;
  readonly level: number;
  readonly weight?: Maybe<number>;
  readonly must?: Maybe<boolean>;
}
export interface AskedMajor {
  readonly code: string;
  readonly scope: string;
}
export interface AskedCredential {
  readonly credential: string;
  readonly grade?: Maybe<string>;
  readonly weight?: Maybe<number>;
  readonly must?: Maybe<boolean>;
}
export interface AskedLanguage {
  readonly language: string;
  readonly scheme: string;
  readonly level: string;
  readonly must?: Maybe<boolean>;
}

/** An opening, as far as matching reads it. */
export interface Opening {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly employer: string;
  readonly kind: string;
  readonly start: string;
  readonly workplaces: readonly string[];
  readonly placeMust?: Maybe<boolean>;
  readonly circle?: Maybe<string>;
  readonly education?: Maybe<string>;
  readonly majors?: Maybe<readonly AskedMajor[]>;
  readonly majorMust?: Maybe<boolean>;
  readonly skills?: Maybe<readonly AskedSkill[]>;
  readonly credentials?: Maybe<readonly AskedCredential[]>;
  readonly languages?: Maybe<readonly AskedLanguage[]>;
  readonly weights?: Maybe<{ readonly [component in Component]?: Maybe<number> }>;
  readonly shortlist?: Maybe<number>;
}

export interface HeldSkill {
  readonly skill: string;
  readonly level: number;
  readonly evidence: string;
}
export interface HeldCredential {
  readonly credential: string;
  readonly grade?: Maybe<string>;
  readonly country?: Maybe<string>;
  readonly state: string;
  readonly expiresOn?: Maybe<string>;
}
export interface HeldLanguage {
  readonly language: string;
  readonly scheme: string;
  readonly level?: Maybe<string>;
}

/** A graduate, as far as matching reads it. */
export interface Graduate {
  readonly id: string;
  readonly revision: number;
  readonly college: string;
  readonly state: string;
  readonly education?: Maybe<string>;
  readonly major?: Maybe<string>;
  readonly cohort?: Maybe<number>;
  readonly year?: Maybe<number>;
  readonly birth?: Maybe<string>;
  readonly regions?: Maybe<readonly string[]>;
  readonly anywhere?: Maybe<boolean>;
  readonly kinds?: Maybe<readonly string[]>;
  readonly circles?: Maybe<readonly string[]>;
  readonly availableFrom?: Maybe<string>;
  readonly skills?: Maybe<readonly HeldSkill[]>;
  readonly credentials?: Maybe<readonly HeldCredential[]>;
  readonly medals?: Maybe<readonly { readonly competition?: Maybe<string> }[]>;
  readonly languages?: Maybe<readonly HeldLanguage[]>;
  readonly practice?: Maybe<Readonly<Record<string, number>>>;
  readonly consents?: Maybe<readonly { readonly purpose: string; readonly state: string }[]>;
}

/** The forest of skills; `related` is symmetric. */
export interface SkillTree {
  parentOf(skill: string): Maybe<string>;
  childrenOf(skill: string): readonly string[];
  related(skill: string): readonly string[];
}

/** What matching asks of the taxonomy; a question about a code that it does not know is answered with nothing. */
export interface Taxonomy {
  readonly taxonomyVersion: string;
  readonly skillTree: SkillTree;
  gradeRank(credential: string, grade: string): Maybe<number>;
  normalisedClass(major: string): Maybe<string>;
  normalisedCategory(major: string): Maybe<string>;
  educationRank(level: string): Maybe<number>;
  regionContains(outer: string, inner: string): boolean;
  provinceOf(region: string): Maybe<string>;
}

/** A recognition in force: who holds `from` counts as holding `to`. A grade or country left out means any. */
export interface Recognition {
  readonly id: string;
  readonly revision: number;
  readonly from: { readonly credential: string; readonly grade?: Maybe<string>; readonly country?: Maybe<string> };
  readonly to: { readonly credential: string; readonly grade?: Maybe<string> };
  readonly extent: 'full' | 'partial' | 'withSupplement';
  readonly confidence: number;
  /** By what name people are told of it. */
  readonly title?: Partial<Text>;
}

/** Everything beside the opening and the graduate that a match depends on. */
export interface World {
  readonly taxonomy: Taxonomy;
  /** Those alone that count: in force, and so is their agreement. */
  readonly recognitions: readonly Recognition[];
  /** Is an orderClass agreement between the college and the enterprise in force? */
  hasOrderClassAgreement(college: string, enterprise: string): boolean;
  isApproved(organisation: string): boolean;
}

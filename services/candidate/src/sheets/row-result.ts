import type { EducationLevel, LanguageScheme, OpeningKind } from '@duijie/contracts';
import type { PayWish } from './cells/pay.ts';
import type { Field } from './data/header-names.ts';
import type { IssueCode, Severity } from './issue-texts.ts';

/** What became of a row. Reading alone never says `unchanged`: whoever knows the stored graduate does. */
export type Verdict = 'accepted' | 'needsReview' | 'rejected' | 'unchanged';

/** One finding about a row. */
export interface RowIssue {
  readonly line: number;
  /** The header of the column as it was written; empty if the finding is about the row. */
  readonly column: string;
  readonly field: Field | null;
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly message: { readonly zh: string; readonly en: string };
  readonly suggestion?: string;
}

export interface Suggestion {
  readonly code: string;
  readonly name: string;
  readonly similarity: number;
}

/** A term for the curators' queue. */
export interface Unresolved {
  readonly kind: 'skill' | 'credential' | 'language' | 'region' | 'circle' | 'major';
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
}

/** The fields of a graduate that a sheet can bring; the names are those of the API. */
export interface SheetGraduate {
  education: EducationLevel | null;
  major: string | null;
  cohort: number | null;
  year: number | null;
  /** YYYY-MM */
  birth: string | null;
  regions: string[];
  anywhere: boolean;
  kinds: OpeningKind[];
  circles: string[];
  availableFrom: string | null;
  skills: { skill: string; level: number; evidence: 'claimed' }[];
  credentials: {
    credential: string;
    grade: string | null;
    country: string;
    state: 'claimed';
    issuedOn: null;
    expiresOn: string | null;
  }[];
  medals: {
    competition: string | null;
    level: string | null;
    prize: string | null;
    year: number | null;
    team: boolean;
    text: string;
  }[];
  languages: { language: string; scheme: LanguageScheme; level: string | null; score?: number }[];
  practice: Record<string, number>;
  payWish: PayWish | null;
}

/** What names the person; kept apart from the graduate and encrypted. */
export interface SheetPerson {
  name: string;
  studentNo: string;
  idKind: 'resident' | 'passport' | null;
  idNumber: string | null;
  phone: string | null;
  email: string | null;
  guardian: string | null;
  department: string | null;
  class: string | null;
  note: string | null;
}

/** For the fairness report alone. */
export interface SheetAttributes {
  sex: 'female' | 'male' | null;
  /** Region or country code of where the person is from. */
  origin: string | null;
}

export interface RowResult {
  readonly line: number;
  /** Counts the rows of data from 1, without title, header and blank rows. */
  readonly row: number;
  readonly verdict: Exclude<Verdict, 'unchanged'>;
  readonly studentNo: string;
  readonly graduate: SheetGraduate;
  readonly person: SheetPerson;
  readonly attributes: SheetAttributes;
  /** Undefined if the sheet does not say. */
  readonly consent: boolean | undefined;
  /** The graduate is going to study on and looks for nothing. */
  readonly furtherStudy: boolean;
  /** YYYY-MM */
  readonly graduation: string | null;
  /** What stood in brackets behind the name of the major, such as 西门子订单班. */
  readonly orderClass: string | null;
  /** The earlier row with the same student number. */
  readonly duplicateOf: number | null;
  readonly issues: readonly RowIssue[];
  readonly unresolved: readonly Unresolved[];
  /** The cells as they were written, without 民族, for mending and for the file of errors. */
  readonly cells: readonly string[];
}

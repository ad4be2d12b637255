import type { EducationLevel, HeldCredential, HeldLanguage, HeldSkill, Medal, OpeningKind } from '@duijie/contracts';
import type { PayWish } from '../sheets/cells/pay.ts';

/** A medal whose competition is not known keeps the words of the sheet; they are in no event. */
export interface KeptMedal extends Medal {
  readonly text?: string;
}

/** What a graduate is and looks for; everything that uploads and edits may change. */
export interface Profile {
  readonly education: EducationLevel | null;
  readonly major: string | null;
  readonly cohort: number | null;
  readonly year: number | null;
  /** YYYY-MM */
  readonly birth: string | null;
  readonly regions: string[];
  readonly anywhere: boolean;
  readonly kinds: OpeningKind[];
  readonly circles: string[];
  readonly availableFrom: string | null;
  readonly skills: HeldSkill[];
  readonly credentials: HeldCredential[];
  readonly medals: KeptMedal[];
  readonly languages: HeldLanguage[];
  /** Months of practice by industry circle. */
  readonly practice: Record<string, number>;
  readonly payWish: PayWish | null;
}

/** A profile as somebody says it, before anybody vouches for it. */
export type ClaimedProfile = Omit<Profile, 'skills' | 'credentials'> & {
  readonly skills: readonly Omit<HeldSkill, 'evidence'>[];
  readonly credentials: readonly Omit<HeldCredential, 'state'>[];
};

export const emptyProfile: Profile = {
  education: null,
  major: null,
  cohort: null,
  year: null,
  birth: null,
  regions: [],
  anywhere: false,
  kinds: [],
  circles: [],
  availableFrom: null,
  skills: [],
  credentials: [],
  medals: [],
  languages: [],
  practice: {},
  payWish: null,
};

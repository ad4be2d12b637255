import type { OpeningKind } from '@duijie/contracts';

/** A graduate of the demo world, as their college knows them; a cell that is empty is left empty in the sheet. */
export interface DemoGraduate {
  readonly college: string;
  readonly studentNo: string;
  readonly name: string;
  readonly sex: 'M' | 'F';
  readonly idNumber: string;
  readonly phone: string;
  readonly major: string;
  /** The level where it is not that of the major's code. */
  readonly education: string;
  readonly cohort: string;
  /** YYYY-MM */
  readonly graduation: string;
  readonly origin: string;
  readonly skills: readonly { readonly code: string; readonly level: number }[];
  /** As people write them. */
  readonly credentials: readonly string[];
  readonly languages: readonly string[];
  readonly medals: readonly string[];
  readonly practice: readonly string[];
  readonly kinds: readonly OpeningKind[];
  readonly regions: readonly string[];
  readonly circles: readonly string[];
  readonly leastPay: number;
  readonly consent: '是' | '否' | '看情况';
  readonly guardian: string;
  readonly note: string;
}

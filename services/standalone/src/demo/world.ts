import type { FlagReason } from '@duijie/contracts';
import type { Role } from '@duijie/domain';
import { demoAgreements, emptyClassOf, learnersOf } from './agreements.ts';
import type { DemoAgreement } from './agreements.ts';
import type { DemoGraduate } from './graduate.ts';
import { GraduateMaker, demoGraduates } from './graduates.ts';
import { demoAlliances, demoWorkshops } from './institutions.ts';
import type { DemoAlliance, DemoWorkshop } from './institutions.ts';
import { demoMember, demoMembers } from './members.ts';
import type { DemoMember } from './members.ts';
import type { DemoOpening } from './opening-to-post.ts';
import { demoOpenings } from './openings.ts';
import { randomStream } from './random-stream.ts';
import { demoSheet } from './sheet.ts';
import type { DemoSheet, SheetEncoding } from './sheet.ts';
import { specialGraduates } from './special-graduates.ts';
import type { SpecialGraduates, Who } from './special-graduates.ts';

/** A fixed key of the demo world. */
export interface DemoKey {
  readonly key: string;
  /** The member it acts for; null for the platform itself. */
  readonly member: string | null;
  readonly role: Role;
}

export interface DemoRecognition {
  readonly from: { readonly credential: string; readonly grade: string; readonly country: string };
  readonly to: { readonly credential: string; readonly country: 'CN' };
  readonly extent: 'full' | 'withSupplement';
  readonly confidence: number;
}

/** A college's warning of an enterprise. */
interface DemoFlag {
  readonly by: string;
  readonly on: string;
  readonly reasonCode: FlagReason;
  readonly note: string;
}

/** Everything that is loaded, in the order in which it is. */
export interface DemoWorld {
  /** The day for which it was made (YYYY-MM-DD). */
  readonly day: string;
  /** The year in which its openings start and its graduates leave. */
  readonly year: number;
  readonly members: readonly DemoMember[];
  readonly keys: readonly DemoKey[];
  readonly agreements: readonly DemoAgreement[];
  readonly recognitions: readonly DemoRecognition[];
  readonly alliances: readonly DemoAlliance[];
  readonly workshops: readonly DemoWorkshop[];
  readonly flag: DemoFlag;
  readonly openings: readonly DemoOpening[];
  readonly sheets: readonly DemoSheet[];
  readonly special: Pick<SpecialGraduates, 'student' | 'withdrawals' | 'holdersAbroad' | 'minors' | 'incomplete'>;
  /** Graduates of colleges that do not vouch for whole sheets, but for these. */
  readonly attested: readonly Who[];
}

/** How many graduates the world has unless somebody asks for another number, and the fewest that show everything. */
export const usualGraduates = 2_400;
export const fewestGraduates = 600;

/** The first year whose recruiting has not ended on this day: openings are valid until 31 May and start on 1 July. */
export function yearOfStart(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) <= '05-31' ? year : year + 1;
}

/** The year for which the tables were written. */
const yearOfTables = 2026;

/** Makes the world for a day; the same day and number make the same world. */
export function demoWorld(day: string, graduates: number = usualGraduates): DemoWorld {
  const year = yearOfStart(day);
  const openings = demoOpenings(year);
  const agreements = demoAgreements(openings, year);
  // The class of the enterprise that nobody learns for stays below its minimum.
  const learntFor = learnersOf(agreements).filter(({ enterprise }) => enterprise !== emptyClassOf);
  const maker = new GraduateMaker(year, openings, randomStream(`duijie ${yearOfTables}`), learntFor);
  const special = specialGraduates(maker, openings, year);
  const people = [
    ...demoGraduates(maker, year - yearOfTables, Math.max(graduates, fewestGraduates) - special.graduates.length),
    ...special.graduates,
  ];
  const sheets = sheetsOf([...people, ...special.flawed]);
  const unattested = new Set(sheets.filter(({ attest }) => !attest).map(({ college }) => college));
  return {
    day,
    year,
    members: demoMembers,
    keys: keysOf(sheets, agreements),
    agreements,
    recognitions,
    alliances: demoAlliances(),
    workshops: demoWorkshops(year),
    flag,
    openings,
    sheets,
    special,
    attested: people.filter(({ college, consent }) => unattested.has(college) && consent === '是').slice(0, 12),
  };
}

const flag: DemoFlag = {
  by: 'COL-HE-02',
  on: 'ENT-22',
  reasonCode: 'false-opening',
  note: '所发布岗位与营业范围不符（示例）。',
};

/** Which credential from abroad counts as what here. */
const recognitions: readonly DemoRecognition[] = [
  {
    from: { credential: 'N-ELECTRICIAN', grade: 'level4', country: 'KZ' },
    to: { credential: 'L-ELEC-LV', country: 'CN' },
    extent: 'full',
    confidence: 9000,
  },
  {
    from: { credential: 'N-WELDER', grade: 'level4', country: 'RU' },
    to: { credential: 'L-WELD', country: 'CN' },
    extent: 'withSupplement',
    confidence: 7000,
  },
];

/** The member that looks up credentials. */
export const evaluator = 'ASN-4';

/** The keys that the README names; every other member that acts has one made from its own name. */
const namedKeys: Readonly<Record<string, string>> = {
  'ENT-04': 'dj_demo_enterprise',
  'ENT-07': 'dj_demo_enterprise_2',
  'COL-TJ-01': 'dj_demo_college',
  'COL-HE-02': 'dj_demo_college_2',
  'ASN-1': 'dj_demo_association',
  'GOV-TJ': 'dj_demo_government',
  [evaluator]: 'dj_demo_evaluator',
};

export const studentKey = 'dj_demo_student';
export const opsKey = 'dj_demo_ops';

/** The key with which a member acts in the demo world. */
export function keyOf(ref: string): string {
  return namedKeys[ref] ?? `dj_demo_${ref.toLowerCase().replaceAll('-', '_')}`;
}

function keysOf(sheets: readonly DemoSheet[], agreements: readonly DemoAgreement[]): DemoKey[] {
  const signers = agreements.flatMap(({ parties }) => parties);
  const acting = new Set([...Object.keys(namedKeys), ...sheets.map(({ college }) => college), ...signers]);
  return demoMembers
    .filter(({ ref, kind, state }) => state === 'approved' && (kind === 'enterprise' || acting.has(ref)))
    .map(({ ref, kind }) => ({ key: keyOf(ref), member: ref, role: kind as Role }));
}

const encodings: Readonly<Record<string, SheetEncoding>> = {
  'COL-TJ-01': 'gb18030',
  'COL-BJ-03': 'gb18030',
  'COL-HE-05': 'gb18030',
  'COL-HE-01': 'utf-16',
  'COL-BJ-05': 'utf-8-bom',
};
/** Colleges whose attester does not vouch for a whole sheet. */
const careful: ReadonlySet<string> = new Set(['COL-BJ-02', 'COL-TJ-05', 'COL-TJ-09', 'COL-HE-04', 'COL-HE-07']);

function sheetsOf(people: readonly DemoGraduate[]): DemoSheet[] {
  const byCollege = new Map<string, DemoGraduate[]>();
  for (const each of people) byCollege.set(each.college, [...(byCollege.get(each.college) ?? []), each]);
  return [...byCollege].map(([ref, graduates]) => {
    const college = demoMember(ref);
    const attest = college.country === 'CN' && !careful.has(ref);
    return demoSheet(college, graduates, encodings[ref] ?? 'utf-8', attest);
  });
}

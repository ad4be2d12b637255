import type { EducationLevel, OrganisationKind } from '@duijie/contracts';
import type { Text } from '@duijie/domain';
import { collegeTable, enterpriseTable, otherTable } from './data/organisations.ts';
import { cellOf, listOf, rowsOf } from './table.ts';

/** A member organisation of the demo world. */
export interface DemoMember {
  /** Its name within this data, such as COL-TJ-01. */
  readonly ref: string;
  readonly kind: OrganisationKind;
  readonly name: Text;
  readonly country: string;
  readonly region: string | null;
  readonly uscc: string | null;
  readonly registerNumber: string | null;
  readonly level: EducationLevel | null;
  readonly headcount: number | null;
  /** How far its admission has come. */
  readonly state: 'approved' | 'applied' | 'rejected';
  /** Codes of the majors that it teaches; empty unless it is a college. */
  readonly majors: readonly string[];
}

const levels: readonly EducationLevel[] = ['secondaryVocational', 'higherVocational', 'bachelor'];

function memberOf(row: readonly string[]): DemoMember {
  const [ref, kind, country, code] = [cellOf(row, 0), cellOf(row, 1), cellOf(row, 2), cellOf(row, 4)];
  const [zh, en, ru] = [cellOf(row, 7), cellOf(row, 8), cellOf(row, 9)];
  const mark = cellOf(row, 5);
  return {
    ref,
    kind: kind as OrganisationKind,
    name: { zh, en, ...(ru === '' ? {} : { ru }) },
    country,
    region: cellOf(row, 3) || null,
    uscc: country === 'CN' ? code : null,
    registerNumber: country === 'CN' ? null : code,
    level: levels.find((level) => level === mark) ?? null,
    headcount: cellOf(row, 6) === '' ? null : Number(cellOf(row, 6)),
    state: mark === 'applied' || mark === 'rejected' ? mark : 'approved',
    majors: kind === 'college' ? listOf(cellOf(row, 10)) : [],
  };
}

/** All members, colleges first. */
export const demoMembers: readonly DemoMember[] = [collegeTable, enterpriseTable, otherTable].flatMap((table) =>
  rowsOf(table).map(memberOf),
);

const byRef = new Map(demoMembers.map((member) => [member.ref, member]));

export function demoMember(ref: string): DemoMember {
  const member = byRef.get(ref);
  if (!member) throw new Error(`The demo world has no member ${ref}.`);
  return member;
}

/** Vocational colleges in China. */
export const colleges: readonly DemoMember[] = demoMembers.filter(({ ref }) => /^COL-(BJ|TJ|HE)-/.test(ref));
/** The universities of the park. */
export const universities: readonly DemoMember[] = demoMembers.filter(({ level }) => level === 'bachelor');
/** Those universities, and those colleges abroad, that send graduates in this world: enough of each to be seen. */
export const sendingUniversities: readonly DemoMember[] = universities.slice(0, 3);
export const sendingAbroad: readonly DemoMember[] = ['COL-KZ-1', 'COL-RU-1', 'COL-UZ-1'].map(demoMember);

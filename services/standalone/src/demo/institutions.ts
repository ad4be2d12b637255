import type { AllianceKind, MemberRole, WorkshopCategory } from '@duijie/contracts';
import type { Text } from '@duijie/domain';
import { resolveMajor } from '@duijie/taxonomy';
import { allianceTable, parkMajorTable, workshopCategoryTable, workshopTable } from './data/alliances.ts';
import { demoMember } from './members.ts';
import { cellOf, listOf, rowsOf } from './table.ts';

/** An alliance of the demo world; members and parent by their names in this data. */
export interface DemoAlliance {
  readonly ref: string;
  readonly kind: AllianceKind;
  readonly parent: string | null;
  readonly name: Text;
  readonly declaration: Text;
  readonly majors: readonly string[];
  readonly circles: readonly string[];
  readonly members: readonly { readonly member: string; readonly role: MemberRole }[];
}

export interface DemoCohort {
  readonly kind: 'degree' | 'training';
  readonly title: Text;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly enrolled: number;
}

export interface DemoWorkshop {
  readonly ref: string;
  readonly name: Text;
  readonly country: string;
  readonly institution: Text;
  readonly partner: string;
  readonly majors: readonly {
    readonly code: string | null;
    readonly name: Text;
    readonly category: WorkshopCategory;
  }[];
  readonly cohorts: readonly DemoCohort[];
}

/** The alliances, parents before their parts. Who has not been admitted looks on. */
export function demoAlliances(): DemoAlliance[] {
  return rowsOf(allianceTable).map((row) => {
    const roles: readonly (readonly [string, MemberRole])[] = [
      ...listOf(cellOf(row, 5)).map((ref) => [ref, 'secretariat'] as const),
      ...listOf(cellOf(row, 6)).map((ref) => [ref, 'council'] as const),
      ...listOf(cellOf(row, 7)).map((ref) => [ref, 'member'] as const),
    ];
    const kind = cellOf(row, 1) as AllianceKind;
    return {
      ref: cellOf(row, 0),
      kind,
      parent: cellOf(row, 2) || null,
      name: { zh: cellOf(row, 3), en: cellOf(row, 4) },
      declaration: { zh: cellOf(row, 9) },
      majors: kind === 'park' ? rowsOf(parkMajorTable).map((major) => cellOf(major, 0)) : [],
      circles: listOf(cellOf(row, 8)),
      members: roles.map(([member, role]) => ({
        member,
        role: demoMember(member).state === 'approved' ? role : ('observer' as const),
      })),
    };
  });
}

const categories = new Map(
  rowsOf(workshopCategoryTable).flatMap((row) =>
    listOf(cellOf(row, 1)).map((name) => [name, cellOf(row, 0) as WorkshopCategory]),
  ),
);

/** The Luban Workshops of a year. How many study and train there comes as cohorts. */
export function demoWorkshops(year: number): DemoWorkshop[] {
  return rowsOf(workshopTable).map((row) => {
    const host = cellOf(row, 2);
    return {
      ref: cellOf(row, 0),
      name: { zh: `${host}鲁班工坊（示例）`, en: `Luban Workshop at ${host} (demo)` },
      country: cellOf(row, 1),
      institution: { en: host },
      partner: cellOf(row, 3),
      majors: listOf(cellOf(row, 4)).map((zh) => ({ code: codeOf(zh), name: { zh }, category: categoryOf(zh) })),
      cohorts: cohortsOf(Number(cellOf(row, 5)), Number(cellOf(row, 6)), year),
    };
  });
}

/** Half of the degree students began a year before the others. */
function cohortsOf(degree: number, trained: number, year: number): DemoCohort[] {
  const earlier = Math.floor(degree / 2);
  const degreeCohort = (entry: number, enrolled: number): DemoCohort => ({
    kind: 'degree',
    title: { zh: `${entry}级`, en: `Class of ${entry}` },
    startsOn: `${entry}-09-01`,
    endsOn: `${entry + 3}-06-30`,
    enrolled,
  });
  const training: DemoCohort = {
    kind: 'training',
    title: { zh: `${year - 1}年培训`, en: `Training of ${year - 1}` },
    startsOn: `${year - 1}-03-01`,
    endsOn: `${year - 1}-05-31`,
    enrolled: trained,
  };
  return [degreeCohort(year - 3, earlier), degreeCohort(year - 2, degree - earlier), training];
}

function codeOf(name: string): string | null {
  const found = resolveMajor(name, { education: 'higherVocational' });
  return 'code' in found ? found.code : null;
}

function categoryOf(name: string): WorkshopCategory {
  const category = categories.get(name);
  if (!category) throw new Error(`The major ${name} has no category.`);
  return category;
}

import { isUnifiedCode } from '@duijie/domain';
import type { Text } from '@duijie/domain';
import { allianceTable, parkMajorTable, workshopCategoryTable, workshopTable } from './data/alliances.ts';
import { cellOf, listOf, rowsOf } from './table.ts';

/** What the figures need to know of an organisation. */
export interface CountedOrganisation {
  readonly kind: string;
  readonly state: string;
  readonly name: Text;
  readonly country: string;
  readonly uscc: string | null;
  readonly level: string | null;
}

/** What is in the platform, as it answers itself. */
export interface LoadedParts {
  readonly organisations: readonly CountedOrganisation[];
  readonly openings: readonly { readonly state: string; readonly kind: string }[];
  readonly agreements: readonly { readonly state: string }[];
  readonly recognitions: readonly { readonly state: string }[];
  readonly graduates: number;
}

/** The figures of the alliances; the names of the first fourteen are fixed, since others compare them. */
export interface DemoFigures {
  /** Vocational colleges in China. */
  readonly colleges: number;
  readonly enterprises: number;
  /** Colleges abroad, and their countries. */
  readonly foreign: number;
  readonly countries: number;
  readonly universities: number;
  readonly parkMajors: number;
  readonly workshops: number;
  readonly lubanCountries: number;
  readonly lubanMajors: number;
  readonly lubanCategories: number;
  /** Students for a degree in the workshops, and people trained there. */
  readonly degree: number;
  readonly trained: number;
  /** Names that more than one organisation bears, in any language. */
  readonly dupNames: number;
  /** Different and right unified codes of the colleges and enterprises. */
  readonly uscc: number;
  readonly alliances: number;
  readonly graduates: number;
  readonly openings: Readonly<Record<string, number>>;
  readonly openingsByKind: Readonly<Record<string, number>>;
  readonly agreements: Readonly<Record<string, number>>;
  readonly recognitions: Readonly<Record<string, number>>;
  readonly organisations: Readonly<Record<string, number>>;
}

/** Counts what is there; workshops, alliances and the park are counted in the data until their service keeps them. */
export function demoFigures(parts: LoadedParts): DemoFigures {
  const atHome = parts.organisations.filter(({ country }) => country === 'CN');
  const abroad = parts.organisations.filter(({ country, kind }) => country !== 'CN' && kind === 'college');
  const universities = atHome.filter(({ kind, level }) => kind === 'college' && level === 'bachelor');
  const colleges = atHome.filter(({ kind, level }) => kind === 'college' && level !== 'bachelor');
  const enterprises = atHome.filter(({ kind }) => kind === 'enterprise');
  return {
    colleges: colleges.length,
    enterprises: enterprises.length,
    foreign: abroad.length,
    countries: distinct(abroad.map(({ country }) => country)),
    universities: universities.length,
    ...workshopFigures(),
    dupNames: repeatedNames(parts.organisations),
    uscc: distinct([...colleges, ...enterprises].map(({ uscc }) => uscc ?? '').filter(isUnifiedCode)),
    alliances: rowsOf(allianceTable).length,
    graduates: parts.graduates,
    openings: countedBy(parts.openings, ({ state }) => state),
    openingsByKind: countedBy(parts.openings, ({ kind }) => kind),
    agreements: countedBy(parts.agreements, ({ state }) => state),
    recognitions: countedBy(parts.recognitions, ({ state }) => state),
    organisations: countedBy(parts.organisations, ({ state }) => state),
  };
}

type WorkshopFigures = Pick<
  DemoFigures,
  'parkMajors' | 'workshops' | 'lubanCountries' | 'lubanMajors' | 'lubanCategories' | 'degree' | 'trained'
>;

function workshopFigures(): WorkshopFigures {
  const workshops = rowsOf(workshopTable);
  const majors = new Set(workshops.flatMap((row) => listOf(cellOf(row, 4))));
  const categories = rowsOf(workshopCategoryTable).filter((row) =>
    listOf(cellOf(row, 1)).some((each) => majors.has(each)),
  );
  const sum = (column: number): number => workshops.reduce((total, row) => total + Number(cellOf(row, column)), 0);
  return {
    parkMajors: rowsOf(parkMajorTable).length,
    workshops: workshops.length,
    lubanCountries: distinct(workshops.map((row) => cellOf(row, 1))),
    lubanMajors: majors.size,
    lubanCategories: categories.length,
    degree: sum(5),
    trained: sum(6),
  };
}

function distinct(words: readonly string[]): number {
  return new Set(words).size;
}

function repeatedNames(organisations: readonly { readonly name: Text }[]): number {
  const names = organisations.flatMap(({ name }) =>
    (['zh', 'en', 'ru'] as const).flatMap((language) => (name[language] ? [`${language} ${name[language]}`] : [])),
  );
  return names.length - distinct(names);
}

function countedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

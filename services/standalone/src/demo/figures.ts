import { isUnifiedCode } from '@duijie/domain';
import type { Text } from '@duijie/domain';

/** What the figures need to know of an organisation. */
export interface CountedOrganisation {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly name: Text;
  readonly country: string;
  readonly uscc: string | null;
  readonly level: string | null;
}

/** What the figures need to know of an alliance. */
export interface CountedAlliance {
  readonly kind: string;
  readonly members: readonly { readonly organisation: string }[];
  readonly majors: readonly string[];
}

/** What the figures need to know of a Luban Workshop. */
export interface CountedWorkshop {
  readonly host: { readonly country: string };
  readonly majors: readonly { readonly code: string | null; readonly name: Text; readonly category: string }[];
  readonly counters: { readonly degreeStudents: number; readonly trainees: number };
}

/** What is in the platform, as it answers itself. */
export interface LoadedParts {
  readonly organisations: readonly CountedOrganisation[];
  readonly alliances: readonly CountedAlliance[];
  readonly workshops: readonly CountedWorkshop[];
  readonly openings: readonly { readonly state: string; readonly kind: string }[];
  readonly agreements: readonly { readonly state: string; readonly type: string }[];
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
  readonly platforms: number;
  readonly graduates: number;
  readonly openings: Readonly<Record<string, number>>;
  readonly openingsByKind: Readonly<Record<string, number>>;
  readonly agreements: Readonly<Record<string, number>>;
  readonly agreementsByType: Readonly<Record<string, number>>;
  readonly recognitions: Readonly<Record<string, number>>;
  readonly organisations: Readonly<Record<string, number>>;
}

/** Counts what is there. The members of the alliances are counted by the alliances that they are in. */
export function demoFigures(parts: LoadedParts): DemoFigures {
  const { organisations, alliances } = parts;
  const members = membersOf(organisations, alliances);
  const atHome = members.filter(({ country }) => country === 'CN');
  const abroad = members.filter(({ country, kind }) => country !== 'CN' && kind === 'college');
  const colleges = atHome.filter(({ kind, level }) => kind === 'college' && level !== 'bachelor');
  const enterprises = atHome.filter(({ kind }) => kind === 'enterprise');
  const parks = alliances.filter(({ kind }) => kind === 'park');
  return {
    colleges: colleges.length,
    enterprises: enterprises.length,
    foreign: abroad.length,
    countries: distinct(abroad.map(({ country }) => country)),
    universities: membersOf(organisations, parks).filter(({ level }) => level === 'bachelor').length,
    parkMajors: distinct(parks.flatMap(({ majors }) => majors)),
    ...workshopFigures(parts.workshops),
    dupNames: repeatedNames(organisations),
    uscc: distinct([...colleges, ...enterprises].map(({ uscc }) => uscc ?? '').filter(isUnifiedCode)),
    alliances: alliances.filter(({ kind }) => kind !== 'platform').length,
    platforms: alliances.filter(({ kind }) => kind === 'platform').length,
    graduates: parts.graduates,
    openings: countedBy(parts.openings, ({ state }) => state),
    openingsByKind: countedBy(parts.openings, ({ kind }) => kind),
    agreements: countedBy(parts.agreements, ({ state }) => state),
    agreementsByType: countedBy(parts.agreements, ({ type }) => type),
    recognitions: countedBy(parts.recognitions, ({ state }) => state),
    organisations: countedBy(organisations, ({ state }) => state),
  };
}

function membersOf(
  organisations: readonly CountedOrganisation[],
  alliances: readonly CountedAlliance[],
): readonly CountedOrganisation[] {
  const members = new Set(alliances.flatMap((alliance) => alliance.members.map(({ organisation }) => organisation)));
  return organisations.filter(({ id }) => members.has(id));
}

type WorkshopFigures = Pick<
  DemoFigures,
  'workshops' | 'lubanCountries' | 'lubanMajors' | 'lubanCategories' | 'degree' | 'trained'
>;

function workshopFigures(workshops: readonly CountedWorkshop[]): WorkshopFigures {
  const majors = workshops.flatMap((workshop) => workshop.majors);
  return {
    workshops: workshops.length,
    lubanCountries: distinct(workshops.map(({ host }) => host.country)),
    lubanMajors: distinct(majors.map(({ code, name }) => code ?? name.zh ?? '')),
    lubanCategories: distinct(majors.map(({ category }) => category)),
    degree: workshops.reduce((sum, { counters }) => sum + counters.degreeStudents, 0),
    trained: workshops.reduce((sum, { counters }) => sum + counters.trainees, 0),
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

import { explain } from '@duijie/matching';
import type { CompiledOpening, Graduate, Opening, World } from '@duijie/matching';
import { matchingTaxonomy } from '../matching-taxonomy.ts';
import { codes, day } from './encoded-graduates.ts';

/** What holding a thing is worth for one that is asked, and whether the gate lets it pass. */
export type Worth = readonly [held: number, value: number, passes: number];

export interface EncodedOpening {
  readonly id: string;
  readonly kind: number;
  readonly startMonth: number;
  readonly startDay: number;
  readonly startYear: number;
  readonly education: number;
  readonly majorMust: boolean;
  /** Majors that are worth something, or that the gate lets pass. */
  readonly majors: readonly Worth[];
  readonly skills: readonly {
    readonly skill: number;
    readonly weight: number;
    readonly need: number;
    readonly must: boolean;
    /** Skill and similarity. */
    readonly counting: readonly (readonly [skill: number, similarity: number])[];
  }[];
  readonly credentials: readonly { readonly weight: number; readonly must: boolean; readonly ways: readonly Worth[] }[];
  readonly languages: readonly { readonly must: boolean; readonly ways: readonly Worth[] }[];
  readonly placeMust: boolean;
  readonly regions: readonly Worth[];
  /** Those with whom the employer has an order class agreement; nothing when none is asked. */
  readonly colleges: readonly number[] | null;
  readonly circle: number;
  /** Of the six components in their order, 0 for those that the opening does not speak of. */
  readonly weights: readonly number[];
}

const components = ['skills', 'major', 'credentials', 'practice', 'language', 'place'] as const;

const nobody: Graduate = { id: 'grd_nobody', revision: 1, college: '', state: 'available' };

/** Asks the definition what one thing is worth by itself, for an opening that asks for nothing else. */
function worth(opening: Opening, graduate: Partial<Graduate>, world: World, about: 'credential' | 'language') {
  const component = about === 'credential' ? 'credentials' : 'language';
  const { contributions, gates } = explain(opening, { ...nobody, ...graduate }, world);
  const value = contributions.find((each) => each.component === component)?.value ?? 0;
  return { value, passes: Number(gates.some(({ gate, outcome }) => gate === about && outcome === 'pass')) };
}

function waysOf(texts: readonly string[], about: (text: string) => { value: number; passes: number } | null): Worth[] {
  return texts.flatMap((text, code) => {
    const found = about(text);
    return found && (found.value > 0 || found.passes > 0) ? [[code, found.value, found.passes] as const] : [];
  });
}

type Asked<Key extends 'credentials' | 'languages'> = NonNullable<Opening[Key]>[number];

function credentialWays(opening: Opening, asked: Asked<'credentials'>, world: World): Worth[] {
  const alone = { ...opening, credentials: [{ ...asked, must: true }] };
  const sources = world.recognitions.filter(({ to }) => to.credential === asked.credential);
  const names = new Set([asked.credential, ...sources.map(({ from }) => from.credential)]);
  return waysOf(codes.credentials.texts, (text) => {
    const held = JSON.parse(text) as { credential?: string; state: string; medal?: string };
    if (held.medal !== undefined) {
      return held.medal === asked.credential
        ? worth(alone, { medals: [{ competition: held.medal }] }, world, 'credential')
        : null;
    }
    const { credential } = held;
    if (credential === undefined || !names.has(credential)) return null;
    return worth(alone, { credentials: [{ ...held, credential }] }, world, 'credential');
  });
}

function languageWays(opening: Opening, asked: Asked<'languages'>, world: World): Worth[] {
  const alone = { ...opening, languages: [{ ...asked, must: true }] };
  return waysOf(codes.languages.texts, (text) => {
    const held = JSON.parse(text) as { language: string; scheme: string };
    return held.language === asked.language ? worth(alone, { languages: [held] }, world, 'language') : null;
  });
}

function majorWays(opening: Opening): Worth[] {
  const { normalisedClass, normalisedCategory } = matchingTaxonomy;
  const listed = opening.majors ?? [];
  return waysOf(codes.majors.texts, (major) => {
    const sameClass = (code: string) => normalisedClass(code) === normalisedClass(major);
    const sameCategory = (code: string) => normalisedCategory(code) === normalisedCategory(major);
    const values = listed.map(({ code }) =>
      code === major ? 10_000 : sameClass(code) ? 8000 : sameCategory(code) ? 5000 : 0,
    );
    const passes = listed.some(({ code, scope }) =>
      scope === 'exact' ? code === major : scope === 'class' ? sameClass(code) : sameCategory(code),
    );
    return { value: Math.max(0, ...values), passes: Number(passes) };
  });
}

function regionWays({ workplaces }: Opening): Worth[] {
  const { regionContains, provinceOf } = matchingTaxonomy;
  return waysOf(codes.regions.texts, (region) => {
    const within = workplaces.some((place) => regionContains(region, place));
    const near = workplaces.some((place) => provinceOf(place) === provinceOf(region));
    return { value: within ? 10_000 : near ? 6000 : 0, passes: Number(within) };
  });
}

function agreeing(opening: Opening, world: World): number[] {
  return codes.colleges.texts.flatMap((college, code) =>
    world.hasOrderClassAgreement(college, opening.employer) ? [code] : [],
  );
}

/** An opening in the numbers of the graduates; all these are taken in before, since a way of holding needs its number. */
export function encodeOpening({ opening, skills, weights }: CompiledOpening, world: World): EncodedOpening {
  const minimum = opening.education ? matchingTaxonomy.educationRank(opening.education) : undefined;
  return {
    id: opening.id,
    kind: codes.kinds.known(opening.kind),
    startMonth: Number(opening.start.slice(0, 4)) * 12 + Number(opening.start.slice(5, 7)),
    startDay: day(opening.start),
    startYear: Number(opening.start.slice(0, 4)) + (Number(opening.start.slice(5, 7)) >= 9 ? 1 : 0),
    education: minimum ?? -1,
    majorMust: opening.majorMust ?? false,
    majors: majorWays(opening),
    skills: skills.map(({ weight, need, must, counting }, index) => ({
      skill: codes.skills.known(opening.skills?.[index]?.skill),
      ...{ weight, need, must },
      counting: [...counting].map(([skill, similarity]) => [codes.skills.known(skill), similarity] as const),
    })),
    credentials: (opening.credentials ?? []).map((asked) => {
      const ways = credentialWays(opening, asked, world);
      return { weight: asked.weight ?? 10, must: asked.must ?? false, ways };
    }),
    languages: (opening.languages ?? []).map((asked) => {
      return { must: asked.must ?? false, ways: languageWays(opening, asked, world) };
    }),
    placeMust: opening.placeMust ?? false,
    regions: regionWays(opening),
    colleges: opening.kind === 'orderClass' ? agreeing(opening, world) : null,
    circle: codes.circles.known(opening.circle),
    weights: components.map((component) => weights.get(component) ?? 0),
  };
}

const counted = (list: readonly (readonly number[])[]): number[] => [list.length, ...list.flat()];

/** One opening in a row of whole numbers; its id is its place in the list. */
export function numbersOfOpening(opening: EncodedOpening): number[] {
  const { kind, startMonth, startDay, startYear, education, majorMust, placeMust, circle, weights, colleges } = opening;
  return [
    ...[kind, startMonth, startDay, startYear, education, Number(majorMust), Number(placeMust), circle],
    ...weights,
    ...counted(opening.majors),
    ...counted(opening.regions),
    ...(colleges ? counted(colleges.map((college) => [college])) : [-1]),
    opening.skills.length,
    ...opening.skills.flatMap(({ skill, weight, need, must, counting }) => {
      return [skill, weight, need, Number(must), ...counted(counting)];
    }),
    opening.credentials.length,
    ...opening.credentials.flatMap(({ weight, must, ways }) => [weight, Number(must), ...counted(ways)]),
    opening.languages.length,
    ...opening.languages.flatMap(({ must, ways }) => [Number(must), ...counted(ways)]),
  ];
}

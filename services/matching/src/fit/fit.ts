import { div } from './arithmetic.ts';
import { bestHolding } from './credentials.ts';
import type { Holding } from './credentials.ts';
import { languageValue } from './languages.ts';
import { majorValue } from './majors.ts';
import { skillDetail } from './skills.ts';
import type { SkillDetail } from './skills.ts';
import type { Component, Graduate, Opening, World } from './world.ts';
import { COMPONENTS, DEFAULT_ITEM_WEIGHT, DEFAULT_WEIGHTS, FULL } from './world.ts';

/** What one component adds to the fit. */
export interface Contribution {
  readonly component: Component;
  readonly weight: number;
  readonly value: number;
  readonly contribution: number;
}

/** The worth of each thing that the opening lists, in its order; explanations put a 10000 in place of one to see the gain. */
export interface ItemValues {
  readonly skills: readonly number[];
  readonly credentials: readonly number[];
  readonly languages: readonly number[];
  readonly major: number;
  readonly practice: number;
  readonly place: number;
}

const knownWeights = new WeakMap<Opening, ReadonlyMap<Component, number>>();

/** The components that the opening speaks of, with their weights: constants of its revision, so they are kept. */
export function weightsOf(opening: Opening): ReadonlyMap<Component, number> {
  let weights = knownWeights.get(opening);
  if (!weights) knownWeights.set(opening, (weights = weightsSpokenOf(opening)));
  return weights;
}

function weightsSpokenOf(opening: Opening): ReadonlyMap<Component, number> {
  const speaksOf: Record<Component, boolean> = {
    skills: (opening.skills ?? []).length > 0,
    major: (opening.majors ?? []).length > 0,
    credentials: (opening.credentials ?? []).length > 0,
    practice: Boolean(opening.circle),
    language: (opening.languages ?? []).length > 0,
    place: opening.workplaces.length > 0,
  };
  const spoken = COMPONENTS.filter((component) => speaksOf[component]);
  return new Map(spoken.map((component) => [component, opening.weights?.[component] ?? DEFAULT_WEIGHTS[component]]));
}

/** The mean of the values by the weights of their items. */
export function weightedMean(
  items: readonly { weight?: number | null | undefined }[],
  values: readonly number[],
): number {
  let sum = 0;
  let weights = 0;
  items.forEach(({ weight }, index) => {
    const own = weight ?? DEFAULT_ITEM_WEIGHT;
    sum += own * (values[index] ?? 0);
    weights += own;
  });
  return weights === 0 ? 0 : div(sum, weights);
}

/** The most months of practice that count. */
export const MONTHS_THAT_COUNT = 12;

export function practiceValue(months: number): number {
  return div(Math.min(months, MONTHS_THAT_COUNT) * FULL, MONTHS_THAT_COUNT);
}

function monthsIn(circle: string | null | undefined, graduate: Graduate): number {
  const practice = graduate.practice ?? {};
  return circle && Object.hasOwn(practice, circle) ? (practice[circle] ?? 0) : 0;
}

/** What a workplace in, or in the province of, a declared region is worth, and what going anywhere is. */
export const PLACE = { within: FULL, anywhere: 8000, sameProvince: 6000 } as const;

/** The best over the workplaces for one declared region. */
export function regionValue(region: string, workplaces: readonly string[], world: World): number {
  const { taxonomy } = world;
  if (workplaces.some((workplace) => taxonomy.regionContains(region, workplace))) return PLACE.within;
  const province = taxonomy.provinceOf(region);
  const near = province != null && workplaces.some((workplace) => taxonomy.provinceOf(workplace) === province);
  return near ? PLACE.sameProvince : 0;
}

function placeValue(opening: Opening, graduate: Graduate, world: World): number {
  const values = (graduate.regions ?? []).map((region) => regionValue(region, opening.workplaces, world));
  return Math.max(graduate.anywhere ? PLACE.anywhere : 0, ...values);
}

/** For each asked skill the held one that counts most. */
export function skillDetails(opening: Opening, graduate: Graduate, { taxonomy }: World): readonly SkillDetail[] {
  return (opening.skills ?? []).map((asked) => skillDetail(asked, graduate, taxonomy.skillTree));
}

/** For each asked credential the way of holding it that is worth most. */
export function bestHoldings(opening: Opening, graduate: Graduate, world: World): readonly Holding[] {
  return (opening.credentials ?? []).map((asked) => bestHolding(asked, graduate, opening.start, world));
}

/** What everything that the opening lists is worth in this graduate; `skills` and `held` are given where they are known. */
export function itemValues(
  opening: Opening,
  graduate: Graduate,
  world: World,
  skills: readonly SkillDetail[] = skillDetails(opening, graduate, world),
  held: readonly Holding[] = bestHoldings(opening, graduate, world),
): ItemValues {
  return {
    skills: skills.map(({ value }) => value),
    credentials: held.map(({ value }) => value),
    languages: (opening.languages ?? []).map((asked) => languageValue(asked, graduate)),
    major: majorValue(opening.majors ?? [], graduate.major, world.taxonomy),
    practice: practiceValue(monthsIn(opening.circle, graduate)),
    place: placeValue(opening, graduate, world),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0
    ? 0
    : div(
        values.reduce((sum, value) => sum + value, 0),
        values.length,
      );
}

/** Each component's share of the fit, rounded down on its own, so that the shares add up to it. */
export function contributionsOf(opening: Opening, items: ItemValues): readonly Contribution[] {
  const weights = weightsOf(opening);
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const values: Record<Component, number> = {
    skills: weightedMean(opening.skills ?? [], items.skills),
    major: items.major,
    credentials: weightedMean(opening.credentials ?? [], items.credentials),
    practice: items.practice,
    language: mean(items.languages),
    place: items.place,
  };
  return [...weights].map(([component, weight]) => {
    const value = values[component];
    return { component, weight, value, contribution: whole === 0 ? 0 : div(weight * value, whole) };
  });
}

export function sumOf(contributions: readonly Contribution[]): number {
  return contributions.reduce((sum, { contribution }) => sum + contribution, 0);
}

/** How well the graduate fits the opening, from 0 to 10000, whatever the gates say. */
export function fitOf(opening: Opening, graduate: Graduate, world: World): number {
  return sumOf(contributionsOf(opening, itemValues(opening, graduate, world)));
}

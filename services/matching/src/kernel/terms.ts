import { PLACE } from '../fit/fit.ts';
import type { Component } from '../fit/world.ts';
import { FULL } from '../fit/world.ts';

/** What traits are worth to an opening: for each use of a trait the trait, the item that it counts for, its worth. */
export interface TraitTerms {
  readonly traits: readonly number[];
  readonly items: readonly number[];
  readonly worths: readonly number[];
  /** Practice, each language, each credential, and last the place. */
  readonly itemCount: number;
}

/** What scoring needs to know of an opening, in numbers alone, so that any thread can be told. */
export interface Terms {
  readonly placeMust: boolean;
  /** For each way in which a held skill counts: the skill, the asked one by its place, and where the table of points begins. */
  readonly waySkills: Int32Array;
  readonly wayAsked: Int32Array;
  readonly wayTables: Int32Array;
  /** The weights of the asked skills, and of all together. */
  readonly skillWeights: Int32Array;
  readonly skillWeight: number;
  readonly traits: TraitTerms;
  readonly languages: number;
  /** The weights of the listed credentials, and of all together. */
  readonly credentialWeights: readonly number[];
  readonly credentialWeight: number;
  /** The weight of each component, 0 where the opening does not speak of it, and of all together. */
  readonly weights: Readonly<Record<Component, number>>;
  readonly whole: number;
  /** The most that traits, and that everything but the major, can add to the fit. */
  readonly mostOfTraits: number;
  readonly mostButMajor: number;
}

/** The same without anything that is not a number. */
export function termsOf(terms: Terms): Terms {
  const { placeMust, waySkills, wayAsked, wayTables, skillWeights, skillWeight, languages, traits } = terms;
  const { credentialWeights, credentialWeight, weights, whole, mostOfTraits, mostButMajor } = terms;
  const { traits: codes, items, worths, itemCount } = traits;
  return {
    ...{ placeMust, waySkills, wayAsked, wayTables, skillWeights, skillWeight, languages },
    ...{ credentialWeights, credentialWeight, weights, whole, mostOfTraits, mostButMajor },
    traits: { traits: codes, items, worths, itemCount },
  };
}

/** What a component of this weight and value adds to the fit. */
export function share(terms: Pick<Terms, 'whole'>, weight: number, value: number): number {
  return Math.floor((weight * value) / terms.whole);
}

/** What this sum over the asked skills of weight × points adds to the fit. */
export function shareOfSkills({ weights, skillWeight, whole }: Terms, sum: number): number {
  return sum === 0 ? 0 : Math.floor((weights.skills * Math.floor(sum / skillWeight)) / whole);
}

/** Is what each trait adds to the fit on its own all that it adds? Else it is the most that it can. */
export function isAdditive({ languages, credentialWeights }: Terms): boolean {
  return languages <= 1 && credentialWeights.length <= 1;
}

/** The most that a trait of this worth adds to the fit for an item other than the place. */
export function mostOfTrait(terms: Terms, item: number, worth: number): number {
  const { weights, languages, credentialWeights, credentialWeight, whole } = terms;
  if (item === 0) return share(terms, weights.practice, worth);
  if (item <= languages) {
    if (languages === 1) return share(terms, weights.language, worth);
    return Math.ceil((weights.language * worth) / languages / whole);
  }
  if (credentialWeights.length === 1) return share(terms, weights.credentials, worth);
  const own = credentialWeights[item - 1 - languages] ?? 0;
  return Math.ceil((weights.credentials * own * worth) / credentialWeight / whole);
}

/** What practice, languages, credentials and place add to the fit, from the best worth of each item, from `first` on. */
export function shareOfItems(terms: Terms, best: ArrayLike<number>, first: number, anywhere: boolean): number {
  const { weights, whole, languages, credentialWeights, credentialWeight, traits } = terms;
  const place = Math.max(best[first + traits.itemCount - 1] ?? 0, anywhere ? PLACE.anywhere : 0);
  let sum = Math.floor((weights.place * place) / whole) + Math.floor((weights.practice * (best[first] ?? 0)) / whole);
  if (languages > 0) {
    let spoken = 0;
    for (let item = 1; item <= languages; item += 1) spoken += best[first + item] ?? 0;
    sum += Math.floor((weights.language * Math.floor(spoken / languages)) / whole);
  }
  if (credentialWeight > 0) {
    let held = 0;
    for (let index = 0; index < credentialWeights.length; index += 1) {
      held += (credentialWeights[index] ?? 0) * (best[first + 1 + languages + index] ?? 0);
    }
    sum += Math.floor((weights.credentials * Math.floor(held / credentialWeight)) / whole);
  }
  return sum;
}

/** The most that traits can add, all worth everything. */
export function mostOfAllTraits({ weights, whole }: Pick<Terms, 'weights' | 'whole'>): number {
  const { practice, language, credentials, place } = weights;
  return [practice, language, credentials, place].reduce((sum, weight) => sum + share({ whole }, weight, FULL), 0);
}

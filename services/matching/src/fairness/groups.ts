import { provinceOf } from '@duijie/taxonomy';
import type { Attributes } from './attributes.ts';

/** By what people are compared. */
export const DIMENSIONS = ['sex', 'origin', 'collegeLevel', 'country'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The group of a person in each dimension; null where it is not known. */
export type Groups = Readonly<Record<Dimension, string | null>>;

/** Level and country are those of the college; the origin counts by its province, abroad by its country. */
export function groupsOf(
  attributes: Attributes | undefined,
  college: { readonly level: string | null; readonly country: string } | undefined,
): Groups {
  return {
    sex: attributes?.sex ?? null,
    origin: attributes?.origin ? provinceOf(attributes.origin) : null,
    collegeLevel: college?.level ?? null,
    country: college?.country ?? null,
  };
}

/** How many people of each group there are, and of how many of them each of some things is true. */
export class GroupTally {
  readonly #counts: Readonly<Record<Dimension, Map<string, number[]>>>;
  readonly #unknown: Record<Dimension, number> = { sex: 0, origin: 0, collegeLevel: 0, country: 0 };
  #people = 0;

  /** `columns`: how many things there are to be true of somebody. */
  constructor(private readonly columns: number) {
    this.#counts = { sex: new Map(), origin: new Map(), collegeLevel: new Map(), country: new Map() };
  }

  get people(): number {
    return this.#people;
  }

  add(groups: Groups, isTrue: readonly number[]): void {
    this.#people += 1;
    for (const dimension of DIMENSIONS) {
      const group = groups[dimension];
      if (group === null) {
        this.#unknown[dimension] += 1;
        continue;
      }
      const counts = this.#countsOf(dimension, group);
      counts[this.columns] = (counts[this.columns] ?? 0) + 1;
      for (const column of isTrue) counts[column] = (counts[column] ?? 0) + 1;
    }
  }

  unknown(dimension: Dimension): number {
    return this.#unknown[dimension];
  }

  /** Each group with its size and the sum of those columns, no two of which are true of one person. */
  cells(dimension: Dimension, ...summed: readonly number[]): readonly Cell[] {
    return [...this.#counts[dimension]].sort(byName).map(([group, counts]) => ({
      group,
      size: counts[this.columns] ?? 0,
      selected: summed.reduce((sum, column) => sum + (counts[column] ?? 0), 0),
    }));
  }

  #countsOf(dimension: Dimension, group: string): number[] {
    const known = this.#counts[dimension].get(group);
    if (known) return known;
    const counts = new Array<number>(this.columns + 1).fill(0);
    this.#counts[dimension].set(group, counts);
    return counts;
  }
}

/** A group, and how many of it were selected. */
export interface Cell {
  readonly group: string;
  readonly size: number;
  readonly selected: number;
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

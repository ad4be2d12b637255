import type { Cell } from './groups.ts';

/** Below four fifths, in basis points, the report names what causes it. */
export const FOUR_FIFTHS = 8000;
/** Smaller groups are left out: a ratio of few says little about fairness and much about them. */
export const SMALLEST_GROUP = 10;
/** A group must have at least one in so many of all. */
const SMALLEST_SHARE = 50;
const WHOLE = 10000;

/** Rate of selection, and that over the best group's, in basis points; no ratio where nobody was selected. */
export interface GroupImpact extends Cell {
  readonly rate: number;
  readonly ratio: number | null;
}

/** How a selection fell on the groups of one dimension. */
export interface Impact {
  readonly groups: readonly GroupImpact[];
  /** The group with the lowest ratio, where at least two can be compared. */
  readonly lowest: { readonly group: string; readonly ratio: number } | null;
  readonly isBelow: boolean;
}

/** The groups that are large enough to be compared; the others are only counted. */
export interface Comparable {
  readonly cells: readonly Cell[];
  readonly leftOut: { readonly groups: number; readonly people: number };
}

export function comparable(cells: readonly Cell[], people: number): Comparable {
  const isLarge = ({ size }: Cell) => size >= SMALLEST_GROUP && size * SMALLEST_SHARE >= people;
  const small = cells.filter((cell) => !isLarge(cell));
  return {
    cells: cells.filter(isLarge),
    leftOut: { groups: small.length, people: small.reduce((sum, { size }) => sum + size, 0) },
  };
}

/** Compares by the whole numbers, so that no rounding of a rate comes into a ratio. */
export function impactOf(cells: readonly Cell[]): Impact {
  const best = cells.reduce<Cell | undefined>((top, cell) => (!top || isHigher(cell, top) ? cell : top), undefined);
  const groups = cells.map((cell) => ({ ...cell, rate: rateOf(cell), ratio: best ? ratioOf(cell, best) : null }));
  const lowest = groups.length < 2 ? null : lowestOf(groups);
  return { groups, lowest, isBelow: lowest !== null && lowest.ratio < FOUR_FIFTHS };
}

function isHigher(one: Cell, other: Cell): boolean {
  return one.selected * other.size > other.selected * one.size;
}

function rateOf({ size, selected }: Cell): number {
  return Math.floor((selected * WHOLE) / size);
}

function ratioOf(cell: Cell, best: Cell): number | null {
  if (best.selected === 0) return null;
  return Math.floor((cell.selected * best.size * WHOLE) / (cell.size * best.selected));
}

function lowestOf(groups: readonly GroupImpact[]): Impact['lowest'] {
  return groups.reduce<Impact['lowest']>((low, { group, ratio }) => {
    return ratio !== null && (!low || ratio < low.ratio) ? { group, ratio } : low;
  }, null);
}

/** What might be dropped, and how the selection would fall on the same groups then. */
export interface Supposition<About> {
  readonly about: About;
  readonly cells: readonly Cell[];
}

/** The requirement that causes an imbalance, and the lowest ratio if that alone were dropped. */
export type Cause<About> = About & { readonly ratio: number };

/** That whose absence raises the lowest ratio most, the first of equals; none where nothing raises it. */
export function causeOf<About>(impact: Impact, suppositions: readonly Supposition<About>[]): Cause<About> | null {
  if (!impact.lowest || !impact.isBelow) return null;
  let highest = impact.lowest.ratio;
  let cause: Cause<About> | null = null;
  for (const { about, cells } of suppositions) {
    const ratio = impactOf(cells).lowest?.ratio ?? 0;
    if (ratio <= highest) continue;
    highest = ratio;
    cause = { ...about, ratio };
  }
  return cause;
}

import type { Aggregate } from '@duijie/domain';
import { DIMENSIONS, GroupTally } from './groups.ts';
import type { Cell, Dimension, Groups } from './groups.ts';
import { causeOf, comparable, impactOf } from './impact.ts';
import type { Cause, Comparable, Impact } from './impact.ts';
import type { Relaxable } from './requirements.ts';

/** A gate that openings of a cycle insist on, and which of them do. */
export interface CycleRequirement {
  readonly gate: Relaxable;
  readonly openings: readonly string[];
}

export interface AllocationDimension extends Impact {
  readonly dimension: Dimension;
  readonly unknown: number;
  readonly leftOut: Comparable['leftOut'];
  readonly cause: Cause<CycleRequirement> | null;
}

/** How the places of a cycle fell on the groups of those who took part. Stored: it names nobody. */
export interface AllocationReport extends Aggregate {
  readonly computedAt: string;
  readonly participants: number;
  readonly placed: number;
  readonly dimensions: readonly AllocationDimension[];
}

/** Somebody who took part, as far as the report asks. */
export interface TakingPart {
  readonly p: string;
  readonly groups: Groups;
}

/** Who would have a place if all openings dropped what they insist on at one gate. */
export interface Relaxation {
  readonly about: CycleRequirement;
  readonly placed: ReadonlySet<string>;
}

export type Judgement = Pick<AllocationReport, 'participants' | 'placed' | 'dimensions'>;

export function judgeAllocation(
  people: readonly TakingPart[],
  placed: ReadonlySet<string>,
  relaxations: readonly Relaxation[] = [],
): Judgement {
  const all = [placed, ...relaxations.map((each) => each.placed)];
  const tally = new GroupTally(all.length);
  for (const { p, groups } of people) {
    tally.add(
      groups,
      all.flatMap((each, column) => (each.has(p) ? [column] : [])),
    );
  }
  const dimensions = DIMENSIONS.map((dimension): AllocationDimension => {
    const cells = (column: number): readonly Cell[] => comparable(tally.cells(dimension, column), tally.people).cells;
    const impact = impactOf(cells(0));
    const { leftOut } = comparable(tally.cells(dimension), tally.people);
    const suppositions = relaxations.map(({ about }, index) => ({ about, cells: cells(index + 1) }));
    return { dimension, unknown: tally.unknown(dimension), leftOut, ...impact, cause: causeOf(impact, suppositions) };
  });
  const count = people.filter(({ p }) => placed.has(p)).length;
  return { participants: people.length, placed: count, dimensions };
}

/** What a person must give a written reason for before such an allocation is published. */
export function reasonsRequired({ dimensions }: Judgement): readonly string[] {
  return dimensions.filter(({ isBelow }) => isBelow).map(({ dimension }) => `fairness.${dimension}`);
}

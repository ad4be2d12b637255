import { fitOf } from '../fit/fit.ts';
import { DEFAULT_SHORTLIST } from '../fit/world.ts';
import type { Gate, Graduate, Opening, World } from '../fit/world.ts';
import { DIMENSIONS, GroupTally } from './groups.ts';
import type { Cell, Dimension, Groups } from './groups.ts';
import { causeOf, comparable, impactOf } from './impact.ts';
import type { Cause, Comparable, GroupImpact, Impact } from './impact.ts';
import { Newcomers } from './newcomers.ts';
import { Requirements } from './requirements.ts';
import type { Droppable } from './requirements.ts';

/** How a selection fell on the groups, and the requirement to blame where it fell unevenly. */
export interface Selection extends Impact {
  readonly cause: Cause<Droppable> | null;
}

/** One dimension of an opening: how many of each group pass each gate, are eligible, and are in the shortlist. */
export interface DimensionReport {
  readonly dimension: Dimension;
  /** People whose group is not known. */
  readonly unknown: number;
  readonly leftOut: Comparable['leftOut'];
  readonly gates: readonly { readonly gate: Gate; readonly groups: readonly GroupImpact[] }[];
  readonly eligible: Selection;
  readonly shortlist: Selection;
}

export interface SurveyReport {
  /** All who look for a place and consent to matching. */
  readonly pool: number;
  readonly eligible: number;
  readonly shortlisted: number;
  readonly dimensions: readonly DimensionReport[];
}

interface Listed {
  readonly graduateId: string;
  readonly fit: number;
}

/**
 * Looks at one graduate after the other, as the gates of one opening see them. Nothing that it learns of groups goes
 * back into a gate, a fit or a list.
 */
export class OpeningSurvey {
  readonly #requirements: Requirements;
  readonly #tally: GroupTally;
  /** For each droppable, who would be eligible without it and might be listed. */
  readonly #newcomers: readonly Newcomers[];
  #eligible = 0;

  /** `shortlist`: that of this opening, in its order. */
  constructor(
    private readonly opening: Opening,
    private readonly world: World,
    private readonly shortlist: readonly Listed[],
  ) {
    this.#requirements = new Requirements(opening, world);
    const { gates, droppables } = this.#requirements;
    this.#tally = new GroupTally(1 + gates.length + droppables.length);
    const limit = opening.shortlist ?? DEFAULT_SHORTLIST;
    const floor = shortlist.length < limit ? 0 : (shortlist.at(-1)?.fit ?? 0);
    this.#newcomers = droppables.map(() => new Newcomers(limit, floor));
  }

  see(graduate: Graduate, groups: Groups): void {
    const { gates } = this.#requirements;
    const { isEligible, passed, savedBy } = this.#requirements.judge(graduate);
    const isTrue = passed.map((gate) => 1 + gates.indexOf(gate));
    if (isEligible) {
      isTrue.push(0);
      this.#eligible += 1;
    }
    for (const index of savedBy) isTrue.push(1 + gates.length + index);
    this.#tally.add(groups, isTrue);
    if (savedBy.length === 0) return;
    const score = fitOf(this.opening, graduate, this.world);
    for (const index of savedBy) this.#newcomers[index]?.add({ id: graduate.id, score });
  }

  /** A little work before each yield. `groupsOf`: the groups of somebody who is or might be listed. */
  *report(groupsOf: (graduateId: string) => Groups): Generator<void, SurveyReport, void> {
    const scored = this.shortlist.map(({ graduateId, fit }) => ({ id: graduateId, score: fit }));
    const listed = scored.map(({ id }) => groupsOf(id));
    const without: Groups[][] = [];
    for (const newcomers of this.#newcomers) {
      yield;
      without.push(newcomers.joining(scored, this.opening.id).map(groupsOf));
    }
    const dimensions: DimensionReport[] = [];
    for (const dimension of DIMENSIONS) {
      yield;
      dimensions.push(this.#dimension(dimension, listed, without));
    }
    return { pool: this.#tally.people, eligible: this.#eligible, shortlisted: listed.length, dimensions };
  }

  #dimension(
    dimension: Dimension,
    listed: readonly Groups[],
    without: readonly (readonly Groups[])[],
  ): DimensionReport {
    const { gates, droppables } = this.#requirements;
    const selected = (...columns: number[]) => this.#comparable(dimension, columns).cells;
    const chosen = (groups: readonly Groups[]) => withSelected(selected(), groups, dimension);
    return {
      dimension,
      unknown: this.#tally.unknown(dimension),
      leftOut: this.#comparable(dimension, []).leftOut,
      gates: gates.map((gate, index) => ({ gate, groups: impactOf(selected(1 + index)).groups })),
      eligible: selectionOf(
        selected(0),
        droppables.map((about, index) => ({ about, cells: selected(0, 1 + gates.length + index) })),
      ),
      shortlist: selectionOf(
        chosen(listed),
        droppables.map((about, index) => ({ about, cells: chosen(without[index] ?? listed) })),
      ),
    };
  }

  #comparable(dimension: Dimension, columns: readonly number[]): Comparable {
    return comparable(this.#tally.cells(dimension, ...columns), this.#tally.people);
  }
}

function selectionOf(
  cells: readonly Cell[],
  without: readonly { about: Droppable; cells: readonly Cell[] }[],
): Selection {
  const impact = impactOf(cells);
  return { ...impact, cause: causeOf(impact, without) };
}

function withSelected(cells: readonly Cell[], chosen: readonly Groups[], dimension: Dimension): readonly Cell[] {
  const counts = new Map<string, number>();
  for (const groups of chosen) {
    const group = groups[dimension];
    if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return cells.map(({ group, size }) => ({ group, size, selected: counts.get(group) ?? 0 }));
}

import { byText } from './inputs.ts';
import type { AllocationResult } from './problem.ts';

/** Where somebody stands after publication. Who accepted, declined or kept silent waits for nothing any more. */
export interface Standing {
  /** The opening where they have a seat now. */
  readonly opening: string | null;
  readonly waits: boolean;
}

/** A seat that goes to the next in line. */
export interface Promotion {
  readonly p: string;
  readonly from: string | null;
  readonly to: string;
}

export type StandingOf = (p: string) => Standing;

/** The waiting lists of a result: in each opening's own order, all who listed it. */
export class WaitingLists {
  readonly #lines = new Map<string, string[]>();
  readonly #ranks = new Map<string, ReadonlyMap<string, number>>();

  constructor({ openings, participants }: Pick<AllocationResult, 'openings' | 'participants'>) {
    const applicants = new Map(
      openings
        .filter(({ state }) => state === 'open')
        .map(({ id }) => [id, [] as { p: string; fit: number; lot: string }[]]),
    );
    for (const { p, lot, list } of participants) {
      this.#ranks.set(p, new Map(list.map(({ opening }, position) => [opening, position])));
      for (const { opening, fit } of list) applicants.get(opening)?.push({ p, fit, lot });
    }
    for (const [opening, there] of applicants) {
      there.sort((a, b) => b.fit - a.fit || byText(b.lot, a.lot));
      this.#lines.set(
        opening,
        there.map(({ p }) => p),
      );
    }
  }

  /** Those who wait for a seat of this opening, the next first: who listed it above what they have. None if it is closed. */
  line(opening: string, standingOf: StandingOf): string[] {
    return (this.#lines.get(opening) ?? []).filter((p) => this.#isInLine(p, opening, standingOf(p)));
  }

  /** Who gets a freed seat of this opening. */
  nextInLine(opening: string, standingOf: StandingOf): string | undefined {
    return this.#lines.get(opening)?.find((p) => this.#isInLine(p, opening, standingOf(p)));
  }

  /**
   * All moves that freed seats set off, in order: who moves up leaves a seat that goes to the next in its line. The same
   * opening is given twice where two of its seats are free.
   */
  promotions(freed: readonly string[], standingOf: StandingOf): Promotion[] {
    const moved = new Map<string, Standing>();
    const now: StandingOf = (p) => moved.get(p) ?? standingOf(p);
    const promotions: Promotion[] = [];
    const left = [...freed];
    for (let to = left.shift(); to !== undefined; to = left.shift()) {
      const p = this.nextInLine(to, now);
      if (p === undefined) continue;
      const from = now(p).opening;
      promotions.push({ p, from, to });
      moved.set(p, { opening: to, waits: true });
      if (from !== null) left.unshift(from);
    }
    return promotions;
  }

  #isInLine(p: string, opening: string, standing: Standing): boolean {
    if (!standing.waits) return false;
    const ranks = this.#ranks.get(p);
    const wanted = ranks?.get(opening);
    const has = standing.opening === null ? undefined : ranks?.get(standing.opening);
    return wanted !== undefined && (has === undefined || wanted < has);
  }
}

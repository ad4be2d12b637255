import { byScoreThenLot } from '../fit/lottery.ts';
import type { Scored } from '../fit/lottery.ts';

const ROOM = 8;

/** Who would come into a list of so many if something were dropped; of all that come only the best are kept. */
export class Newcomers {
  #kept: Scored[] = [];
  #most: number;

  /** Who scores under the floor is in no list. */
  constructor(
    private readonly limit: number,
    private readonly floor: number,
  ) {
    this.#most = limit * ROOM;
  }

  add(newcomer: Scored): void {
    if (newcomer.score < this.floor) return;
    this.#kept.push(newcomer);
    if (this.#kept.length < this.#most) return;
    const scores = this.#kept.map(({ score }) => score).sort((a, b) => b - a);
    const least = scores[this.limit - 1] ?? 0;
    // Equals of the last are kept: their lots are drawn in the end alone.
    this.#kept = this.#kept.filter(({ score }) => score >= least);
    this.#most = Math.max(this.limit * ROOM, this.#kept.length * 2);
  }

  /** The list with them: exact, since nobody's fit depends on who else is there. */
  joining(list: readonly Scored[], seed: string): readonly string[] {
    const all = this.#kept.length === 0 ? list : [...list, ...this.#kept].sort(byScoreThenLot(seed));
    return all.slice(0, this.limit).map(({ id }) => id);
  }
}

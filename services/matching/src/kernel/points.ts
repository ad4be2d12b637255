import { skillPoints } from '../fit/skills.ts';
import { EVIDENCES } from './codes.ts';
import { MANNERS } from './layout.ts';

/** The worth of a held skill by its manner, one table for each similarity and needed level, end to end. */
export class PointTables {
  values = new Uint16Array(64 * MANNERS);
  readonly #places = new Map<number, number>();

  /** Where the table begins. */
  tableFor(similarity: number, need: number): number {
    const key = similarity * 256 + need;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const start = this.#places.size * MANNERS;
    if (start + MANNERS > this.values.length) {
      const larger = new Uint16Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    for (let manner = 0; manner < MANNERS; manner += 1) {
      this.values[start + manner] = skillPoints(similarity, EVIDENCES[manner & 3] ?? 0, manner >> 2, need);
    }
    this.#places.set(key, start);
    return start;
  }
}

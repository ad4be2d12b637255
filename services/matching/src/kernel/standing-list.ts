import { lotOf } from '../fit/lottery.ts';
import type { CompiledOpening } from './compile.ts';
import type { Fitting, Matcher } from './matcher.ts';

/** How many places beyond the limit a list keeps, so that those who leave seldom cost a new query. */
export const spareOf = (limit: number): number => Math.max(14, limit >> 2);

interface Place extends Fitting {
  /** Drawn when a tie asks for it. */
  lot?: string;
}

/**
 * The first of one opening, kept exact while graduates change one by one. It holds everybody who stands at its floor or
 * above it: changes below the floor need no look, and only when too many have left must the matcher be asked again.
 */
export class StandingList {
  #places: Place[] = [];
  #ids = new Set<string>();
  /** The last place up to which everybody is known; nothing when the list holds all who are eligible. */
  #floor: Place | undefined;
  /** Has it to be asked for anew before it can be relied on? */
  isStale = true;

  constructor(
    readonly compiled: CompiledOpening,
    readonly limit: number,
    private readonly spare: number,
  ) {}

  /** The first of the list, at most as many as the limit. */
  top(): readonly Fitting[] {
    return this.#places.slice(0, this.limit).map(({ graduateId, fit }) => ({ graduateId, fit }));
  }

  /** Asks the matcher for the whole list. */
  refill(matcher: Matcher): void {
    const capacity = this.limit + this.spare;
    const { eligible, items } = matcher.shortlist(this.compiled, capacity);
    this.#places = [...items];
    this.#ids = new Set(items.map(({ graduateId }) => graduateId));
    this.#floor = eligible > items.length ? this.#places.at(-1) : undefined;
    this.isStale = false;
  }

  /** Puts a graduate where they stand now; null when they are not eligible. True when the list is another. */
  place(graduateId: string, fit: number | null): boolean {
    const isIn = this.#ids.has(graduateId);
    if (!isIn && fit === null) return false;
    if (isIn && !this.#leave(graduateId, fit)) return false;
    const entered = fit !== null && this.#enter({ graduateId, fit });
    if (this.#floor && this.#places.length < this.limit) this.isStale = true;
    return isIn || entered;
  }

  /** Takes a graduate out of the list, unless their fit is the same as before. */
  #leave(graduateId: string, fit: number | null): boolean {
    const at = this.#places.findIndex((place) => place.graduateId === graduateId);
    if (this.#places[at]?.fit === fit) return false;
    this.#places.splice(at, 1);
    this.#ids.delete(graduateId);
    return true;
  }

  #enter(place: Place): boolean {
    if (this.#floor && this.#isAbove(this.#floor, place)) return false;
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#places[middle];
      if (other && this.#isAbove(other, place)) low = middle + 1;
      else high = middle;
    }
    this.#places.splice(low, 0, place);
    this.#ids.add(place.graduateId);
    this.#trim();
    return true;
  }

  /** Gives up the last places of a list that has grown too long. */
  #trim(): void {
    if (this.#places.length <= this.limit + 2 * this.spare) return;
    for (const { graduateId } of this.#places.splice(this.limit + this.spare)) this.#ids.delete(graduateId);
    this.#floor = this.#places.at(-1);
  }

  #isAbove(a: Place, b: Place): boolean {
    if (a.fit !== b.fit) return a.fit > b.fit;
    return this.#lot(a) > this.#lot(b);
  }

  #lot(place: Place): string {
    place.lot ??= lotOf(this.compiled.id, place.graduateId);
    return place.lot;
  }
}

import { lotOf } from '../fit/lottery.ts';
import type { CompiledOpening } from './compile.ts';
import type { Fitting, Matcher, Shortlist } from './matcher.ts';

/** How many places beyond the limit a list keeps, so that those who leave seldom cost a new query. */
export const spareOf = (limit: number): number => Math.max(14, limit >> 2);

interface Place extends Fitting {
  /** Drawn when a tie asks for it. */
  lot?: string;
}

/** In which lists each graduate stands. */
export class Members {
  readonly #lists = new Map<string, StandingList[]>();

  of(graduateId: string): readonly StandingList[] {
    return this.#lists.get(graduateId) ?? [];
  }

  add(graduateId: string, list: StandingList): void {
    const lists = this.#lists.get(graduateId);
    if (lists) lists.push(list);
    else this.#lists.set(graduateId, [list]);
  }

  delete(graduateId: string, list: StandingList): void {
    const lists = this.#lists.get(graduateId) ?? [];
    const at = lists.indexOf(list);
    if (at >= 0) lists.splice(at, 1);
    if (lists.length === 0) this.#lists.delete(graduateId);
  }
}

/**
 * The first of one opening, kept exact while graduates change one by one. It holds everybody who stands at its floor or
 * above it: changes below the floor need no look, and only when too many have left must the matcher be asked again.
 */
export class StandingList {
  #places: Place[] = [];
  readonly #ids = new Set<string>();
  /** The last place up to which everybody is known; nothing when the list holds all who are eligible. */
  #floor: Place | undefined;
  /** Has it to be asked for anew before it can be relied on? */
  isStale = true;

  constructor(
    readonly compiled: CompiledOpening,
    readonly limit: number,
    private readonly spare: number,
    private readonly members: Members,
  ) {}

  /** The fit below which nobody can come in. */
  get floor(): number {
    return this.#floor?.fit ?? 0;
  }

  /** The first of the list, at most as many as the limit. */
  top(): readonly Fitting[] {
    return this.#places.slice(0, this.limit).map(({ graduateId, fit }) => ({ graduateId, fit }));
  }

  /** Asks the matcher for the whole list. */
  refill(matcher: Matcher): void {
    this.fill(matcher.shortlist(this.compiled, this.capacity));
  }

  /** How many the list asks for when it asks anew. */
  get capacity(): number {
    return this.limit + this.spare;
  }

  /** Takes the whole list as it was found. */
  fill({ eligible, items }: Shortlist): void {
    this.#places = [...items];
    const ids = new Set(items.map(({ graduateId }) => graduateId));
    for (const id of this.#ids) if (!ids.has(id)) this.#forget(id);
    for (const id of ids) this.#admit(id);
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
    this.#forget(graduateId);
    return true;
  }

  /** Leaves nobody behind among the members. */
  dissolve(): void {
    for (const id of this.#ids) this.#forget(id);
  }

  #admit(graduateId: string): void {
    if (this.#ids.has(graduateId)) return;
    this.#ids.add(graduateId);
    this.members.add(graduateId, this);
  }

  #forget(graduateId: string): void {
    this.#ids.delete(graduateId);
    this.members.delete(graduateId, this);
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
    this.#admit(place.graduateId);
    this.#trim();
    return true;
  }

  /** Gives up the last places of a list that has grown too long. */
  #trim(): void {
    if (this.#places.length <= this.limit + 2 * this.spare) return;
    for (const { graduateId } of this.#places.splice(this.limit + this.spare)) this.#forget(graduateId);
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

import type { Graduate } from '../fit/world.ts';
import type { Codes } from './codes.ts';
import { Growing } from './growing.ts';
import { building } from './segment.ts';
import type { Segment } from './segment.ts';
import { Staging } from './staging.ts';

/** Segments up to this size are merged at once, which takes some milliseconds; larger ones when there is time to tidy. */
const smallSegment = 8192;
/** So many wait at most until they are given a segment. */
const mostFresh = 4096;
/** A segment is merged with those that are at most so many times as large as what comes to it. */
const growth = 4;
/** A segment is written anew once a quarter of its rows are dead. */
const frayed = 0.25;

/** Work in steps, done at once. */
function finish<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * All graduates, in segments that are never changed: whoever changes leaves the old row dead and gets a new one in a
 * small segment, and small segments are merged into larger ones. A slot is the number of a graduate as long as they stay.
 */
export class Segments {
  #segments: Segment[] = [];
  readonly #slots = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #graduates: (Graduate | undefined)[] = [];
  readonly #free: number[] = [];
  /** In which segment, and where in it, the row of each slot lies. */
  readonly #homes: (Segment | undefined)[] = [];
  readonly #rows = new Growing(Uint32Array);
  /** Slots whose graduate is in no segment yet. */
  readonly #fresh = new Set<number>();
  /** Those that are being merged. */
  readonly #busy = new Set<Segment>();

  constructor(private readonly codes: Codes) {}

  get size(): number {
    return this.#slots.size;
  }

  get bytes(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.bytes, 0);
  }

  get(id: string): Graduate | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#graduates[slot];
  }

  idOf(slot: number): string {
    return this.#ids[slot] ?? '';
  }

  put(graduate: Graduate): void {
    let slot = this.#slots.get(graduate.id);
    if (slot === undefined) {
      slot = this.#free.pop() ?? this.#graduates.length;
      this.#slots.set(graduate.id, slot);
      this.#ids[slot] = graduate.id;
      if (slot === this.#rows.length) this.#rows.push(0);
    } else this.#leave(slot);
    this.#graduates[slot] = graduate;
    this.#fresh.add(slot);
    if (this.#fresh.size >= mostFresh) this.#settle();
  }

  remove(id: string): boolean {
    const slot = this.#slots.get(id);
    if (slot === undefined) return false;
    this.#slots.delete(id);
    this.#leave(slot);
    this.#fresh.delete(slot);
    this.#graduates[slot] = undefined;
    this.#ids[slot] = '';
    this.#free.push(slot);
    return true;
  }

  #leave(slot: number): void {
    this.#homes[slot]?.remove(this.#rows.values[slot] ?? 0);
    this.#homes[slot] = undefined;
  }

  /** The segments that hold everybody, the largest first. */
  all(): readonly Segment[] {
    if (this.#fresh.size > 0) this.#settle();
    return this.#segments;
  }

  /** Merges what is due, in steps; whoever reads or changes meanwhile is not held up. */
  *tidy(): Generator<void, void, void> {
    this.all();
    for (let due = this.#due(); due.length > 0; due = this.#due()) {
      for (const segment of due) this.#busy.add(segment);
      try {
        yield* this.#merge(due, new Staging(), new Set());
      } finally {
        for (const segment of due) this.#busy.delete(segment);
      }
    }
  }

  /** Segments that should become one: some of like size, or one that has lost too many. */
  #due(): readonly Segment[] {
    for (let last = this.#segments.length - 1; last >= 0; last -= 1) {
      const group = this.#mergeable(last, 0, Infinity);
      if (group.length > 1) return group;
    }
    const worn = this.#segments.find((segment) => segment.alive < segment.size * (1 - frayed));
    return worn && !this.#busy.has(worn) ? [worn] : [];
  }

  /** The segments from number `last` down that are not much larger than all that is merged before them. */
  #mergeable(last: number, rows: number, most: number): Segment[] {
    const group: Segment[] = [];
    let size = rows;
    for (let at = last; at >= 0; at -= 1) {
      const segment = this.#segments[at];
      if (!segment || this.#busy.has(segment) || segment.size > most) break;
      if (size > 0 && segment.size > size * growth) break;
      group.push(segment);
      size += segment.alive;
    }
    return group;
  }

  /** Gives the fresh a segment, together with the last small ones. */
  #settle(): void {
    const rows = new Staging();
    for (const slot of this.#fresh) {
      const graduate = this.#graduates[slot];
      if (graduate) this.codes.stage(graduate, slot, rows);
    }
    const merged = this.#mergeable(this.#segments.length - 1, rows.length, smallSegment);
    finish(this.#merge(merged, rows, this.#fresh));
    this.#fresh.clear();
  }

  /** Makes one segment of the living rows of these and of the staged ones; who changes meanwhile is dead in it too. */
  *#merge(merged: readonly Segment[], rows: Staging, staged: ReadonlySet<number>): Generator<void, void, void> {
    for (const segment of merged) {
      for (let row = 0; row < segment.size; row += 1) {
        if (segment.isLive(row)) rows.copy(segment, row);
        if (row % 4096 === 4095) yield;
      }
    }
    const built = yield* building(rows, this.codes);
    const isMerged = new Set<Segment | undefined>(merged);
    for (let row = 0; row < built.size; row += 1) {
      const slot = built.slots[row] ?? 0;
      if (staged.has(slot) || isMerged.has(this.#homes[slot])) {
        this.#homes[slot] = built;
        this.#rows.values[slot] = row;
      } else built.remove(row);
    }
    this.#segments = [...this.#segments.filter((segment) => !isMerged.has(segment)), built];
    this.#segments.sort((a, b) => b.size - a.size);
  }
}

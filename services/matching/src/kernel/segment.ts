import { clearBit, hasBit, setBit, wordsFor } from './bits.ts';
import type { Codes } from './codes.ts';
import { ANYWHERE, AVAILABLE, CONSENTS, DECLARES_REGION, MANNER_BITS } from './layout.ts';
import { shared } from './growing.ts';
import type { Postings } from './postings.ts';
import { invert } from './postings.ts';
import type { SegmentData } from './segment-data.ts';
import type { Staging } from './staging.ts';

/** Rows per gate and parameter that pass, or of which it is not known. */
export interface GateBits {
  readonly passes: Uint32Array;
  readonly unknown: Uint32Array;
}

const mostGates = 96;

/**
 * Graduates sorted by major, never changed but for those who leave. What the gates say of all rows is kept for the
 * parameters that were asked last.
 */
export class Segment implements SegmentData {
  declare readonly size: number;
  declare readonly slots: Uint32Array;
  declare readonly majors: Uint16Array;
  declare readonly majorStarts: Uint32Array;
  declare readonly educations: Uint8Array;
  declare readonly days: Uint16Array;
  declare readonly kinds: Uint8Array;
  declare readonly births: Uint16Array;
  declare readonly cohorts: Uint16Array;
  declare readonly years: Uint8Array;
  declare readonly flags: Uint8Array;
  declare readonly skills: Uint32Array;
  declare readonly skillStarts: Uint32Array;
  declare readonly traits: Uint32Array;
  declare readonly traitStarts: Uint32Array;
  declare readonly skillPostings: Postings;
  declare readonly traitPostings: Postings;
  declare readonly live: Uint32Array;
  declare readonly open: Uint32Array;
  declare readonly anywhere: Uint32Array;
  declare readonly declares: Uint32Array;
  /** Rows that hold somebody. */
  alive: number;
  readonly #gates = new Map<string, GateBits>();

  constructor(data: SegmentData) {
    Object.assign(this, data);
    this.alive = data.size;
  }

  remove(row: number): void {
    if (!hasBit(this.live, row)) return;
    clearBit(this.live, row);
    clearBit(this.open, row);
    this.alive -= 1;
  }

  isLive(row: number): boolean {
    return hasBit(this.live, row);
  }

  /** Bytes of all columns and postings. */
  get bytes(): number {
    const columns = Object.values(this).flatMap((column: unknown) =>
      ArrayBuffer.isView(column) ? column.byteLength : [],
    );
    const postings = [this.skillPostings, this.traitPostings].flatMap(({ codes, starts, entries }) => [
      codes.byteLength,
      starts.byteLength,
      entries.byteLength,
    ]);
    return [...columns, ...postings].reduce((sum, bytes) => sum + bytes, 0);
  }

  /** What a gate says of all rows, worked out when it is asked with these parameters for the first time. */
  gate(key: string, judge: (row: number) => number): GateBits {
    const known = this.#gates.get(key);
    if (known) return known;
    const passes = shared(Uint32Array, wordsFor(this.size));
    const unknown = shared(Uint32Array, wordsFor(this.size));
    for (let row = 0; row < this.size; row += 1) {
      const outcome = judge(row);
      if (outcome === 0) setBit(passes, row);
      else if (outcome === 2) setBit(unknown, row);
    }
    const bits = { passes, unknown };
    if (this.#gates.size >= mostGates) {
      for (const oldest of this.#gates.keys()) {
        this.#gates.delete(oldest);
        break;
      }
    }
    this.#gates.set(key, bits);
    return bits;
  }
}

const rowsAStep = 4096;

/** Sorts staged rows into a segment. Yields now and then, so that other work can have its turn. */
export function* building(rows: Staging, codes: Codes): Generator<void, Segment, void> {
  const { order, majors, majorStarts } = sortedByMajor(rows, codes.majors.texts);
  yield;
  const size = rows.length;
  const inOrder = <T extends Uint8Array | Uint16Array | Uint32Array>(
    type: { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
    { values }: { values: T },
  ): T => {
    const sorted = shared(type, size);
    for (let row = 0; row < size; row += 1) sorted[row] = values[order[row] ?? 0] ?? 0;
    return sorted;
  };
  const flags = inOrder(Uint8Array, rows.flags);
  yield;
  const columns = {
    slots: inOrder(Uint32Array, rows.slots),
    educations: inOrder(Uint8Array, rows.educations),
    days: inOrder(Uint16Array, rows.days),
    kinds: inOrder(Uint8Array, rows.kinds),
    births: inOrder(Uint16Array, rows.births),
    cohorts: inOrder(Uint16Array, rows.cohorts),
    years: inOrder(Uint8Array, rows.years),
  };
  yield;
  const skills = yield* ragged(rows.skills.values, rows.skillEnds.values, order);
  const traits = yield* ragged(rows.traits.values, rows.traitEnds.values, order);
  const bits = (wanted: number) => {
    const words = shared(Uint32Array, wordsFor(size));
    for (let row = 0; row < size; row += 1) if (((flags[row] ?? 0) & wanted) === wanted) setBit(words, row);
    return words;
  };
  return new Segment({
    size,
    majors,
    majorStarts,
    flags,
    ...columns,
    skills: skills.values,
    skillStarts: skills.starts,
    traits: traits.values,
    traitStarts: traits.starts,
    skillPostings: yield* invert(skills.values, skills.starts, MANNER_BITS, codes.skills.texts.length),
    traitPostings: yield* invert(traits.values, traits.starts, 0, codes.traits.size),
    live: bits(0),
    open: bits(CONSENTS | AVAILABLE),
    anywhere: bits(ANYWHERE),
    declares: bits(DECLARES_REGION),
  });
}

/** The rows in the order of their majors' texts, so that a class and a category are one stretch each. */
function sortedByMajor(rows: Staging, texts: readonly string[]) {
  const { values } = rows.majors;
  const counts = new Uint32Array(texts.length);
  for (let row = 0; row < rows.length; row += 1) counts[values[row] ?? 0] = (counts[values[row] ?? 0] ?? 0) + 1;
  const textOf = (code: number) => texts[code] ?? '';
  const present = [...counts.keys()].filter((code) => (counts[code] ?? 0) > 0);
  present.sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  const majors = shared(Uint16Array, present.length);
  const majorStarts = shared(Uint32Array, present.length + 1);
  let start = 0;
  present.forEach((code, index) => {
    majors[index] = code;
    majorStarts[index] = start;
    const count = counts[code] ?? 0;
    counts[code] = start;
    start += count;
  });
  majorStarts[present.length] = start;
  const order = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    const major = values[row] ?? 0;
    const to = counts[major] ?? 0;
    order[to] = row;
    counts[major] = to + 1;
  }
  return { order, majors, majorStarts };
}

function* ragged(pool: Uint32Array, ends: Uint32Array, order: Uint32Array) {
  const starts = shared(Uint32Array, order.length + 1);
  const startOf = (row: number) => (row === 0 ? 0 : (ends[row - 1] ?? 0));
  let end = 0;
  for (let to = 0; to < order.length; to += 1) {
    const row = order[to] ?? 0;
    starts[to] = end;
    end += (ends[row] ?? 0) - startOf(row);
  }
  starts[order.length] = end;
  const values = shared(Uint32Array, end);
  for (let to = 0; to < order.length; to += 1) {
    const row = order[to] ?? 0;
    let at = starts[to] ?? 0;
    for (let from = startOf(row); from < (ends[row] ?? 0); from += 1, at += 1) values[at] = pool[from] ?? 0;
    if (to % rowsAStep === rowsAStep - 1) yield;
  }
  return { values, starts };
}

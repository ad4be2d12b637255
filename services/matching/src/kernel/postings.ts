import { shared } from './growing.ts';

/** Which rows hold what: for each code the entries of its rows, ascending. An entry is the row, shifted, with `bits` of its own. */
export interface Postings {
  /** The codes that somebody holds, ascending. */
  readonly codes: Uint32Array;
  /** Where the entries of each of them begin; one more at the end. */
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
}

/** Where the code stands among `codes`, or -1. */
export function findCode({ codes }: Postings, code: number): number {
  let low = 0;
  let high = codes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = codes[middle] ?? 0;
    if (found === code) return middle;
    if (found < code) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The first entry from `from` on, before `to`, that is not below `entry`. */
export function seek(entries: Uint32Array, from: number, to: number, entry: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] ?? 0) < entry) low = middle + 1;
    else high = middle;
  }
  return low;
}

const rowsAStep = 8192;

/**
 * Turns lists by row into lists by code. A feature of a row is a code, shifted, with `bits` of its own, which its entry
 * keeps. Yields now and then.
 */
export function* invert(
  features: Uint32Array,
  starts: Uint32Array,
  bits: number,
  codeCount: number,
): Generator<void, Postings, void> {
  const rows = starts.length - 1;
  const counts = new Uint32Array(codeCount + 1);
  const total = starts[rows] ?? 0;
  for (let at = 0; at < total; at += 1) {
    const code = (features[at] ?? 0) >>> bits;
    counts[code] = (counts[code] ?? 0) + 1;
    if (at % 65_536 === 65_535) yield;
  }
  let distinct = 0;
  for (const count of counts) if (count > 0) distinct += 1;
  const postings = {
    codes: shared(Uint32Array, distinct),
    starts: shared(Uint32Array, distinct + 1),
    entries: shared(Uint32Array, total),
  };
  let place = 0;
  let end = 0;
  for (let code = 0; code <= codeCount; code += 1) {
    const count = counts[code] ?? 0;
    if (count === 0) continue;
    postings.codes[place] = code;
    postings.starts[place] = end;
    counts[code] = end;
    end += count;
    place += 1;
  }
  postings.starts[distinct] = end;
  const own = (1 << bits) - 1;
  for (let row = 0; row < rows; row += 1) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const feature = features[at] ?? 0;
      const code = feature >>> bits;
      const to = counts[code] ?? 0;
      postings.entries[to] = ((row << bits) | (feature & own)) >>> 0;
      counts[code] = to + 1;
    }
    if (row % rowsAStep === rowsAStep - 1) yield;
  }
  return postings;
}

import type { Postings } from './postings.ts';

/** What is known of every row, in numbers alone: threads can share it and a file can keep it. */
export interface SegmentData {
  readonly size: number;
  readonly slots: Uint32Array;
  /** The majors that occur, in the order of their texts, and the row at which each begins; one more at the end. */
  readonly majors: Uint16Array;
  readonly majorStarts: Uint32Array;
  readonly educations: Uint8Array;
  readonly days: Uint16Array;
  readonly kinds: Uint8Array;
  readonly births: Uint16Array;
  readonly cohorts: Uint16Array;
  readonly years: Uint8Array;
  readonly flags: Uint8Array;
  readonly skills: Uint32Array;
  readonly skillStarts: Uint32Array;
  readonly traits: Uint32Array;
  readonly traitStarts: Uint32Array;
  readonly skillPostings: Postings;
  readonly traitPostings: Postings;
  /** A bit a row: holds somebody; holds somebody who may be matched at all; goes anywhere; declares a region. */
  readonly live: Uint32Array;
  readonly open: Uint32Array;
  readonly anywhere: Uint32Array;
  readonly declares: Uint32Array;
}

/** The major of a row. */
export function majorOf({ majors, majorStarts }: SegmentData, row: number): number {
  let low = 0;
  let high = majors.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((majorStarts[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return majors[low] ?? 0;
}

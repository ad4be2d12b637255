import type { CompiledOpening } from './compile.ts';
import type { Matcher, Shortlist } from './matcher.ts';
import type { Prepared } from './prepared.ts';
import type { SegmentData } from './segment-data.ts';
import type { Terms } from './terms.ts';

/** Many openings for one thread: the index is shared with it, and what it needs to know of each is numbers alone. */
export interface RematchAsked {
  readonly number: number;
  readonly segments: readonly SegmentData[];
  readonly points: Uint16Array;
  readonly skillCount: number;
  readonly traitCount: number;
  readonly queries: readonly {
    readonly terms: Terms;
    readonly prepared: readonly Prepared[];
    readonly limit: number;
  }[];
}

export interface RematchAnswer {
  readonly number: number;
  readonly found: readonly { readonly eligible: number; readonly kept: Float64Array }[];
}

/** An opening whose list is asked for anew. */
export interface AskedAnew {
  readonly compiled: CompiledOpening;
  readonly limit: number;
}

/** Whoever can ask for many lists at once, on threads that share the index. */
export interface Rematch {
  /**
   * The lists in the order of the openings, or nothing when the index has changed meanwhile: then some would be those of
   * before and some those of after. Other work has its turn while the threads search.
   */
  lists(matcher: Matcher, asked: readonly AskedAnew[]): Promise<readonly Shortlist[] | undefined>;
}

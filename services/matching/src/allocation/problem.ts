// What an allocation is made from, and what it says: the shapes of matching.md's published file.

/** The version of the definition, of the frozen inputs and of the published file. */
export const allocationVersion = 'duijie-allocation-1';

/** A list is cut here. */
export const longestList = 20;

/** The highest fit. */
export const highestFit = 10_000;

export interface OpeningTerms {
  readonly id: string;
  readonly seats: number;
  /** The fewest that it takes to hold the class; 0 where there is no such number. */
  readonly minSeats: number;
}

/** An opening on a participant's list, with the fit by which the opening sees the participant. */
export interface Wish {
  readonly opening: string;
  readonly fit: number;
}

export interface Participant {
  /** Stands for the graduate: HMAC-SHA-256 of their id under the cycle's key, in lower-case hex. */
  readonly p: string;
  /** True if the graduate gave no list and the first openings of their recommendations were taken. */
  readonly assumed: boolean;
  /** Eligible openings only, the dearest first. */
  readonly list: readonly Wish[];
}

/** All that decides an allocation, beside the secret. Openings are sorted by id, participants by p. */
export interface FrozenInputs {
  readonly version: typeof allocationVersion;
  readonly cycle: string;
  readonly frozenAt: string;
  /** SHA-256 of the lottery's secret, published before anybody listed anything. */
  readonly commitment: string;
  readonly openings: readonly OpeningTerms[];
  readonly participants: readonly Participant[];
}

export type UnmatchedReason = 'listedNone' | 'allFull' | 'allClosed' | 'fullOrClosed';
export type UnfilledReason = 'closedBelowMinimum' | 'tooFewApplicants' | 'applicantsPlacedHigher';

/** The lowest fit that was admitted, and the lowest lot at that fit. */
export interface CutOff {
  readonly fit: number;
  readonly lot: string;
}

export interface OpeningResult extends OpeningTerms {
  readonly state: 'open' | 'closed';
  /** How many listed it. */
  readonly applicants: number;
  readonly taken: number;
  /** Only if all seats are taken. */
  readonly cutoff: CutOff | null;
  /** Adds up to the seats that nobody took. */
  readonly unfilled: readonly { readonly reason: UnfilledReason; readonly seats: number }[];
}

export interface Outcome {
  readonly opening: string | null;
  /** Where that opening stands on the participant's list, from 1. */
  readonly rank: number | null;
  readonly reason: UnmatchedReason | null;
}

export interface ParticipantResult extends Participant {
  readonly lot: string;
  readonly outcome: Outcome;
}

/** An opening that was closed on the way, in the order of closing. */
export interface Closing {
  readonly opening: string;
  /** How many it lacked to its minimum when it was closed. */
  readonly shortfall: number;
  readonly reopened: boolean;
}

export interface Counts {
  readonly openings: number;
  readonly closed: number;
  readonly seats: number;
  readonly taken: number;
  readonly participants: number;
  readonly unmatched: number;
}

/** The same inputs and secret always give the same result, bit for bit. */
export interface AllocationResult extends FrozenInputs {
  readonly secret: string;
  readonly inputDigest: string;
  readonly seed: string;
  readonly counts: Counts;
  readonly openings: readonly OpeningResult[];
  readonly closings: readonly Closing[];
  readonly participants: readonly ParticipantResult[];
}

/** The public key of a signature; its id is the SHA-256 thumbprint of RFC 7638. */
export interface SigningKey {
  readonly id: string;
  readonly jwk: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
}

/** The file that everybody may check: Ed25519 over the canonical JSON of all but the signature, in base64url. */
export interface PublishedResult extends AllocationResult {
  readonly key: SigningKey;
  readonly signature: string;
}

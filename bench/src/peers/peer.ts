import type { Contender } from '../measure.ts';

/** A list as peers tell it: number of the graduate, and fit. */
export interface PeerList {
  readonly eligible: number;
  readonly items: readonly (readonly [graduate: number, fit: number])[];
}

/** How long it took to take the world in. */
export interface Built {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** Another engine that has taken in the same world and answers the same question. */
export interface Peer {
  readonly name: string;
  readonly built: Built;
  /** The ways in which it can be asked; all of them are tried, and the best is kept. */
  readonly variants: readonly string[];
  /** The lists of the first openings. */
  answers(variant: string, count: number): Promise<readonly PeerList[]>;
  /** One pass over the first openings. */
  contender(variant: string, count: number): Contender;
  close(): Promise<void>;
}

/** Why a peer is not measured, and how to get it. */
export class PeerMissing extends Error {}

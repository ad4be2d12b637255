import { digestOf } from './canonical-json.ts';
import type { OpeningResult, Outcome, ParticipantResult, PublishedResult } from './problem.ts';

export const certificateVersion = 'duijie-certificate-1';

/** What became of one wish: admitted, refused by a full or a closed opening, or not needed after an admission. */
export interface CertifiedWish {
  readonly opening: string;
  readonly fit: number;
  readonly became: 'admitted' | 'full' | 'closed' | 'notNeeded';
  readonly cutoff: OpeningResult['cutoff'];
}

interface CertificateHead {
  readonly version: typeof certificateVersion;
  readonly cycle: string;
  /** SHA-256 over the canonical JSON of the whole published file. */
  readonly result: string;
  /** The place in the published file's list, from 1. */
  readonly position: number;
}

export interface ParticipantCertificate extends CertificateHead {
  readonly kind: 'participant';
  readonly p: string;
  readonly lot: string;
  readonly outcome: Outcome;
  readonly list: readonly CertifiedWish[];
}

export interface OpeningCertificate extends CertificateHead {
  readonly kind: 'opening';
  readonly opening: OpeningResult;
  /** In the opening's order. */
  readonly admitted: readonly { readonly p: string; readonly fit: number; readonly lot: string }[];
}

/** Writes certificates of one published result. They are signed as the result is. */
export class Certificates {
  readonly #file: PublishedResult;
  readonly #result: string;
  readonly #openings: ReadonlyMap<string, OpeningResult>;

  constructor(file: PublishedResult) {
    this.#file = file;
    this.#result = digestOf(file);
    this.#openings = new Map(file.openings.map((opening) => [opening.id, opening]));
  }

  /** Undefined if nobody in the result has this pseudonym. */
  ofParticipant(p: string): ParticipantCertificate | undefined {
    const index = this.#file.participants.findIndex((each) => each.p === p);
    const participant = this.#file.participants[index];
    if (!participant) return undefined;
    const { lot, outcome } = participant;
    const list = this.#wishesOf(participant);
    return { ...this.#head(index), kind: 'participant', p, lot, outcome, list };
  }

  /** Undefined if the opening is not in the result. */
  ofOpening(id: string): OpeningCertificate | undefined {
    const index = this.#file.openings.findIndex((each) => each.id === id);
    const opening = this.#file.openings[index];
    if (!opening) return undefined;
    const admitted = this.#file.participants
      .filter(({ outcome }) => outcome.opening === id)
      .map(({ p, lot, list, outcome }) => ({ p, fit: list[(outcome.rank ?? 0) - 1]?.fit ?? 0, lot }))
      .sort((a, b) => b.fit - a.fit || (a.lot > b.lot ? -1 : 1));
    return { ...this.#head(index), kind: 'opening', opening, admitted };
  }

  #head(index: number): CertificateHead {
    return { version: certificateVersion, cycle: this.#file.cycle, result: this.#result, position: index + 1 };
  }

  #wishesOf({ list, outcome }: ParticipantResult): CertifiedWish[] {
    return list.map(({ opening, fit }, position) => {
      const there = this.#openings.get(opening);
      const rank = outcome.rank ?? list.length + 1;
      const before = there?.state === 'closed' ? 'closed' : 'full';
      const became = position + 1 < rank ? before : position + 1 === rank ? 'admitted' : 'notNeeded';
      return { opening, fit, became, cutoff: there?.cutoff ?? null };
    });
  }
}

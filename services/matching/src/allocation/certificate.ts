import { digestOf } from '@duijie/domain';
import type { OpeningResult, ParticipantResult, PublishedResult } from './problem.ts';

export const certificateVersion = 'duijie-certificate-1';

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
  /** As in the published file: the lot, the list with own fits, and the outcome. */
  readonly participant: ParticipantResult;
  /** The openings of the list as in the published file, with their cut-offs. */
  readonly openings: readonly OpeningResult[];
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
    const openings = participant.list.flatMap(({ opening }) => this.#openings.get(opening) ?? []);
    return { ...this.#head(index), kind: 'participant', participant, openings };
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
}

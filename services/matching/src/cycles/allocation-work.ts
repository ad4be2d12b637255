import { createPrivateKey } from 'node:crypto';
import { canonicalJson } from '@duijie/domain';
import { allocate, outcomesOf } from '../allocation/allocation.ts';
import { Certificates } from '../allocation/certificate.ts';
import type { OpeningCertificate, ParticipantCertificate } from '../allocation/certificate.ts';
import { inputDigestOf } from '../allocation/draw.ts';
import { frozenInputs } from '../allocation/inputs.ts';
import type {
  Counts,
  FrozenInputs,
  OpeningTerms,
  Outcome,
  Participant,
  PublishedResult,
} from '../allocation/problem.ts';
import { publishedResult } from '../allocation/signature.ts';
import { WaitingLists } from '../allocation/waiting-list.ts';
import type { Promotion, Standing } from '../allocation/waiting-list.ts';
import { whatIf } from '../allocation/what-if.ts';
import { ResultNotKept } from './allocation-messages.ts';
import { weighedAnew } from './reweighing.ts';
import type { Reweighing } from './reweighing.ts';

/** The private key that signs results, as a JSON Web Key. */
export interface SigningJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly d: string;
}

/** A result with what is made of it when it is first asked for. */
interface Kept {
  readonly file: PublishedResult;
  certificates?: Certificates;
  lines?: WaitingLists;
}

type Freeze = Omit<FrozenInputs, 'version' | 'participants'>;

/** So many results are kept, each some 50 MB for 15,000 participants. */
const keptResults = 2;

/** What the thread of the allocations does. Freezes come in slices; results are kept under their digest. */
export class AllocationWork {
  readonly #freezes = new Map<string, { readonly head: Freeze; readonly participants: Participant[] }>();
  readonly #kept = new Map<string, Kept>();

  beginFreeze({ token, ...head }: Freeze & { readonly token: string }): void {
    this.#freezes.set(token, { head, participants: [] });
  }

  addParticipants({
    token,
    participants,
  }: {
    readonly token: string;
    readonly participants: readonly Participant[];
  }): void {
    for (const participant of participants) this.#freezes.get(token)?.participants.push(participant);
  }

  /** The inputs in their one order, as the bytes of their canonical JSON. */
  endFreeze({ token }: { readonly token: string }): { readonly bytes: Uint8Array; readonly digest: string } {
    const freeze = this.#freezes.get(token);
    if (!freeze) throw new Error('This freeze was not begun.');
    this.#freezes.delete(token);
    const inputs = frozenInputs({ ...freeze.head, participants: freeze.participants });
    return { bytes: bytesOf(inputs), digest: inputDigestOf(inputs) };
  }

  /** Allocates and signs; the same inputs, secret and key always give the same bytes. */
  allocate({
    inputs,
    secret,
    key,
  }: {
    readonly inputs: Uint8Array;
    readonly secret: string;
    readonly key: SigningJwk;
  }): {
    readonly bytes: Uint8Array;
    readonly counts: Counts;
  } {
    const result = allocate(parsed<FrozenInputs>(inputs), secret);
    const file = publishedResult(result, createPrivateKey({ key: { ...key }, format: 'jwk' }));
    return { bytes: bytesOf(file), counts: result.counts };
  }

  /** Who has a place if these are the inputs, under a given seed. */
  placedIn({ inputs, seed }: { readonly inputs: Uint8Array; readonly seed: string }): {
    readonly placed: readonly string[];
  } {
    const { participants } = outcomesOf(frozenInputs(parsed<FrozenInputs>(inputs)), seed);
    return { placed: participants.filter(({ outcome }) => outcome.opening !== null).map(({ p }) => p) };
  }

  /** Keeps a result to be asked about. */
  keep({ name, result }: { readonly name: string; readonly result: Uint8Array }): void {
    this.#kept.set(name, { file: parsed<PublishedResult>(result) });
    for (const old of [...this.#kept.keys()].slice(0, -keptResults)) this.#kept.delete(old);
  }

  /** What became of each participant, some at a time. */
  outcomes({ name, from, most }: { readonly name: string; readonly from: number; readonly most: number }) {
    const { participants } = this.#keptAs(name).file;
    return participants
      .slice(from, from + most)
      .map(({ p, outcome }): { readonly p: string } & Outcome => ({ p, ...outcome }));
  }

  participantCertificate({
    name,
    p,
  }: {
    readonly name: string;
    readonly p: string;
  }): ParticipantCertificate | undefined {
    return this.#certificates(name).ofParticipant(p);
  }

  openingCertificate(given: { readonly name: string; readonly opening: string }): OpeningCertificate | undefined {
    return this.#certificates(given.name).ofOpening(given.opening);
  }

  /** All moves that free seats set off, in their order, each with the place of the opening on the list of who moves. */
  promotions({ name, freed, standings }: PromotionQuestion): readonly RankedPromotion[] {
    const of = new Map(standings.map(({ p, opening, waits }): [string, Standing] => [p, { opening, waits }]));
    const out: Standing = { opening: null, waits: false };
    const moves = this.#lines(name).promotions(freed, (p) => of.get(p) ?? out);
    const movers = new Set(moves.map(({ p }) => p));
    const { participants } = this.#keptAs(name).file;
    const lists = new Map(participants.filter(({ p }) => movers.has(p)).map(({ p, list }) => [p, list]));
    return moves.map((move) => {
      const list = lists.get(move.p) ?? [];
      return { ...move, rank: list.findIndex(({ opening }) => opening === move.to) + 1 };
    });
  }

  /** The result beside that of the same inputs under other terms or weights, as JSON. */
  whatIf({ inputs, seed, openings, reweighing }: WhatIfQuestion): { readonly bytes: Uint8Array } {
    const frozen = frozenInputs(parsed<FrozenInputs>(inputs));
    const fit = reweighing && weighedAnew(reweighing, frozen);
    return { bytes: bytesOf(whatIf(frozen, seed, { openings, ...(fit ? { fit } : {}) })) };
  }

  #keptAs(name: string): Kept {
    const kept = this.#kept.get(name);
    if (!kept) throw new ResultNotKept(name);
    return kept;
  }

  #certificates(name: string): Certificates {
    const kept = this.#keptAs(name);
    kept.certificates ??= new Certificates(kept.file);
    return kept.certificates;
  }

  #lines(name: string): WaitingLists {
    const kept = this.#keptAs(name);
    kept.lines ??= new WaitingLists(kept.file);
    return kept.lines;
  }
}

export interface RankedPromotion extends Promotion {
  readonly rank: number;
}

export interface PromotionQuestion {
  readonly name: string;
  /** The openings with free seats, each as often as it has one. */
  readonly freed: readonly string[];
  readonly standings: readonly ({ readonly p: string } & Standing)[];
}

export interface WhatIfQuestion {
  readonly inputs: Uint8Array;
  readonly seed: string;
  readonly openings: Readonly<Record<string, Partial<Pick<OpeningTerms, 'seats' | 'minSeats'>>>>;
  readonly reweighing?: Reweighing;
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}

function parsed<Value>(bytes: Uint8Array): Value {
  return JSON.parse(new TextDecoder().decode(bytes)) as Value;
}

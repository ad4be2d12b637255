import type { AgreementBody, OrganisationBody, RecognitionBody } from '@duijie/contracts';
import type { Opening, Recognition, Taxonomy, World } from '../fit/world.ts';
import type { Known } from './snapshot.ts';

/** Which openings a change is about: they must be compiled anew. */
export type Concerns = (opening: Opening) => boolean;

interface Revised {
  readonly id: string;
  readonly revision: number;
}

/** Members, agreements and recognitions as registry tells of them. An older revision than the known one changes nothing. */
export class KnownWorld {
  readonly #organisations = new Map<string, OrganisationBody>();
  readonly #agreements = new Map<string, AgreementBody>();
  readonly #recognitions = new Map<string, RecognitionBody>();
  /** How many order-class agreements in force two organisations have with each other. */
  readonly #pairs = new Map<string, number>();
  #world: World;

  constructor(taxonomy: Taxonomy) {
    this.#world = {
      taxonomy,
      recognitions: [],
      hasOrderClassAgreement: (college, enterprise) => this.#pairs.has(pairOf(college, enterprise)),
      isApproved: (organisation) => this.#organisations.get(organisation)?.state === 'approved',
    };
  }

  /** The world as it is now. */
  get world(): World {
    return this.#world;
  }

  organisation(id: string): OrganisationBody | undefined {
    return this.#organisations.get(id);
  }

  /** Everything as it was heard last. */
  *known(): Generator<Known, void, void> {
    for (const body of this.#organisations.values()) yield { kind: 'organisation', body };
    for (const body of this.#agreements.values()) yield { kind: 'agreement', body };
    for (const body of this.#recognitions.values()) yield { kind: 'recognition', body };
  }

  hearOrganisation(organisation: OrganisationBody): Concerns | undefined {
    const before = this.#organisations.get(organisation.id);
    if (isOld(before, organisation)) return undefined;
    this.#organisations.set(organisation.id, organisation);
    if ((before?.state === 'approved') === (organisation.state === 'approved')) return undefined;
    return ({ employer }) => employer === organisation.id;
  }

  hearAgreement(agreement: AgreementBody): Concerns | undefined {
    const before = this.#agreements.get(agreement.id);
    if (isOld(before, agreement)) return undefined;
    this.#agreements.set(agreement.id, agreement);
    const bound = this.#rebind(partiesBound(before), partiesBound(agreement));
    const recognised = [before?.type, agreement.type].includes('recognition') ? this.#recount() : undefined;
    return bound && recognised ? (opening) => bound(opening) || recognised(opening) : (bound ?? recognised);
  }

  hearRecognition(recognition: RecognitionBody): Concerns | undefined {
    if (isOld(this.#recognitions.get(recognition.id), recognition)) return undefined;
    this.#recognitions.set(recognition.id, recognition);
    return this.#recount();
  }

  /** A recognition as it was heard last, whether it counts or not. */
  recognition(id: string): RecognitionBody | undefined {
    return this.#recognitions.get(id);
  }

  /** Those that count are in force, and so is the agreement that they belong to. What ceases to or begins to is of concern. */
  #recount(): Concerns | undefined {
    const before = new Map(this.#world.recognitions.map((each) => [each.id, each]));
    const after = [...this.#recognitions.values()].filter((each) => this.#counts(each)).map(asCounted);
    const kept = after.filter(({ id, revision }) => before.get(id)?.revision === revision);
    if (kept.length === after.length && after.length === before.size) return undefined;
    for (const { id } of kept) before.delete(id);
    const others = after.filter((each) => !kept.includes(each));
    const codes = new Set([...before.values(), ...others].map(({ to }) => to.credential));
    this.#world = { ...this.#world, recognitions: after };
    return ({ credentials }) => (credentials ?? []).some(({ credential }) => codes.has(credential));
  }

  #counts({ state, agreement }: RecognitionBody): boolean {
    return state === 'inForce' && (!agreement || this.#agreements.get(agreement)?.state === 'inForce');
  }

  /** Between whom order classes may be held is another thing now. */
  #rebind(earlier: readonly string[], later: readonly string[]): Concerns | undefined {
    if (earlier.join() === later.join()) return undefined;
    this.#count(earlier, -1);
    this.#count(later, 1);
    const parties = new Set([...earlier, ...later]);
    return ({ kind, employer }) => kind === 'orderClass' && parties.has(employer);
  }

  #count(parties: readonly string[], by: number): void {
    for (const one of parties) {
      for (const other of parties) {
        const pair = pairOf(one, other);
        const count = (this.#pairs.get(pair) ?? 0) + by;
        if (count > 0) this.#pairs.set(pair, count);
        else this.#pairs.delete(pair);
      }
    }
  }
}

function isOld(known: Revised | undefined, heard: Revised): boolean {
  return known !== undefined && heard.revision <= known.revision;
}

/** Between whom the agreement lets order classes be held. */
function partiesBound(agreement: AgreementBody | undefined): readonly string[] {
  const binds = agreement?.type === 'orderClass' && agreement.state === 'inForce';
  return binds ? [...new Set(agreement.parties)].sort() : [];
}

const pairOf = (one: string, other: string): string => `${one}\n${other}`;

export function asCounted({ id, revision, from, to, extent, confidence, title }: RecognitionBody): Recognition {
  return { id, revision, from, to, extent, confidence, ...(title && { title }) };
}

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
    const [earlier, later] = [partiesBound(before), partiesBound(agreement)];
    if (earlier.join() === later.join()) return undefined;
    this.#count(earlier, -1);
    this.#count(later, 1);
    const parties = new Set([...earlier, ...later]);
    return ({ kind, employer }) => kind === 'orderClass' && parties.has(employer);
  }

  hearRecognition(recognition: RecognitionBody): Concerns | undefined {
    const before = this.#recognitions.get(recognition.id);
    if (isOld(before, recognition)) return undefined;
    this.#recognitions.set(recognition.id, recognition);
    const counting = [before, recognition].filter((each) => each?.state === 'inForce');
    if (counting.length === 0) return undefined;
    const inForce = [...this.#recognitions.values()].filter(({ state }) => state === 'inForce');
    this.#world = { ...this.#world, recognitions: inForce.map(asCounted) };
    const codes = new Set(counting.map((each) => each?.to.credential));
    return ({ credentials }) => (credentials ?? []).some(({ credential }) => codes.has(credential));
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

function asCounted({ id, revision, from, to, extent, confidence }: RecognitionBody): Recognition {
  return { id, revision, from, to, extent, confidence };
}

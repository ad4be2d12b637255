import {
  AgreementEnteredIntoForce,
  AgreementTerminated,
  ConsentWithdrawn,
  GraduateErased,
  GraduateImported,
  GraduateRevised,
  OpeningClosed,
  OpeningPublished,
  OpeningRevised,
  OrganisationApproved,
  OrganisationSuspended,
  RecognitionEnteredIntoForce,
  RecognitionSuspended,
  event,
} from '@duijie/contracts';
import type { AgreementBody, GraduateBody, OpeningBody, OrganisationBody, RecognitionBody } from '@duijie/contracts';
import { aGraduate, anOpening, anOrganisation } from '@duijie/testing';
import { Stream } from '../src/fit/random-stream.ts';
import {
  COLLEGES,
  EMPLOYERS,
  SMALL,
  randomGraduate,
  randomOpening,
  randomRecognition,
} from '../src/fit/random-world.ts';
import { referenceShortlist } from '../src/fit/reference.ts';
import { shippedTaxonomy } from '../src/fit/shipped-taxonomy.ts';
import type { Opening, World } from '../src/fit/world.ts';

type Body = GraduateBody | OpeningBody | OrganisationBody | AgreementBody | RecognitionBody;

/** Made-up codes of the random world, as real ones of the shipped taxonomy. */
const skills = [
  'PLC',
  'PLC-SIE',
  'PLC-MIT',
  'ROB-OP',
  'CNC-OP',
  'CNC-TURN',
  'CNC-MILL',
  'CNC-FANUC',
  'WELD',
  'HMI',
  'G-AUTO',
];
const credentials: Readonly<Record<string, string>> = { 'X-ROBOT': 'X-ROBOT-OM' };

const real = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(/"S(\d+)"/g, (_, index: string) => `"${skills[Number(index) % skills.length]}"`)
      .replaceAll(/"X-ROBOT"/g, `"${credentials['X-ROBOT']}"`),
  ) as T;

function undemanding({ skills, credentials, languages }: Opening): Partial<Opening> {
  const wished = <T extends object>(asked: readonly T[] | null | undefined) =>
    (asked ?? []).map((each) => ({ ...each, must: false }));
  return {
    kind: 'employment',
    education: null,
    majorMust: false,
    placeMust: false,
    skills: wished(skills),
    credentials: wished(credentials),
    languages: wished(languages),
  };
}

/** A world that changes at random, with the events that tell of it. */
export class RandomWorld {
  readonly latest = new Map<string, Body>();
  readonly #stream: Stream;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
    this.#stream = new Stream(seed, 'events', 0);
  }

  /** So many random events; every one carries the next revision of its thing. */
  events(number: number): object[] {
    return Array.from({ length: number }, () => this.#next());
  }

  /** Everybody whom the tests rely on, in their first state. */
  founding(): object[] {
    const members = EMPLOYERS.map((id) => event(OrganisationApproved, this.#put(anOrganisation({ id }))));
    const graduates = Array.from({ length: SMALL.graduates }, (_, at) => event(GraduateImported, this.#graduate(at)));
    const openings = [0, 1, 2, 3].map((at) => event(OpeningPublished, this.#opening(at, 'published')));
    return [...members, ...graduates, ...openings];
  }

  ofKind<T extends Body>(prefix: string): T[] {
    return [...this.latest.values()].filter(({ id }) => id.startsWith(prefix)) as T[];
  }

  /** What a full recomputation by the plain reference gives. */
  expected(opening: OpeningBody): ReturnType<typeof referenceShortlist> {
    const graduates = this.ofKind<GraduateBody>('grd_').filter(({ state }) => state !== 'erased');
    return referenceShortlist(opening, graduates, this.world());
  }

  world(): World {
    const agreements = this.ofKind<AgreementBody>('agr_').filter(
      ({ type, state }) => type === 'orderClass' && state === 'inForce',
    );
    return {
      taxonomy: shippedTaxonomy,
      recognitions: this.ofKind<RecognitionBody>('rec_').filter((each) => this.#counts(each)),
      isApproved: (id) => (this.latest.get(id) as OrganisationBody | undefined)?.state === 'approved',
      hasOrderClassAgreement: (college, enterprise) =>
        agreements.some(({ parties }) => parties.includes(college) && parties.includes(enterprise)),
    };
  }

  #counts({ state, agreement }: RecognitionBody): boolean {
    if (state !== 'inForce') return false;
    return agreement === null || (this.latest.get(agreement) as AgreementBody | undefined)?.state === 'inForce';
  }

  #next(): object {
    const stream = this.#stream;
    const at = stream.below(SMALL.graduates + 10);
    switch (stream.below(12)) {
      case 0:
        return event(OrganisationSuspended, this.#organisation('suspended'));
      case 1:
        return event(OrganisationApproved, this.#organisation('approved'));
      case 2:
        return event(AgreementEnteredIntoForce, this.#agreement('inForce'));
      case 3:
        return event(AgreementTerminated, this.#agreement('terminated'));
      case 4:
        return event(RecognitionEnteredIntoForce, this.#recognition('inForce'));
      case 5:
        return event(RecognitionSuspended, this.#recognition('suspended'));
      case 6:
        return event(OpeningRevised, this.#opening(stream.below(5), 'published'));
      case 7:
        return event(OpeningClosed, this.#opening(stream.below(5), 'closed'));
      case 8:
        return event(GraduateErased, this.#graduate(at, { state: 'erased' }));
      case 9:
        return event(ConsentWithdrawn, this.#graduate(at, { consents: [{ purpose: 'matching', state: 'withdrawn' }] }));
      default:
        return event(GraduateRevised, this.#graduate(at));
    }
  }

  #graduate(at: number, overrides: Partial<GraduateBody> = {}): GraduateBody {
    const id = `grd_${at}`;
    const known = this.latest.get(id) as GraduateBody | undefined;
    const random = real(randomGraduate(this.#seed + this.#stream.below(1000), at, SMALL));
    const credentials = (random.credentials ?? []).map((held) => ({ issuedOn: null, ...held }));
    const medals = (random.medals ?? []).map((medal) => ({ level: null, prize: null, year: null, ...medal }));
    const body = aGraduate({ ...random, credentials, medals, id, ...overrides } as Partial<GraduateBody>);
    // Who was erased stays so, whatever comes.
    return this.#put(known?.state === 'erased' ? { ...body, state: 'erased' } : body);
  }

  #opening(at: number, state: OpeningBody['state']): OpeningBody {
    const random = real(randomOpening(this.#seed + this.#stream.below(3), at, SMALL));
    const known = this.latest.get(`opn_${at}`) as OpeningBody | undefined;
    const material = (known?.material ?? 0) + 1;
    // Half of them insist on nothing, so that lists are long and change often.
    const asked = this.#stream.chance(50) ? { ...random, ...undemanding(random) } : random;
    return this.#put(anOpening({ ...asked, id: `opn_${at}`, state, material } as Partial<OpeningBody>));
  }

  #organisation(state: OrganisationBody['state']): OrganisationBody {
    return this.#put(anOrganisation({ id: this.#stream.pick(EMPLOYERS), state }));
  }

  #agreement(state: AgreementBody['state']): AgreementBody {
    const parties = [this.#stream.pick(COLLEGES), this.#stream.pick(EMPLOYERS)];
    const day = '2026-01-05T00:00:00.000Z';
    return this.#put({
      id: `agr_${this.#stream.below(6)}`,
      revision: 0,
      createdAt: day,
      updatedAt: day,
      type: this.#stream.pick(['orderClass', 'orderClass', 'recognition'] as const),
      state,
      parties,
      title: { en: 'An agreement' },
      validFrom: null,
      validUntil: null,
      signedBy: parties,
    });
  }

  #recognition(state: RecognitionBody['state']): RecognitionBody {
    const { id, from, to, extent, confidence } = real(
      randomRecognition(this.#seed + this.#stream.below(50), this.#stream.below(5)),
    );
    const day = '2026-01-05T00:00:00.000Z';
    const side = (given: typeof from) => ({ grade: null, country: 'CN', ...given }) as RecognitionBody['from'];
    return this.#put({
      id,
      revision: 0,
      createdAt: day,
      updatedAt: day,
      state,
      from: side(from),
      to: side(to),
      extent,
      confidence,
      agreement: this.#stream.chance(50) ? null : `agr_${this.#stream.below(6)}`,
      validUntil: null,
    });
  }

  #put<T extends Body>(body: T): T {
    const next = { ...body, revision: (this.latest.get(body.id)?.revision ?? 0) + 1 };
    this.latest.set(next.id, next);
    return next;
  }
}

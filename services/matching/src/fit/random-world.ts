import type {
  AskedCredential,
  AskedLanguage,
  AskedMajor,
  AskedSkill,
  Graduate,
  Opening,
  Recognition,
  World,
} from './world.ts';
import { COMPONENTS, DEFAULT_WEIGHTS } from './world.ts';
import { randomTaxonomy } from './random-taxonomy.ts';
import { Stream } from './random-stream.ts';

/** How large a world is, and what it has to choose from. A small world is full of ties and of near misses. */
export interface WorldSize {
  readonly graduates: number;
  readonly openings: number;
  readonly skills: number;
  readonly recognitions: number;
  /** How often, in percent, a datum is left out. */
  readonly missing: number;
}

export const SMALL: WorldSize = { graduates: 24, openings: 3, skills: 16, recognitions: 4, missing: 8 };

export const MAJORS = ['460103', '460104', '460301', '660103', '260103', '510201', '080201', '080202K', '500401'];
export const MAJOR_CODES = [...MAJORS, '4601', '6601', '46', '0802', '08', '51'];
export const REGIONS = ['120000', '120113', '120100', '110000', '110105', '130000', 'KZ', 'KZ-ALA', 'KZ-AST', 'EG'];
export const COLLEGES = ['org_c1', 'org_c2', 'org_c3'];
export const EMPLOYERS = ['org_e1', 'org_e2', 'org_e3'];
export const CREDENTIALS = ['X-ROBOT', 'V-WELD', 'P-ELEC', 'F-KZ', 'C-NATIONAL'];
export const KINDS = ['orderClass', 'internship', 'apprenticeship', 'employment'];
const CIRCLES = ['MFG', 'IT', 'AVI'];
const EDUCATIONS = ['secondaryVocational', 'higherVocational', 'vocationalBachelor', 'bachelor', 'master'];
const EVIDENCES = ['attested', 'competition', 'practice', 'claimed'];
const COUNTRIES = ['CN', 'KZ'];
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  CEFR: ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'],
  TRKI: ['A1', 'B1', 'C2'],
  HSK2: ['1', '3', '6'],
  HSK3: ['1', '4', '9'],
  CET: ['4', '6'],
};
const LANGUAGES = ['en', 'zh', 'ru'];

/** The grades of a credential, lowest first; some have none. */
export const GRADES: Readonly<Record<string, readonly string[]>> = {
  'X-ROBOT': ['elementary', 'intermediate', 'advanced'],
  'V-WELD': ['level5', 'level4', 'level3', 'level2', 'level1'],
  'F-KZ': ['elementary', 'advanced'],
};

const skillsOf = (size: WorldSize): string[] => Array.from({ length: size.skills }, (_, index) => `S${index}`);

function language(stream: Stream): { language: string; scheme: string; level: string } {
  const scheme = stream.pick(Object.keys(LEVELS));
  return { language: stream.pick(LANGUAGES), scheme, level: stream.pick(LEVELS[scheme] ?? []) };
}

function gradeOf(credential: string, stream: Stream): string | null {
  return stream.chance(60) ? stream.pick(GRADES[credential] ?? [null]) : null;
}

/** Graduate number `index`: the same whatever the size of the world, since each has a stream of their own. */
export function randomGraduate(seed: number, index: number, size: WorldSize): Graduate {
  const stream = new Stream(seed, 'graduate', index);
  const skills = skillsOf(size);
  const maybe = <T>(value: T): T | null => (stream.chance(size.missing) ? null : value);
  return {
    id: `grd_${index}`,
    revision: 1 + stream.below(3),
    college: stream.pick(COLLEGES),
    state: stream.chance(92) ? 'available' : stream.pick(['held', 'placed', 'confirmed', 'withdrawn']),
    education: maybe(stream.pick(EDUCATIONS)),
    major: maybe(stream.pick(MAJORS)),
    cohort: stream.chance(70) ? 2023 + stream.below(4) : null,
    year: maybe(1 + stream.below(3)),
    birth: maybe(stream.pick(['2005-07', '2010-09', '2011-06', '2011-07', '2011-08', '2012-01'])),
    regions: stream.some(REGIONS, 3),
    anywhere: stream.chance(20),
    kinds: stream.chance(60) ? stream.some(KINDS, 4) : [],
    circles: stream.some(CIRCLES, 2),
    availableFrom: maybe(stream.pick(['2026-07-01', '2027-06-30', '2027-07-01', '2027-07-02'])),
    skills: Array.from({ length: stream.below(8) }, () => ({
      skill: stream.pick(skills),
      level: 1 + stream.below(5),
      evidence: stream.pick(EVIDENCES),
    })),
    credentials: Array.from({ length: stream.below(4) }, () => credential(stream)),
    medals: stream.chance(15) ? [{ competition: stream.pick(['C-NATIONAL', 'C-OTHER', null]) }] : [],
    languages: Array.from({ length: stream.below(4) }, () => {
      const held = language(stream);
      return stream.chance(85) ? held : { ...held, level: null };
    }),
    practice: Object.fromEntries(stream.some(CIRCLES, 2).map((circle) => [circle, stream.below(20)])),
    consents: consents(stream),
  };
}

function credential(stream: Stream) {
  const code = stream.pick(CREDENTIALS);
  return {
    credential: code,
    grade: gradeOf(code, stream),
    country: stream.pick(COUNTRIES),
    state: stream.pick(['verified', 'verified', 'claimed', 'refuted']),
    expiresOn: stream.pick([null, null, '2027-06-30', '2027-07-01', '2030-01-01']),
  };
}

function consents(stream: Stream) {
  const state = stream.chance(92) ? 'granted' : stream.pick(['asked', 'withdrawn', 'expired']);
  return stream.chance(97) ? [{ purpose: 'matching', state }] : [{ purpose: 'study', state: 'granted' }];
}

/** Opening number `index`, with every requirement that there is asked for now and then. */
export function randomOpening(seed: number, index: number, size: WorldSize): Opening {
  const stream = new Stream(seed, 'opening', index);
  const skills = skillsOf(size);
  const majors = stream.some(MAJOR_CODES, 2).map((code) => askedMajor(code, stream));
  return {
    id: `opn_${index}`,
    revision: 1 + stream.below(3),
    state: stream.chance(95) ? 'published' : 'paused',
    employer: stream.pick(EMPLOYERS),
    kind: stream.pick(KINDS),
    start: stream.pick(['2027-07-01', '2027-07-01', '2027-09-01']),
    workplaces: [stream.pick(REGIONS), ...stream.some(REGIONS, 1)],
    placeMust: stream.chance(30),
    circle: stream.chance(60) ? stream.pick(CIRCLES) : null,
    education: stream.chance(40) ? stream.pick(EDUCATIONS) : null,
    majors,
    majorMust: majors.length > 0 && stream.chance(30),
    skills: stream
      .some(skills, 4)
      .map((skill): AskedSkill => ({ ...weighed(stream, 15), skill, level: 1 + stream.below(5) })),
    credentials: stream.some(CREDENTIALS, 2).map((code): AskedCredential => {
      return { ...weighed(stream, 25), credential: code, grade: gradeOf(code, stream) };
    }),
    languages: stream.some([0, 1], 2).map((): AskedLanguage => ({ ...language(stream), must: stream.chance(20) })),
    weights: stream.chance(40) ? weights(stream) : {},
    shortlist: 1 + stream.below(12),
  };
}

const weighed = (stream: Stream, must: number) => ({ weight: 1 + stream.below(100), must: stream.chance(must) });

function askedMajor(code: string, stream: Stream): AskedMajor {
  const scopes =
    code.length === 2 ? ['category'] : code.length === 4 ? ['class', 'category'] : ['exact', 'class', 'category'];
  return { code, scope: stream.pick(scopes) };
}

function weights(stream: Stream): Opening['weights'] {
  return Object.fromEntries(
    stream.some(COMPONENTS, 3).map((component) => {
      const usual = DEFAULT_WEIGHTS[component];
      return [component, usual / 2 + stream.below(usual + usual / 2 + 1)];
    }),
  );
}

/** Recognition number `index`: from something that graduates hold to something that openings ask. */
export function randomRecognition(seed: number, index: number): Recognition {
  const stream = new Stream(seed, 'recognition', index);
  const [from, to] = [stream.pick(CREDENTIALS), stream.pick(CREDENTIALS)];
  return {
    id: `rec_${index}`,
    revision: 1 + stream.below(3),
    from: { credential: from, grade: gradeOf(from, stream), country: stream.pick(COUNTRIES) },
    to: { credential: to, grade: gradeOf(to, stream) },
    extent: stream.pick(['full', 'partial', 'withSupplement'] as const),
    confidence: stream.pick([0, 5000, 7777, 10000]),
  };
}

/** A world as plain data, so that a test can change one part and keep the rest. */
export interface WorldData {
  readonly seed: number;
  readonly size: WorldSize;
  readonly recognitions: readonly Recognition[];
  /** Pairs of college and employer with an agreement, as `college/employer`. */
  readonly agreements: ReadonlySet<string>;
  readonly approved: ReadonlySet<string>;
}

export function randomWorldData(seed: number, size: WorldSize): WorldData {
  const stream = new Stream(seed, 'world', 0);
  const pairs = COLLEGES.flatMap((college) => EMPLOYERS.map((employer) => `${college}/${employer}`));
  return {
    seed,
    size,
    recognitions: Array.from({ length: size.recognitions }, (_, index) => randomRecognition(seed, index)),
    agreements: new Set(pairs.filter(() => stream.chance(70))),
    approved: new Set(EMPLOYERS.filter(() => stream.chance(90))),
  };
}

export function worldOf(data: WorldData): World {
  return {
    taxonomy: randomTaxonomy(data.seed, skillsOf(data.size), GRADES, EDUCATIONS),
    recognitions: data.recognitions,
    hasOrderClassAgreement: (college, enterprise) => data.agreements.has(`${college}/${enterprise}`),
    isApproved: (organisation) => data.approved.has(organisation),
  };
}

import { shippedTaxonomy } from '@duijie/matching';
import { Stream } from '../random.ts';
import { seed } from '../world.ts';
import { Bm25, wordsOf } from './bm25.ts';
import { fitUnder } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import type { QualityWorld } from './world.ts';

type Scores = (world: QualityWorld) => readonly (readonly number[])[];

/** Scores every pair, by opening and then by graduate; both directions are ordered by it, unless one has its own. */
export interface Ranker {
  readonly name: string;
  readonly scores: Scores;
  readonly forStudents?: Scores;
}

const pairs = (world: QualityWorld, score: (opening: number, graduate: number) => number): number[][] =>
  world.openings.map((_opening, row) => world.graduates.map((_graduate, column) => score(row, column)));

const random: Ranker = {
  name: 'random',
  scores: (world) => {
    const stream = new Stream(seed, 'random ranking', 0);
    return pairs(world, () => stream.next());
  },
};

const majorOnly: Ranker = {
  name: 'major only',
  scores: (world) =>
    pairs(world, (row, column) => {
      const { normalisedClass, normalisedCategory } = shippedTaxonomy;
      const major = world.graduates[column]?.graduate.major;
      if (!major) return 0;
      const near = ({ code }: { code: string }) =>
        normalisedClass(code) !== undefined && normalisedClass(code) === normalisedClass(major)
          ? 2
          : Number(normalisedCategory(code) === normalisedCategory(major));
      return Math.max(0, ...(world.openings[row]?.opening.majors ?? []).map(near));
    }),
};

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** The share of the posting's skills whose words stand in the graduate's text. */
const keywords: Ranker = {
  name: 'keyword coverage',
  scores: (world) => {
    const texts = world.graduates.map(({ text }) => plain(text));
    const asked = world.openings.map(({ skillTexts }) => skillTexts.map(plain));
    return pairs(world, (row, column) => {
      const words = asked[row] ?? [];
      return words.filter((word) => texts[column]?.includes(word)).length / Math.max(1, words.length);
    });
  },
};

/** The same after the normaliser: codes instead of words. */
const codes: Ranker = {
  name: 'keyword coverage, codes',
  scores: (world) => {
    const held = world.graduates.map(({ graduate }) => new Set(graduate.skills?.map(({ skill }) => skill)));
    return pairs(world, (row, column) => {
      const skills = world.openings[row]?.opening.skills ?? [];
      return skills.filter(({ skill }) => held[column]?.has(skill)).length / Math.max(1, skills.length);
    });
  },
};

function bm25(
  name: string,
  documents: (world: QualityWorld) => string[][],
  queries: (world: QualityWorld) => string[][],
): Ranker {
  return {
    name,
    scores: (world) => {
      const index = new Bm25(documents(world));
      const asked = queries(world);
      return pairs(world, (row, column) => index.score(asked[row] ?? [], column));
    },
  };
}

const bm25Text = bm25(
  'BM25',
  ({ graduates }) => graduates.map(({ text }) => wordsOf(text)),
  ({ openings }) => openings.map(({ text }) => wordsOf(text)),
);

/** As MiniSearch orders: times the number of words that are met. */
const bm25Matches: Ranker = {
  name: 'BM25 × words met',
  scores: (world) => {
    const index = new Bm25(world.graduates.map(({ text }) => wordsOf(text)));
    const asked = world.openings.map(({ text }) => wordsOf(text));
    return pairs(world, (row, column) => {
      const query = asked[row] ?? [];
      return index.score(query, column) * index.matches(query, column);
    });
  },
};

const bm25Codes = bm25(
  'BM25, codes',
  ({ graduates }) =>
    graduates.map(({ graduate: { skills, major, credentials } }) => [
      ...(skills ?? []).map(({ skill }) => skill),
      ...(credentials ?? []).map(({ credential }) => credential),
      ...(major ? [major.slice(0, 4)] : []),
    ]),
  ({ openings }) =>
    openings.map(({ opening: { skills, majors, credentials } }) => [
      ...(skills ?? []).map(({ skill }) => skill),
      ...(credentials ?? []).map(({ credential }) => credential),
      ...(majors ?? []).map(({ code }) => code),
    ]),
);

/** Eligible before needing information before the rest, whatever the score within. */
const tier = { eligible: 2, needsInformation: 1, notEligible: 0 } as const;

/** Any ranker behind the gates of fit-1, so that what the gates alone bring is seen. */
function gated(ranker: Ranker): Ranker {
  return {
    name: `${ranker.name} + gates`,
    scores: (world) => {
      const scores = ranker.scores(world);
      return pairs(world, (row, column) => {
        const outcome = world.values[row]?.[column]?.outcome as keyof typeof tier;
        return tier[outcome] * 1e6 + (scores[row]?.[column] ?? 0);
      });
    },
  };
}

/** The fit whatever the gates say. */
export const fitAlone: Ranker = {
  name: 'fit-1 without gates',
  scores: (world) => world.values.map((row) => row.map((each) => each.fit)),
};
/** The fit as the platform gives it. */
const fit: Ranker = gated(fitAlone);
const named = (ranker: Ranker, name: string): Ranker => ({ ...ranker, name });

/** The fit under other parameters, without and behind the same gates. */
export function under(name: string, parameters: Parameters): { alone: Ranker; gated: Ranker } {
  let known: { world: QualityWorld; scores: number[][] } | undefined;
  const scores = (world: QualityWorld) => {
    if (known?.world !== world) {
      const scored = world.openings.map(({ opening }, row) =>
        world.graduates.map(({ graduate }, column) => {
          const values = world.values[row]?.[column];
          return values ? fitUnder(parameters, opening, graduate, values) : 0;
        }),
      );
      known = { world, scores: scored };
    }
    return known.scores;
  };
  const alone = { name, scores };
  return { alone, gated: named(gated(alone), name) };
}

const studentFit: Ranker = gated({ name: 'fit-1', scores: ({ studentScores }) => studentScores });

/** What the platform shows: to enterprises by fit, to students by fit and by what they wish. */
export const fitRanker: Ranker = { ...named(fit, 'fit-1'), forStudents: studentFit.scores };
export const baselines: readonly Ranker[] = [random, majorOnly, keywords, codes, bm25Text, bm25Matches, bm25Codes];
export const behindGates: readonly Ranker[] = [random, majorOnly, codes, bm25Text, bm25Codes].map(gated);

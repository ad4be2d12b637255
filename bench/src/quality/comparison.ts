import { performance } from './latent.ts';
import { judge, grades, mean } from './metrics.ts';
import type { Grading, Quality } from './metrics.ts';
import type { Ranker } from './rankers.ts';
import type { QualityWorld } from './world.ts';

/** Both directions of one ranker. */
export interface BothWays {
  readonly name: string;
  readonly toGraduates: Quality;
  readonly toOpenings: Quality;
}

const leadWanted = 0.15;
const beaten = ['BM25', 'BM25 × words met', 'BM25, codes', 'keyword coverage', 'keyword coverage, codes'];

/** One in a hundred is among the best for an opening, three more in a hundred are good; for a student a little more. */
const gradingOf = (items: number, [best, good, fair]: Grading): Grading => [
  Math.max(1, Math.round(items * best)),
  Math.max(1, Math.round(items * good)),
  Math.max(1, Math.round(items * fair)),
];

/** The order of the scores, highest first; equals in an order that has nothing to do with their number. */
function orderOf(scores: readonly number[]): number[] {
  const lot = (index: number) => Math.imul(index + 1, 0x9e3779b1) >>> 0;
  return scores.map((_, index) => index).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || lot(a) - lot(b));
}

const column = (table: readonly (readonly number[])[], at: number): number[] => table.map((row) => row[at] ?? 0);

export function bothWays(world: QualityWorld, { name, scores, forStudents = scores }: Ranker): BothWays {
  const scored = scores(world);
  const forEach = forStudents === scores ? scored : forStudents(world);
  const ofGraduates = gradingOf(world.people.length, [0.01, 0.02, 0.04]);
  const ofOpenings = gradingOf(world.jobs.length, [0.03, 0.04, 0.08]);
  return {
    name,
    toGraduates: mean(
      scored.map((row, at) => judge(orderOf(row), grades(world.worthToJob[at] ?? [], ofGraduates), 50)),
    ),
    toOpenings: mean(
      world.people.map((_person, at) =>
        judge(orderOf(column(forEach, at)), grades(column(world.worthToPerson, at), ofOpenings), 20),
      ),
    ),
  };
}

export const digits = (value: number): string => value.toFixed(3);
const cellsOf = ({ ndcg, reciprocalRank, recall }: Quality): string =>
  [ndcg, reciprocalRank, recall].map(digits).join(' | ');

/** Who would do the job best, whether or not they would come: what is left when place, kind and dates play no part. */
export function byAbility(world: QualityWorld, { scores }: Ranker): Quality {
  const grading = gradingOf(world.people.length, [0.01, 0.02, 0.04]);
  const scored = scores(world);
  return mean(
    world.jobs.map((job, at) => {
      const worths = world.people.map((person) => performance(person, job));
      return judge(orderOf(scored[at] ?? []), grades(worths, grading), 50);
    }),
  );
}

export function byAbilityAlone(world: QualityWorld, rankers: readonly Ranker[]): string {
  const rows = rankers.map((ranker) => `| ${ranker.name} | ${cellsOf(byAbility(world, ranker))} |`);
  return ['| ranking | opening → graduates: nDCG@10 | MRR | recall@50 |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/** All rankers in a table, and whether fit-1, the last of them, leads by enough. */
export function compare(world: QualityWorld, rankers: readonly Ranker[]): { table: string; leads: boolean } {
  const judged = rankers.map((ranker) => bothWays(world, ranker));
  const fit = judged.at(-1);
  const leads = judged
    .filter(({ name }) => beaten.includes(name))
    .every(
      ({ toGraduates, toOpenings }) =>
        (fit?.toGraduates.ndcg ?? 0) - toGraduates.ndcg >= leadWanted &&
        (fit?.toOpenings.ndcg ?? 0) - toOpenings.ndcg >= leadWanted,
    );
  const rows = judged.map(
    ({ name, toGraduates, toOpenings }) => `| ${name} | ${cellsOf(toGraduates)} | ${cellsOf(toOpenings)} |`,
  );
  const head =
    '| ranking | opening → graduates: nDCG@10 | MRR | recall@50 | graduate → openings: nDCG@10 | MRR | recall@20 |\n' +
    '| --- | --- | --- | --- | --- | --- | --- |';
  return { table: [head, ...rows].join('\n'), leads };
}

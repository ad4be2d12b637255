/** Quality of a ranking against what is true; each item has a grade from 0 to 3. */
export interface Quality {
  readonly ndcg: number;
  readonly reciprocalRank: number;
  readonly recall: number;
}

/** How many items have the grades 3, 2 and 1: the best few, the next, and those that would do. */
export type Grading = readonly [best: number, good: number, fair: number];

/** Grades items by their true worth; nothing that is worth nothing is graded. */
export function grades(worths: readonly number[], [best, good, fair]: Grading): number[] {
  const order = worths.map((worth, index) => ({ worth, index })).sort((a, b) => b.worth - a.worth || a.index - b.index);
  const graded = worths.map(() => 0);
  order.forEach(({ worth, index }, rank) => {
    if (worth <= 0) return;
    graded[index] = rank < best ? 3 : rank < best + good ? 2 : rank < best + good + fair ? 1 : 0;
  });
  return graded;
}

const gain = (grade: number): number => 2 ** grade - 1;

function discounted(found: readonly number[], depth: number): number {
  return found.slice(0, depth).reduce((sum, grade, rank) => sum + gain(grade) / Math.log2(rank + 2), 0);
}

/** Judges an order of the items; `depth` is that of the recall of items with grade 2 and above. */
export function judge(order: readonly number[], graded: readonly number[], depth: number): Quality | undefined {
  const relevant = graded.filter((grade) => grade >= 2).length;
  if (relevant === 0) return undefined;
  const found = order.map((index) => graded[index] ?? 0);
  const ideal = [...graded].sort((a, b) => b - a);
  const first = found.findIndex((grade) => grade >= 2);
  return {
    ndcg: discounted(found, 10) / discounted(ideal, 10),
    reciprocalRank: first < 0 ? 0 : 1 / (first + 1),
    recall: found.slice(0, depth).filter((grade) => grade >= 2).length / Math.min(depth, relevant),
  };
}

export function mean(qualities: readonly (Quality | undefined)[]): Quality {
  const known = qualities.filter((each) => each !== undefined);
  const of = (pick: (quality: Quality) => number) =>
    known.reduce((sum, each) => sum + pick(each), 0) / Math.max(1, known.length);
  return {
    ndcg: of(({ ndcg }) => ndcg),
    reciprocalRank: of((each) => each.reciprocalRank),
    recall: of(({ recall }) => recall),
  };
}

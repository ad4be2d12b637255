import { appealOf, studentScore } from './appeal.ts';
import type { Counts } from './counts.ts';
import { count, noCounts } from './counts.ts';
import type { Contribution } from './fit.ts';
import { contributionsOf, itemValues, sumOf } from './fit.ts';
import { eligibilityOf, judgeGates } from './gates.ts';
import { byScoreThenLot } from './lottery.ts';
import type { Graduate, Opening, World } from './world.ts';

/** One graduate in a shortlist. */
export interface ShortlistItem {
  readonly rank: number;
  readonly graduateId: string;
  readonly fit: number;
  readonly contributions: readonly Contribution[];
}

/** The definition written out plainly: every graduate judged and scored one by one. The kernel must agree with this. */
export function referenceShortlist(
  opening: Opening,
  graduates: readonly Graduate[],
  world: World,
): { counts: Counts; items: readonly ShortlistItem[] } {
  const counts = noCounts();
  const eligible: { id: string; score: number; contributions: readonly Contribution[] }[] = [];
  for (const graduate of graduates) {
    const gates = judgeGates(opening, graduate, world);
    count(counts, gates);
    if (eligibilityOf(gates) !== 'eligible') continue;
    const contributions = contributionsOf(opening, itemValues(opening, graduate, world));
    eligible.push({ id: graduate.id, score: sumOf(contributions), contributions });
  }
  eligible.sort(byScoreThenLot(opening.id));
  const items = eligible.map(({ id, score, contributions }, index) => {
    return { rank: index + 1, graduateId: id, fit: score, contributions };
  });
  return { counts, items };
}

/** One opening in a student's list. */
export interface StudentItem {
  readonly openingId: string;
  readonly fit: number;
  readonly appeal: number;
  readonly score: number;
}

/** The openings for which the student is eligible, the best for them first. */
export function studentList(graduate: Graduate, openings: readonly Opening[], world: World): readonly StudentItem[] {
  const scored = openings
    .filter((opening) => eligibilityOf(judgeGates(opening, graduate, world)) === 'eligible')
    .map((opening) => {
      const fit = sumOf(contributionsOf(opening, itemValues(opening, graduate, world)));
      const appeal = appealOf(opening, graduate, world.taxonomy);
      return { id: opening.id, fit, appeal, score: studentScore(fit, appeal) };
    });
  scored.sort(byScoreThenLot(graduate.id));
  return scored.map(({ id, fit, appeal, score }) => ({ openingId: id, fit, appeal, score }));
}

import { div } from './arithmetic.ts';
import type { Graduate, Opening, Taxonomy } from './world.ts';
import { FULL } from './world.ts';

/** What the place of a kind in the student's own order is worth. */
const BY_RANK = [FULL, 8000, 6000] as const;
const LATER_KIND = 4000;
/** Who declares no wish finds everything equally appealing. */
const NO_WISH = 5000;

function kindAppeal(kinds: readonly string[], kind: string): number {
  const rank = kinds.indexOf(kind);
  return rank < 0 ? 0 : (BY_RANK[rank] ?? LATER_KIND);
}

/** How well the opening meets what the student wishes: the mean of the wishes that they declared. */
export function appealOf(opening: Opening, graduate: Graduate, taxonomy: Taxonomy): number {
  const { kinds, circles, regions } = {
    kinds: graduate.kinds ?? [],
    circles: graduate.circles ?? [],
    regions: graduate.regions ?? [],
  };
  const met: number[] = [];
  if (kinds.length > 0) met.push(kindAppeal(kinds, opening.kind));
  if (circles.length > 0) met.push(opening.circle && circles.includes(opening.circle) ? FULL : 0);
  if (regions.length > 0) {
    const within = opening.workplaces.some((place) => regions.some((region) => taxonomy.regionContains(region, place)));
    met.push(within ? FULL : 0);
  }
  return met.length === 0
    ? NO_WISH
    : div(
        met.reduce((sum, value) => sum + value, 0),
        met.length,
      );
}

/** The score by which a student's own list is ordered. */
export function studentScore(fit: number, appeal: number): number {
  return div(2 * fit + appeal, 3);
}

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
  const regions = graduate.regions ?? [];
  const within = opening.workplaces.some((place) => regions.some((region) => taxonomy.regionContains(region, place)));
  return appealWhere(opening, graduate, within);
}

/** The same where it is known whether a workplace lies within a declared region. */
export function appealWhere(opening: Opening, graduate: Graduate, isWithin: boolean): number {
  const kinds = graduate.kinds ?? [];
  const circles = graduate.circles ?? [];
  let [sum, wishes] = [0, 0];
  if (kinds.length > 0) {
    sum += kindAppeal(kinds, opening.kind);
    wishes += 1;
  }
  if (circles.length > 0) {
    sum += opening.circle && circles.includes(opening.circle) ? FULL : 0;
    wishes += 1;
  }
  if ((graduate.regions ?? []).length > 0) {
    sum += isWithin ? FULL : 0;
    wishes += 1;
  }
  return wishes === 0 ? NO_WISH : div(sum, wishes);
}

/** The score by which a student's own list is ordered. */
export function studentScore(fit: number, appeal: number): number {
  return div(2 * fit + appeal, 3);
}

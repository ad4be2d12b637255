import type { MatchVersions } from '@duijie/contracts';
import type { Counts } from '../fit/counts.ts';
import { explain, percentileOf } from '../fit/explanation.ts';
import type { Explanation } from '../fit/explanation.ts';
import { byScoreThenLot } from '../fit/lottery.ts';
import type { Graduate, Opening, World } from '../fit/world.ts';
import type { CompiledOpening } from '../kernel/compile.ts';
import type { Matcher } from '../kernel/matcher.ts';
import { versionsOf } from '../world/versions.ts';

/** The reasons that are given with every match. */
type Reasoned = Pick<Explanation, 'fit' | 'contributions' | 'gates' | 'credentials' | 'missing'>;

/** One graduate in an opening's shortlist, with the reasons. */
export interface MatchItem extends Reasoned, Pick<Explanation, 'graduateId'> {
  readonly rank: number;
  readonly percentile: number;
}

/** What an opening sees: how many there are, how many each gate removes, and the first of those that are left. */
export interface Matches {
  readonly computedAt: string;
  readonly counts: Counts;
  readonly versions: MatchVersions;
  readonly items: readonly MatchItem[];
}

/** One opening in a student's list, with the reasons. */
export interface StudentMatch extends Reasoned, Pick<Explanation, 'openingId'> {
  readonly appeal: number;
  readonly score: number;
}

/** Where a graduate stands among all who are eligible. */
export interface Standing {
  readonly rank: number;
  readonly eligibleCount: number;
  readonly percentile: number;
}

/** Any pair explained; where the graduate stands is said only of the eligible. */
export type PairMatch = Explanation & Partial<Standing>;

const likelyRanks = 200;

/** The matches of an opening, stored or not. `shown`: which graduates this caller may see; ranks stay those of all. */
export function matchesOf(
  matcher: Matcher,
  compiled: CompiledOpening,
  world: World,
  now: string,
  shown: (graduate: Graduate) => boolean = () => true,
): Matches {
  const { items, eligible } = matcher.shortlist(compiled);
  const explained = items.flatMap(({ graduateId }, index): MatchItem[] => {
    const graduate = matcher.get(graduateId);
    if (!graduate || !shown(graduate)) return [];
    const rank = index + 1;
    const reasons = reasonsOf(explain(compiled.opening, graduate, world));
    return [{ rank, graduateId, percentile: percentileOf(rank, eligible), ...reasons }];
  });
  return { computedAt: now, counts: matcher.counts(compiled), versions: versionsOf(world), items: explained };
}

function reasonsOf({ fit, contributions, gates, credentials, missing }: Explanation): Reasoned {
  return { fit, contributions, gates, credentials, missing };
}

export function pairMatch(matcher: Matcher, compiled: CompiledOpening, graduate: Graduate, world: World): PairMatch {
  const explanation = explain(compiled.opening, graduate, world);
  if (explanation.outcome !== 'eligible') return explanation;
  return { ...explanation, ...standingOf(matcher, compiled, graduate.id) };
}

/** Most who are asked about stand near the top, and a short list costs far less than ordering all who are eligible. */
function standingOf(matcher: Matcher, compiled: CompiledOpening, graduateId: string): Standing {
  const isIt = (item: { readonly graduateId: string }) => item.graduateId === graduateId;
  const top = matcher.shortlist(compiled, likelyRanks);
  const { items, eligible } = top.items.some(isIt) ? top : matcher.shortlist(compiled, matcher.size);
  const rank = items.findIndex(isIt) + 1;
  return { rank, eligibleCount: eligible, percentile: percentileOf(rank, eligible) };
}

/** Where a page of a student's list ended. */
export interface StudentPosition {
  readonly score: number;
  readonly openingId: string;
}

/** A page of the student's own list, after the place where the page before ended. */
export function studentMatches(
  matcher: Matcher,
  graduate: Graduate,
  openingOf: (id: string) => Opening | undefined,
  world: World,
  page: { readonly limit: number; readonly after: StudentPosition | undefined },
): { readonly items: readonly StudentMatch[]; readonly next: StudentPosition | undefined } {
  const inOrder = byScoreThenLot(graduate.id);
  const { after, limit } = page;
  const last = after && { id: after.openingId, score: after.score };
  const rest = matcher.openings
    .for(graduate)
    .filter(({ openingId, score }) => !last || inOrder(last, { id: openingId, score }) < 0);
  const items = rest.slice(0, limit).flatMap(({ openingId, fit, appeal, score }): StudentMatch[] => {
    const opening = openingOf(openingId);
    if (!opening) return [];
    return [{ openingId, appeal, score, ...reasonsOf(explain(opening, graduate, world)), fit }];
  });
  const end = items.at(-1);
  return { items, next: rest.length > limit && end ? { score: end.score, openingId: end.openingId } : undefined };
}

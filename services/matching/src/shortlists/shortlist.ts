import { ShortlistComputed, event } from '@duijie/contracts';
import type { MatchVersions, OpeningBody, ShortlistEntry } from '@duijie/contracts';
import type { Change } from '@duijie/domain';

/** The ordered list of an opening as it was told last; the newer replaces the older. */
export type Shortlist = ShortlistComputed;

/** The list of an opening as it is now. */
export interface Computed {
  readonly opening: OpeningBody;
  /** Are graduates matched for it? */
  readonly isOpen: boolean;
  readonly items: readonly ShortlistEntry[];
  readonly versions: MatchVersions;
}

/**
 * What is to be stored and told, or nothing: only another order, another fit, or a material change of the opening is
 * news, and an opening that was never matched has nothing to take back.
 */
export function nextShortlist(
  stored: Shortlist | undefined,
  { opening, isOpen, items, versions }: Computed,
  now: string,
): Change<Shortlist> | undefined {
  if (!stored && !isOpen) return undefined;
  if (stored && sameItems(stored.items, items) && stored.material >= opening.material) return undefined;
  const next: Shortlist = {
    id: opening.id,
    revision: (stored?.revision ?? 0) + 1,
    openingRevision: opening.revision,
    material: opening.material,
    employer: opening.employer,
    computedAt: now,
    versions,
    items: [...items],
  };
  return { next, events: [event(ShortlistComputed, next)] };
}

/** Do they name the same graduates with the same fits, in the same order? */
export function sameItems(one: readonly ShortlistEntry[], other: readonly ShortlistEntry[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ graduateId, fit }, at) => graduateId === other[at]?.graduateId && fit === other[at].fit)
  );
}

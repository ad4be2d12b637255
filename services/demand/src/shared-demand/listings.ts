import type { OpeningBody } from '@duijie/contracts';
import { listingOf } from './shared-opening.ts';
import type { Listing } from './shared-opening.ts';

/** The published openings in memory, newest first, kept by their events; older revisions change nothing. */
export class Listings {
  private readonly revisions = new Map<string, number>();
  private readonly published = new Map<string, Listing>();
  private sorted: readonly Listing[] | undefined;

  hear(opening: OpeningBody): void {
    if ((this.revisions.get(opening.id) ?? 0) >= opening.revision) return;
    this.revisions.set(opening.id, opening.revision);
    if (opening.state === 'published') this.published.set(opening.id, listingOf(opening));
    else if (!this.published.delete(opening.id)) return;
    this.sorted = undefined;
  }

  /** By id from the newest, since ids begin with the instant at which they were made. */
  all(): readonly Listing[] {
    this.sorted ??= [...this.published.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
    return this.sorted;
  }
}

import { Injectable } from '@nestjs/common';
import type { OpeningBody } from '@duijie/contracts';
import { today } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { EmployersStore } from '../employers/employers.store.ts';
import type { Opening } from '../openings/opening.ts';
import { OpeningsStore } from '../openings/openings.store.ts';
import { filterOf } from './demand-filter.ts';
import { namedFacets } from './facet-names.ts';
import { Listings } from './listings.ts';
import { cursorAfter, idOfCursor } from './page-cursor.ts';
import type { SharedDemandPage, SharedDemandQuery, SharedOpening } from './shared-demand.dto.ts';
import { facetsOf, fits } from './shared-opening.ts';

/**
 * Search over what is published. Facets need every opening that fits, and reading ten thousand documents takes longer
 * than anybody waits; so each instance keeps a short listing of each published opening in memory, told by broadcast of
 * our own topic. A listing may lag behind the store by the time of an event. Therefore what is answered is read from
 * the store, where an opening that is no longer published is left out, and the employers' states are read each time.
 */
@Injectable()
export class SharedDemandService {
  private readonly listings = new Listings();

  constructor(
    private readonly openings: OpeningsStore,
    private readonly employers: EmployersStore,
    @InjectClock() private readonly clock: Clock,
  ) {}

  hear(opening: OpeningBody): void {
    this.listings.hear(opening);
  }

  async search(query: SharedDemandQuery): Promise<SharedDemandPage> {
    const filter = filterOf(query);
    const after = query.cursor === undefined ? undefined : idOfCursor(query.cursor, filter);
    const day = today(this.clock);
    const fitting = this.listings.all().filter((listing) => listing.validUntil >= day && fits(listing, filter));
    const employers = await this.employers.approvedAmong(fitting.map((listing) => listing.employer));
    const found = fitting.filter((listing) => employers.has(listing.employer));
    const rest = after === undefined ? found : found.filter((listing) => listing.id < after);
    const page = rest.slice(0, query.limit ?? 50);
    const last = page.at(-1);
    const stored = await this.openings.sharedAmong(page.map((listing) => listing.id));
    return {
      items: page.flatMap(({ id }) => {
        const opening = stored.get(id);
        return opening ? [shared(opening, employers.get(opening.employer)?.name ?? {})] : [];
      }),
      nextCursor: last && rest.length > page.length ? cursorAfter(last.id, filter) : null,
      total: found.length,
      facets: namedFacets(facetsOf(found)),
    };
  }
}

function shared(opening: Opening, employerName: SharedOpening['employerName']): SharedOpening {
  const { findings: _findings, note: _note, ...body } = opening;
  return { ...body, employerName };
}

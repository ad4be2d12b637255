import { Injectable } from '@nestjs/common';
import { DomainError, everything, has, instant, notFound, staleRevision } from '@duijie/domain';
import type { Caller, Change, Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { Market } from '../world/market.ts';
import { CyclesStore } from './cycles.store.ts';
import { acceptPlace, declinePlace, holdPlace } from './place.ts';
import type { Place } from './place.ts';
import { PlacesStore } from './places.store.ts';
import type { PlaceReach } from './places.store.ts';
import { WaitingLists } from './waiting-lists.service.ts';

/** What students answer to their places. */
@Injectable()
export class PlacesService {
  constructor(
    private readonly places: PlacesStore,
    private readonly cycles: CyclesStore,
    private readonly lines: WaitingLists,
    private readonly market: Market,
    @InjectClock() private readonly clock: Clock,
  ) {}

  async list(caller: Caller, cycle: string, query: Query<Place>): Promise<Page<Place>> {
    if (!(await this.cycles.get(cycle, false))) throw notFound('cycle', cycle);
    return this.places.find(reachOf(caller), { ...query, filter: { ...query.filter, cycle } });
  }

  async read(caller: Caller, cycle: string, graduate: string): Promise<Place> {
    const place = await this.places.get(reachOf(caller), cycle, graduate);
    if (!place) throw notFound('place', graduate);
    return place;
  }

  async accept(caller: Caller, cycle: string, graduate: string, revision: number): Promise<Place> {
    const place = await this.read(caller, cycle, graduate);
    if (place.state !== 'accepted') await this.mustBeFree(place);
    return this.answer(place, revision, acceptPlace(place, this.context(place)));
  }

  async hold(caller: Caller, cycle: string, graduate: string, revision: number): Promise<Place> {
    const place = await this.read(caller, cycle, graduate);
    return this.answer(place, revision, holdPlace(place, this.context(place)));
  }

  async decline(caller: Caller, cycle: string, graduate: string, revision: number): Promise<Place> {
    const place = await this.read(caller, cycle, graduate);
    const answered = await this.answer(place, revision, declinePlace(place, instant(this.clock)));
    if (place.seat !== null) this.lines.wake(cycle);
    return answered;
  }

  /** The same answer again finds it given, whatever revision it names. */
  private async answer(place: Place, revision: number, change: Change<Place> | undefined): Promise<Place> {
    if (!change) return place;
    if (place.revision !== revision) throw staleRevision('place', revision, place.revision);
    return this.places.save(change);
  }

  /** Nobody takes two places, also not in two cycles. */
  private async mustBeFree({ id, graduate }: Place): Promise<void> {
    const { items } = await this.places.find(everything as 'everything', { filter: { graduate, state: 'accepted' } });
    const other = items.find((place) => place.id !== id);
    if (!other) return;
    throw new DomainError('conflict', 'place.already-placed', 'A place was accepted in another cycle.', {
      details: { cycle: other.cycle },
    });
  }

  private context({ employer }: Place) {
    return { now: instant(this.clock), isFrozen: !this.market.world.isApproved(employer ?? '') };
  }
}

/** Operators see all, an enterprise the places of its openings, a college its graduates', a student their own. */
function reachOf(caller: Caller): PlaceReach {
  const organisation = caller.organisation ?? '';
  if (has(caller, 'operator')) return 'everything';
  if (has(caller, 'college')) return { college: organisation };
  if (has(caller, 'enterprise')) return { employer: organisation };
  return { college: organisation, graduate: caller.graduate ?? '' };
}

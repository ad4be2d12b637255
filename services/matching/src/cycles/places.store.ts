import { Injectable } from '@nestjs/common';
import { covers } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Filter, Page, Query, SaveFailure } from '@duijie/platform';
import { placePlan } from './cycle.schema.ts';
import { placeId, unanswered } from './place.ts';
import type { Place } from './place.ts';

/** Whose places a query may touch: all, a college's graduates', an employer's openings', or one person's own. */
export type PlaceReach =
  'everything' | { readonly college: string; readonly graduate?: string } | { readonly employer: string };

const dueAtOnce = 50;

/** Every query of places. */
@Injectable()
export class PlacesStore {
  constructor(@InjectCollection(placePlan) private readonly places: Collection<Place>) {}

  async get(reach: PlaceReach, cycle: string, graduate: string): Promise<Place | undefined> {
    const found = await this.places.get(placeId(cycle, graduate));
    return found && reaches(reach, found) ? found : undefined;
  }

  find(reach: PlaceReach, query: Query<Place>): Promise<Page<Place>> {
    return this.places.find({ ...query, filter: { ...query.filter, ...within(reach) } });
  }

  countUnanswered(cycle: string): Promise<number> {
    return this.places.count({ cycle, state: { in: unanswered } });
  }

  /** All places of a cycle, for the waiting lists and for what follows a publication. */
  ofCycle(cycle: string): AsyncIterable<Place> {
    return this.places.scan({ cycle });
  }

  waitingIn(cycle: string): AsyncIterable<Place> {
    return this.places.scan({ cycle, state: 'waiting' });
  }

  /** Places whose deadline has come, of all cycles, some at a time. */
  async *due(now: string): AsyncGenerator<readonly Place[]> {
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: Query<Place> = { filter: { answerUntil: { to: now } }, sort: 'answerUntil', limit: dueAtOnce };
      const page: Page<Place> = await this.places.find(cursor ? { ...query, cursor } : query);
      yield page.items;
      cursor = page.nextCursor;
    }
  }

  ofGraduate(graduate: string): AsyncIterable<Place> {
    return this.places.scan({ graduate });
  }

  unansweredOf(employer: string): AsyncIterable<Place> {
    return this.places.scan({ employer, state: { in: unanswered } });
  }

  save(change: Change<Place>): Promise<Place> {
    return this.places.save(change);
  }

  saveMany(changes: readonly Change<Place>[]): Promise<readonly SaveFailure[]> {
    return this.places.saveMany(changes);
  }

  remove(id: string, events: readonly object[]): Promise<void> {
    return this.places.remove(id, events);
  }
}

function reaches(reach: PlaceReach, place: Place): boolean {
  if (reach === 'everything') return true;
  if ('employer' in reach) return covers({ organisation: reach.employer }, place.employer ?? '');
  return (
    covers({ organisation: reach.college }, place.college) && (reach.graduate ?? place.graduate) === place.graduate
  );
}

function within(reach: PlaceReach): Filter<Place> {
  if (reach === 'everything') return {};
  if ('employer' in reach) return { employer: reach.employer };
  return reach.graduate === undefined
    ? { college: reach.college }
    : { college: reach.college, graduate: reach.graduate };
}

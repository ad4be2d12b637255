import { Injectable } from '@nestjs/common';
import { DomainError, instant } from '@duijie/domain';
import type { Change, Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { CycleFiles } from './cycle-files.service.ts';
import { followedUp, frozenOf } from './cycle.ts';
import type { Cycle } from './cycle.ts';
import { CyclesStore } from './cycles.store.ts';
import { CycleErasures } from './erasures.service.ts';
import { closePlace, firstPlace, seatOf } from './place.ts';
import type { Place, Seat } from './place.ts';
import { PlacesStore } from './places.store.ts';
import { Results } from './results.service.ts';
import type { OutcomeOf } from './results.service.ts';
import { rosterEntries } from './roster.ts';
import type { RosterEntry } from './roster.ts';

/** So many are stored in one step; with their events and keys, more would hold up everybody else. */
const placesAtOnce = 50;

/**
 * What follows a freeze, a publication, or the end: nobody who was erased meanwhile is in the roster, everybody who took
 * part has a place, nobody waits any more.
 */
@Injectable()
export class FollowUp {
  constructor(
    private readonly cycles: CyclesStore,
    private readonly places: PlacesStore,
    private readonly results: Results,
    private readonly files: CycleFiles,
    private readonly erasures: CycleErasures,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** Does what is left to do and notes that it is done; whoever comes second finds it done. May be repeated after a crash. */
  async settle(cycle: Cycle): Promise<Cycle> {
    if (cycle.followedUp) return cycle;
    const settled = await this.carryOut(cycle);
    try {
      return await this.cycles.save(followedUp(settled, instant(this.clock)));
    } catch (error) {
      if (!(error instanceof DomainError && error.kind === 'precondition')) throw error;
      return (await this.cycles.get(cycle.id, true)) ?? settled;
    }
  }

  private async carryOut(cycle: Cycle): Promise<Cycle> {
    if (cycle.state === 'finalised') await this.closeLines(cycle);
    else if (cycle.state === 'published') await this.makePlaces(cycle);
    else return this.erasures.clearRoster(cycle);
    return cycle;
  }

  /** Seats are numbered in the order of the file, so a second time gives everybody the same. */
  private async makePlaces(cycle: Cycle): Promise<void> {
    const outcomes = await this.results.outcomes(cycle);
    const seats = seatsOf(cycle, outcomes);
    const now = cycle.publishedAt ?? instant(this.clock);
    let changes: Change<Place>[] = [];
    for await (const entry of rosterEntries(this.files.read(frozenOf(cycle).roster))) {
      const got = seats.get(entry.p) ?? { reason: outcomes.get(entry.p)?.reason ?? 'listedNone' };
      changes.push(firstPlace(participationOf(cycle, entry), got, now));
      if (changes.length < placesAtOnce) continue;
      await this.save(changes);
      changes = [];
    }
    await this.save(changes);
  }

  private async closeLines(cycle: Cycle): Promise<void> {
    let changes: Change<Place>[] = [];
    for await (const place of this.places.waitingIn(cycle.id)) {
      const change = closePlace(place, instant(this.clock));
      if (change) changes.push(change);
      if (changes.length < placesAtOnce) continue;
      await this.save(changes);
      changes = [];
    }
    await this.save(changes);
  }

  private async save(changes: readonly Change<Place>[]): Promise<void> {
    if (changes.length === 0) return;
    const [failure] = await this.places.saveMany(changes);
    if (failure) throw failure.error;
    await this.erasures.clearPlaces(changes.map(({ next }) => next.graduate));
  }
}

function seatsOf(cycle: Cycle, outcomes: ReadonlyMap<string, OutcomeOf>): ReadonlyMap<string, Seat> {
  const employers = new Map(frozenOf(cycle).openings.map(({ id, employer }) => [id, employer]));
  const numbers = new Map<string, number>();
  const seats = new Map<string, Seat>();
  for (const { p, opening, rank } of outcomes.values()) {
    if (opening === null) continue;
    const number = (numbers.get(opening) ?? 0) + 1;
    numbers.set(opening, number);
    seats.set(p, {
      opening,
      employer: employers.get(opening) ?? '',
      rank: rank ?? 1,
      seat: seatOf(cycle.id, opening, number),
      answerUntil: cycle.answerUntil,
    });
  }
  return seats;
}

function participationOf(cycle: Cycle, { p, graduate, college, leftOut }: RosterEntry) {
  return { cycle: cycle.id, graduate, college, p, leftOut };
}

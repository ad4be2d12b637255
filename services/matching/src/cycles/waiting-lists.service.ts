import { Injectable } from '@nestjs/common';
import { DomainError, instant } from '@duijie/domain';
import type { Change, Clock } from '@duijie/domain';
import { InjectClock, InjectLogger } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { Market } from '../world/market.ts';
import { frozenOf } from './cycle.ts';
import type { Cycle } from './cycle.ts';
import { CyclesStore } from './cycles.store.ts';
import {
  answerDeadline,
  freezePlace,
  inLine,
  lapsePlace,
  promote,
  releasePlace,
  resumePlace,
  seatOf,
} from './place.ts';
import type { Place } from './place.ts';
import { PlacesStore } from './places.store.ts';
import { Results } from './results.service.ts';

/** How often a round begins anew when others changed places meanwhile. */
const rounds = 5;

/**
 * Gives freed seats to the next in line. A round looks at all places of a cycle, asks for the moves that free seats set
 * off, and makes them one by one; where somebody was faster, the next round begins from what is then. Two instances may
 * do the same round: a seat's number is a key that only one place can have.
 */
@Injectable()
export class WaitingLists {
  private readonly running = new Map<string, { again: boolean }>();
  /** Cycles in which nothing was freed since their last round, as far as this process knows. */
  private readonly atRest = new Set<string>();

  constructor(
    private readonly cycles: CyclesStore,
    private readonly places: PlacesStore,
    private readonly results: Results,
    private readonly market: Market,
    @InjectClock() private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  isAtRest(cycle: string): boolean {
    return this.atRest.has(cycle);
  }

  /** Soon, without holding up who freed a seat; what fails is made good by the calendar. */
  wake(cycle: string): void {
    this.atRest.delete(cycle);
    this.advance(cycle).catch((error: unknown) =>
      this.logger.warn({ cycle, cause: String(error) }, 'a waiting list did not move on and is tried again later'),
    );
  }

  /** One round at a time for each cycle in this process. */
  async advance(id: string): Promise<void> {
    const running = this.running.get(id);
    if (running) {
      running.again = true;
      return;
    }
    const mine = { again: true };
    this.running.set(id, mine);
    try {
      for (let round = 0; mine.again && round < rounds; round += 1) {
        mine.again = false;
        const cycle = await this.cycles.get(id, false);
        if (cycle?.state !== 'published' || !cycle.followedUp) return;
        this.atRest.add(id);
        if (await this.moveUp(cycle)) continue;
        this.atRest.delete(id);
        mine.again = true;
      }
    } finally {
      this.running.delete(id);
    }
  }

  /** Lets lapse what nobody answered in time, no earlier than the cycle's own deadline; returns how many. */
  async lapse(cycle: Cycle): Promise<number> {
    const now = instant(this.clock);
    if (now < cycle.answerUntil) return 0;
    let lapsed = 0;
    for await (const due of this.places.due(now)) {
      const own = due.filter((place) => place.cycle === cycle.id);
      lapsed += await this.savedMany(own.flatMap((place) => lapsePlace(place, now) ?? []));
    }
    return lapsed;
  }

  /** Frees what a graduate has who left the search. */
  async release(graduate: string): Promise<void> {
    const now = instant(this.clock);
    for await (const place of this.places.ofGraduate(graduate)) {
      const change = releasePlace(place, now);
      if (change && (await this.saved(change))) this.wake(place.cycle);
    }
  }

  /** Freezes or resumes the places of an employer, as it is approved or not. */
  async followEmployer(employer: string, isApproved: boolean): Promise<void> {
    const now = instant(this.clock);
    const touched = new Set<string>();
    for await (const place of this.places.unansweredOf(employer)) {
      const until = place.state === 'frozen' ? await this.deadlineOf(place, now) : now;
      const change = isApproved ? resumePlace(place, until, now) : freezePlace(place, now);
      if (change && (await this.saved(change))) touched.add(place.cycle);
    }
    for (const cycle of touched) this.wake(cycle);
  }

  /** Freezes and resumes by what is known of the employers now; what an event missed is made good by this. */
  async followEmployers(cycle: Cycle): Promise<void> {
    const employers = new Set(frozenOf(cycle).openings.map(({ employer }) => employer));
    for (const employer of employers) {
      await this.followEmployer(employer, this.market.world.isApproved(employer));
    }
  }

  /** True when the moves were all made. */
  private async moveUp(cycle: Cycle): Promise<boolean> {
    const places = new Map<string, Place>();
    for await (const place of this.places.ofCycle(cycle.id)) places.set(place.p, place);
    const seats = new FreeSeats(cycle, places.values());
    const freed = seats.all((employer) => this.market.world.isApproved(employer));
    if (freed.length === 0) return true;
    const standings = [...places.values()].map(({ p, opening, seat, state }) => {
      return { p, opening: seat === null ? null : opening, waits: inLine.includes(state) };
    });
    const now = instant(this.clock);
    for (const { p, to, rank } of await this.results.promotions(cycle, { freed, standings })) {
      const place = places.get(p);
      const seat = seats.take(to);
      if (!place || !seat) return false;
      const answerUntil = answerDeadline(cycle.answerUntil, seat.answerDays, now);
      const { opening, employer } = seat;
      const next = promote(place, { opening, employer, seat: seat.seat, rank, answerUntil }, now);
      if (!(await this.saved(next))) return false;
      if (place.seat !== null) seats.giveBack(place.seat);
      places.set(p, next.next);
    }
    return true;
  }

  /** False when somebody was faster. */
  private async saved(change: Change<Place>): Promise<boolean> {
    try {
      await this.places.save(change);
      return true;
    } catch (error) {
      if (error instanceof DomainError && (error.kind === 'precondition' || error.kind === 'conflict')) return false;
      throw error;
    }
  }

  /** How many of them were stored. Where somebody was faster with one, the others are stored for themselves. */
  private async savedMany(changes: readonly Change<Place>[]): Promise<number> {
    if (changes.length === 0 || (await this.places.saveMany(changes)).length === 0) return changes.length;
    let saved = 0;
    for (const change of changes) if (await this.saved(change)) saved += 1;
    return saved;
  }

  private async deadlineOf(place: Place, now: string): Promise<string> {
    const cycle = await this.cycles.get(place.cycle, false);
    const opening = cycle && frozenOf(cycle).openings.find(({ id }) => id === place.opening);
    return answerDeadline(cycle?.answerUntil ?? now, opening?.answerDays ?? 1, now);
  }
}

interface NumberedSeat {
  readonly opening: string;
  readonly employer: string;
  readonly answerDays: number;
  readonly seat: string;
}

/** The seats of a cycle that nobody has. Those of a class that does not take place are none: nobody lists them any more. */
class FreeSeats {
  readonly #free = new Map<string, string[]>();
  readonly #openings: ReadonlyMap<string, { readonly employer: string; readonly answerDays: number }>;

  constructor(cycle: Cycle, places: Iterable<Place>) {
    const { openings } = frozenOf(cycle);
    this.#openings = new Map(openings.map((opening) => [opening.id, opening]));
    const taken = new Set<string>();
    for (const { seat } of places) if (seat !== null) taken.add(seat);
    for (const { id, seats } of openings) {
      const own: string[] = [];
      for (let number = 1; number <= seats; number += 1) {
        const seat = seatOf(cycle.id, id, number);
        if (!taken.has(seat)) own.push(seat);
      }
      this.#free.set(id, own);
    }
  }

  /** Each opening as often as it has a free seat, but those whose employer may not take anybody now. */
  all(isApproved: (employer: string) => boolean): string[] {
    return [...this.#free].flatMap(([opening, seats]) =>
      isApproved(this.#openings.get(opening)?.employer ?? '') ? seats.map(() => opening) : [],
    );
  }

  take(opening: string): NumberedSeat | undefined {
    const seat = this.#free.get(opening)?.shift();
    const terms = this.#openings.get(opening);
    return seat !== undefined && terms ? { opening, seat, ...terms } : undefined;
  }

  giveBack(seat: string): void {
    const [, opening = ''] = seat.split('/');
    this.#free.get(opening)?.push(seat);
  }
}

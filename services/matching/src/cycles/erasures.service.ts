import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DomainError, instant } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { Market } from '../world/market.ts';
import { CycleFiles } from './cycle-files.service.ts';
import type { Cycle, KeptFile } from './cycle.ts';
import { CyclesStore } from './cycles.store.ts';
import { ErasuresStore } from './erasures.store.ts';
import { placeErased } from './place.ts';
import { PlacesStore } from './places.store.ts';
import { PreferencesStore } from './preferences.store.ts';
import { changeRoster, rosterEntries, rosterWithout } from './roster.ts';
import { WaitingLists } from './waiting-lists.service.ts';

const askedAtOnce = 500;

/**
 * Takes an erased graduate out of the cycles: their wishes and places go, and no roster says any more who the
 * participant was that the frozen inputs and the published result know. These stay as they are, so that a result can be
 * checked and computed again for ever.
 */
@Injectable()
export class CycleErasures implements OnModuleInit {
  constructor(
    private readonly erasures: ErasuresStore,
    private readonly market: Market,
    private readonly preferences: PreferencesStore,
    private readonly cycles: CyclesStore,
    private readonly places: PlacesStore,
    private readonly files: CycleFiles,
    private readonly lines: WaitingLists,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** Before anything is heard: the log itself forgets whom it told of, and an event of theirs may still come late. */
  async onModuleInit(): Promise<void> {
    for await (const graduate of this.erasures.all()) this.market.eraseGraduate(graduate);
  }

  /**
   * Noted first, so that a freeze or a publication that runs meanwhile takes the graduate out itself; the receipt comes
   * last. What a crash interrupts is done again with the same event.
   */
  async erase(graduate: string): Promise<void> {
    await this.erasures.begin(graduate);
    await this.preferences.forget(graduate);
    const gone = new Set([graduate]);
    for await (const cycle of this.cycles.all()) await this.leaveRoster(cycle, gone);
    await this.removePlaces(graduate);
    await this.erasures.confirm(graduate, instant(this.clock));
  }

  /** Takes out of the roster of a new freeze whoever was erased while it was made. */
  async clearRoster(cycle: Cycle): Promise<Cycle> {
    if (!cycle.frozen) return cycle;
    const gone = new Set<string>();
    let asked: string[] = [];
    const ask = async (): Promise<void> => (await this.erasures.among(asked)).forEach((graduate) => gone.add(graduate));
    for await (const { graduate } of rosterEntries(this.files.read(cycle.frozen.roster))) {
      asked.push(graduate);
      if (asked.length < askedAtOnce) continue;
      await ask();
      asked = [];
    }
    await ask();
    return gone.size > 0 ? this.leaveRoster(cycle, gone) : cycle;
  }

  /** Removes places that were made while their graduates were erased. */
  async clearPlaces(graduates: readonly string[]): Promise<void> {
    for (const graduate of await this.erasures.among(graduates)) await this.removePlaces(graduate);
  }

  private async removePlaces(graduate: string): Promise<void> {
    const now = instant(this.clock);
    for await (const place of this.places.ofGraduate(graduate)) {
      await this.places.remove(place.id, placeErased(place, now));
      if (place.seat !== null) this.lines.wake(place.cycle);
    }
  }

  /** Writes the roster anew where it names one of them, and destroys the old one. */
  private async leaveRoster(cycle: Cycle, gone: ReadonlySet<string>): Promise<Cycle> {
    const before = cycle.frozen?.roster;
    if (!before || !(await this.names(before, gone))) return cycle;
    const roster = await this.files.keepText(rosterWithout(this.files.read(before), gone));
    let saved: Cycle;
    try {
      saved = await this.cycles.save(changeRoster(cycle, roster, instant(this.clock)));
    } catch (error) {
      await this.files.discard(roster);
      if (!(error instanceof DomainError && error.kind === 'precondition')) throw error;
      // Somebody else changed the cycle meanwhile; its roster is written anew from what is there now.
      const newer = await this.cycles.get(cycle.id, true);
      return newer ? this.leaveRoster(newer, gone) : cycle;
    }
    await this.files.discard(before);
    return saved;
  }

  private async names(roster: KeptFile, gone: ReadonlySet<string>): Promise<boolean> {
    for await (const { graduate } of rosterEntries(this.files.read(roster))) {
      if (gone.has(graduate)) return true;
    }
    return false;
  }
}

import { Injectable } from '@nestjs/common';
import { has, instant, notFound, staleRevision } from '@duijie/domain';
import type { Caller, Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { studentList } from '../fit/reference.ts';
import type { Graduate } from '../fit/world.ts';
import { Market } from '../world/market.ts';
import type { Cycle } from './cycle.ts';
import { CyclesStore } from './cycles.store.ts';
import { ErasuresStore } from './erasures.store.ts';
import { leftOut, mayTakePart, takesPart } from './participation.ts';
import type { LeftOut } from './place.ts';
import { noPreference, rankOpenings } from './preference.ts';
import type { Preference } from './preference.ts';
import { PreferencesStore } from './preferences.store.ts';

/** A student's list with what is to be said of it: what would be taken if it stays empty, and what would be left out. */
export interface PreferenceView extends Preference {
  /** True while the student has given none: then `suggested` is what they take part with. */
  readonly assumed: boolean;
  readonly suggested: readonly string[];
  /** Openings of the list for which the student is not eligible now, each with the gate; they stay out at the freeze if that is so then. */
  readonly warnings: readonly LeftOut[];
}

/** What students wish in a cycle. */
@Injectable()
export class CyclePreferences {
  constructor(
    private readonly preferences: PreferencesStore,
    private readonly cycles: CyclesStore,
    private readonly erasures: ErasuresStore,
    private readonly market: Market,
    @InjectClock() private readonly clock: Clock,
  ) {}

  async own(caller: Caller, cycle: string): Promise<PreferenceView> {
    const found = await this.cycle(cycle);
    return this.view(found, caller, await this.present(caller, found));
  }

  /** Openings for which the student is not eligible are kept with a warning: what stands against them may change yet. */
  async rank(caller: Caller, id: string, revision: number, openings: readonly string[]): Promise<PreferenceView> {
    const cycle = await this.cycle(id);
    const present = await this.present(caller, cycle);
    const next = rankOpenings(present, cycle, openings, instant(this.clock));
    if (present.revision !== revision) throw staleRevision('preference', revision, present.revision);
    const saved = await this.preferences.save(next);
    if (await this.erasures.has(saved.graduate)) {
      await this.preferences.forget(saved.graduate);
      throw notFound('graduate', saved.graduate);
    }
    return this.view(cycle, caller, saved);
  }

  private async cycle(id: string): Promise<Cycle> {
    const cycle = await this.cycles.get(id, false);
    if (!cycle) throw notFound('cycle', id);
    return cycle;
  }

  private async present(caller: Caller, { id }: Cycle): Promise<Preference> {
    const graduate = this.graduateOf(caller);
    const found = await this.preferences.get(id, graduate.id, graduate.college);
    return found ?? noPreference(id, graduate.id, graduate.college);
  }

  private view(cycle: Cycle, caller: Caller, preference: Preference): PreferenceView {
    const graduate = this.graduateOf(caller);
    const { world } = this.market;
    const openings = cycle.openings.map((id) => this.market.opening(id)).filter((each) => each !== undefined);
    const assumed = preference.revision === 0;
    const eligible = assumed ? studentList(graduate, openings, world) : [];
    const suggested = takesPart(graduate, undefined, eligible)?.list.map(({ opening }) => opening) ?? [];
    const warnings = preference.openings
      .map((id): LeftOut | undefined => {
        const opening = this.market.opening(id);
        return opening ? leftOut(opening, graduate, world) : { opening: id, reason: 'organisation' };
      })
      .filter((against) => against !== undefined);
    return { ...preference, assumed, suggested: mayTakePart(graduate) ? suggested : [], warnings };
  }

  /** The graduate that a student is, by their own college's word. */
  private graduateOf(caller: Caller): Graduate {
    const graduate = has(caller, 'student') ? this.market.matcher.get(caller.graduate ?? '') : undefined;
    if (graduate?.college !== caller.organisation) throw notFound('graduate', caller.graduate ?? '');
    return graduate as Graduate;
  }
}

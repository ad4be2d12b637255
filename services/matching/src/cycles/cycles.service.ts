import { Injectable } from '@nestjs/common';
import { DomainError, has, instant, invalid, notFound, staleRevision } from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { AllocationFairness } from '../fairness/allocation-fairness.service.ts';
import { Market } from '../world/market.ts';
import { CycleFiles } from './cycle-files.service.ts';
import {
  cancelCycle,
  computeCycle,
  draftCycle,
  finaliseCycle,
  freezeCycle,
  mustBeComputable,
  mustBeFreezable,
  openCycle,
  publishCycle,
  reviseCycle,
  signOffCycle,
} from './cycle.ts';
import type { Computed, Cycle, CyclePlan } from './cycle.ts';
import { CyclesStore } from './cycles.store.ts';
import { FollowUp } from './follow-up.service.ts';
import { Freezing } from './freezing.service.ts';
import { PlacesStore } from './places.store.ts';
import { Results } from './results.service.ts';
import { CycleSecrets } from './secrets.service.ts';

/** The acts on cycles: load, ask the rule, save. */
@Injectable()
export class CyclesService {
  constructor(
    private readonly cycles: CyclesStore,
    private readonly places: PlacesStore,
    private readonly market: Market,
    private readonly secrets: CycleSecrets,
    private readonly freezing: Freezing,
    private readonly results: Results,
    private readonly files: CycleFiles,
    private readonly followUp: FollowUp,
    private readonly fairness: AllocationFairness,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  create(plan: CyclePlan): Promise<Cycle> {
    return this.cycles.save(draftCycle(this.ids.next('cyc'), plan, instant(this.clock)));
  }

  list(caller: Caller, query: Query<Cycle>): Promise<Page<Cycle>> {
    return this.cycles.find(query, has(caller, 'operator'));
  }

  async read(caller: Caller, id: string): Promise<Cycle> {
    const cycle = await this.cycles.get(id, has(caller, 'operator'));
    if (!cycle) throw notFound('cycle', id);
    return cycle;
  }

  async replace(id: string, revision: number, plan: CyclePlan): Promise<Cycle> {
    return this.cycles.save(reviseCycle(await this.at(id, revision), plan, instant(this.clock)));
  }

  /** The openings are bound before the cycle opens, so that two cycles that open at once cannot share one. */
  async open(id: string, revision: number): Promise<Cycle> {
    const cycle = await this.at(id, revision);
    const change = openCycle(cycle, this.secrets.commit(id), instant(this.clock));
    this.mustBePublished(cycle);
    const taken = await this.cycles.bind(id, cycle.openings);
    if (taken.size > 0) {
      const openings = Object.fromEntries(taken);
      throw new DomainError(
        'conflict',
        'cycle.opening-taken',
        `Other cycles have ${[...taken.keys()].join(', ')}; an opening is in one open cycle at a time.`,
        { details: { openings } },
      );
    }
    return this.cycles.save(change);
  }

  /** Fixes the inputs. All or nothing: files of a freeze that came too late are discarded. */
  async freeze(id: string, revision: number): Promise<Cycle> {
    const cycle = await this.at(id, revision);
    mustBeFreezable(cycle, instant(this.clock));
    const frozen = await this.freezing.freeze(cycle);
    try {
      return await this.cycles.save(freezeCycle(cycle, frozen, instant(this.clock)));
    } catch (error) {
      await this.files.discard(frozen.inputs, frozen.roster);
      throw error;
    }
  }

  async compute(caller: Caller, id: string, revision: number): Promise<Cycle> {
    const cycle = await this.at(id, revision);
    mustBeComputable(cycle);
    const { result, counts } = await this.results.compute(cycle);
    const at = instant(this.clock);
    const computed: Computed = { at, by: caller.subject, counts: { ...counts }, result, requiredReasons: [] };
    try {
      // What falls unevenly on groups of people, a person must answer for in writing.
      const requiredReasons = await this.fairness.judge({ ...cycle, computed });
      return await this.cycles.save(computeCycle(cycle, { ...computed, requiredReasons }, at));
    } catch (error) {
      await this.files.discard(result);
      throw error;
    }
  }

  async signOff(caller: Caller, id: string, revision: number, note: string | undefined): Promise<Cycle> {
    return this.cycles.save(signOffCycle(await this.at(id, revision), caller.subject, note, instant(this.clock)));
  }

  /** Answers when all places are made. A crash before that is made good by the calendar. */
  async publish(id: string, revision: number): Promise<Cycle> {
    const cycle = await this.at(id, revision);
    const change = publishCycle(cycle, this.secrets.secretOf(cycle), instant(this.clock));
    return this.followUp.settle(await this.cycles.save(change));
  }

  async finalise(id: string, revision: number): Promise<Cycle> {
    const cycle = await this.at(id, revision);
    const change = finaliseCycle(cycle, await this.places.countUnanswered(id), instant(this.clock));
    return this.followUp.settle(await this.cycles.save(change));
  }

  async cancel(id: string, revision: number, note: string | undefined): Promise<Cycle> {
    return this.cycles.save(cancelCycle(await this.at(id, revision), note, instant(this.clock)));
  }

  /** Only operators act on cycles, so the door has asked who it is. */
  private async at(id: string, revision: number): Promise<Cycle> {
    const cycle = await this.cycles.get(id, true);
    if (!cycle) throw notFound('cycle', id);
    if (cycle.revision !== revision) throw staleRevision('cycle', revision, cycle.revision);
    return cycle;
  }

  private mustBePublished({ openings }: Cycle): void {
    const errors = openings.flatMap((id, index) => {
      const opening = this.market.opening(id);
      const pointer = `/openings/${index}`;
      if (opening?.state !== 'published') {
        return [
          { pointer, code: 'not-published', message: { zh: '该岗位未发布', en: 'This opening is not published' } },
        ];
      }
      if ((opening.minSeats ?? 0) <= opening.seats) return [];
      const message = { zh: '最低开班人数多于计划人数', en: 'The minimum of this opening is above its seats' };
      return [{ pointer: `${pointer}/minSeats`, code: 'range', message }];
    });
    if (errors.length > 0) throw invalid('cycle', errors);
  }
}

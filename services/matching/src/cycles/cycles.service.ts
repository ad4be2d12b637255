import { Injectable } from '@nestjs/common';
import { DomainError, has, instant, invalid, notFound, staleRevision } from '@duijie/domain';
import type { Caller, Change, Clock, Ids } from '@duijie/domain';
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
import type { LeftOut } from './place.ts';
import { PlacesStore } from './places.store.ts';
import { Results } from './results.service.ts';
import { CycleSecrets } from './secrets.service.ts';

const minimumAboveSeats = 'minimumAboveSeats';

/** The acts on cycles: load, ask the rule, save. */
@Injectable()
export class CyclesService {
  /** Freezes that run in this process, by cycle. */
  private readonly freezes = new Map<string, Promise<Cycle>>();

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

  /**
   * What stands against opening a draft as things are, by opening: its state, `minimumAboveSeats`, or `inOtherCycle`.
   * Until nothing does, the calendar tries in vain.
   */
  async hindrances({ id, openings }: Cycle): Promise<LeftOut[]> {
    const taken = await this.cycles.taken(id, openings);
    return openings.flatMap((opening): LeftOut[] => {
      const reason = this.unpublished(opening) ?? (taken.has(opening) ? 'inOtherCycle' : undefined);
      return reason === undefined ? [] : [{ opening, reason }];
    });
  }

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
    return this.saveOnce(change);
  }

  /** Fixes the inputs; once, when an operator and the calendar ask for it at the same moment. */
  async freeze(id: string, revision: number): Promise<Cycle> {
    const cycle = await this.at(id, revision);
    mustBeFreezable(cycle, instant(this.clock));
    const running = this.freezes.get(id) ?? this.freezeNow(cycle).finally(() => this.freezes.delete(id));
    this.freezes.set(id, running);
    return running;
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

  /** All or nothing: files of a freeze that came too late are discarded. */
  private async freezeNow(cycle: Cycle): Promise<Cycle> {
    const frozen = await this.freezing.freeze(cycle);
    const saved = await this.saveOnce(freezeCycle(cycle, frozen, instant(this.clock))).catch(async (error: unknown) => {
      await this.files.discard(frozen.inputs, frozen.roster);
      throw error;
    });
    if (saved.frozen?.inputs.id === frozen.inputs.id) return this.followUp.settle(saved);
    await this.files.discard(frozen.inputs, frozen.roster);
    return saved;
  }

  /** Another instance may take the same step at the same moment: then it is taken, and that is all that was asked. */
  private async saveOnce(change: Change<Cycle>): Promise<Cycle> {
    const { id, state } = change.next;
    try {
      return await this.cycles.save(change);
    } catch (error) {
      if (!(error instanceof DomainError && error.kind === 'precondition')) throw error;
      const stored = await this.cycles.get(id, true);
      if (stored?.state === state) return stored;
      throw error;
    }
  }

  /** Operators and the calendar alone act on cycles, so the door has asked who it is. */
  private async at(id: string, revision: number): Promise<Cycle> {
    const cycle = await this.cycles.get(id, true);
    if (!cycle) throw notFound('cycle', id);
    if (cycle.revision !== revision) throw staleRevision('cycle', revision, cycle.revision);
    return cycle;
  }

  private mustBePublished({ openings }: Cycle): void {
    const errors = openings.flatMap((id, index) => {
      const reason = this.unpublished(id);
      const pointer = `/openings/${index}`;
      if (reason === undefined) return [];
      if (reason !== minimumAboveSeats) {
        const message = { zh: '该岗位未发布', en: 'This opening is not published' };
        return [{ pointer, code: 'not-published', message }];
      }
      const message = { zh: '最低开班人数多于计划人数', en: 'The minimum of this opening is above its seats' };
      return [{ pointer: `${pointer}/minSeats`, code: 'range', message }];
    });
    if (errors.length > 0) throw invalid('cycle', errors);
  }

  /** Why an opening cannot be in an open cycle, if it cannot. */
  private unpublished(id: string): string | undefined {
    const opening = this.market.opening(id);
    if (opening?.state !== 'published') return opening?.state ?? 'unknown';
    return (opening.minSeats ?? 0) > opening.seats ? minimumAboveSeats : undefined;
  }
}

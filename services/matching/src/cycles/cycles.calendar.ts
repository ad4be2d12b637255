import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { DomainError, instant } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock, InjectLogger, Ownership } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { openingsTopic } from '../shortlists/shortlists.service.ts';
import { isDueToFreeze, isDueToOpen } from './cycle-moments.ts';
import type { Cycle } from './cycle.ts';
import { CyclesService } from './cycles.service.ts';
import { CyclesStore } from './cycles.store.ts';
import { FollowUp } from './follow-up.service.ts';
import { WaitingLists } from './waiting-lists.service.ts';

const everyMs = 10_000;
/** Every so many looks all waiting lists are gone through: another instance may have freed a seat and crashed. */
const thoroughEvery = 6;

/**
 * Goes through the cycles of this instance: opens and freezes them when their moment comes, finishes what a crash broke off, freezes and resumes places with their
 * employers, lets lapse what nobody answered, and moves the waiting lists on. Cycles are divided like openings, by
 * partition, and an instance has its share only after it has heard all that was in the log at its start: before that,
 * every employer would seem to be unknown.
 */
@Injectable()
export class CyclesCalendar implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private looks = 0;
  private stopping = false;
  /** What stood against a step at the last look, so that it is logged once. */
  private readonly hindered = new Map<string, string>();

  constructor(
    private readonly cycles: CyclesStore,
    private readonly acts: CyclesService,
    private readonly followUp: FollowUp,
    private readonly lines: WaitingLists,
    private readonly ownership: Ownership,
    @InjectClock() private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tryToLook(), everyMs).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.looking?.catch(() => undefined);
  }

  /** One look; a second one that is asked for meanwhile waits for the first. */
  look(): Promise<void> {
    this.looking ??= this.lookAtAll().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private tryToLook(): void {
    this.look().catch((error: unknown) =>
      this.logger.warn({ cause: String(error) }, 'looking after the cycles failed and is tried again later'),
    );
  }

  private async lookAtAll(): Promise<void> {
    this.looks += 1;
    for (const cycle of await this.cycles.planned()) {
      if (this.stopping) return;
      if (this.ownership.owns(openingsTopic, cycle.id)) await this.keepMoment(cycle);
    }
    for (const cycle of await this.cycles.toFollow()) {
      if (this.stopping) return;
      if (this.ownership.owns(openingsTopic, cycle.id)) await this.lookAt(cycle);
    }
  }

  /** The same acts as by hand, on the revision that was read: of two who come at once, one has the effect. */
  private async keepMoment(cycle: Cycle): Promise<void> {
    const { id, revision } = cycle;
    const now = instant(this.clock);
    try {
      if (isDueToOpen(cycle, now)) await this.acts.open(id, revision);
      else if (isDueToFreeze(cycle, now)) await this.acts.freeze(id, revision);
      this.hindered.delete(id);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.kind === 'precondition' || this.hindered.get(id) === error.code) return;
      this.hindered.set(id, error.code);
      this.logger.warn({ cycle: id, cause: error.code }, 'a cycle could not take its next step and is tried again');
    }
  }

  private async lookAt(cycle: Cycle): Promise<void> {
    const settled = await this.followUp.settle(cycle);
    if (settled.state !== 'published') return;
    await this.lines.followEmployers(settled);
    const lapsed = await this.lines.lapse(settled);
    if (lapsed > 0) this.logger.info({ cycle: cycle.id, lapsed }, 'places lapsed');
    const isThorough = this.looks % thoroughEvery === 0;
    if (lapsed > 0 || isThorough || !this.lines.isAtRest(cycle.id)) await this.lines.advance(cycle.id);
  }
}

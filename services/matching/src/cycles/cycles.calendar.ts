import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { InjectLogger, Ownership } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { openingsTopic } from '../shortlists/shortlists.service.ts';
import type { Cycle } from './cycle.ts';
import { CyclesStore } from './cycles.store.ts';
import { FollowUp } from './follow-up.service.ts';
import { WaitingLists } from './waiting-lists.service.ts';

const everyMs = 10_000;
/** Every so many looks all waiting lists are gone through: another instance may have freed a seat and crashed. */
const thoroughEvery = 30;

/**
 * Goes through the cycles of this instance: finishes what a crash broke off, freezes and resumes places with their
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

  constructor(
    private readonly cycles: CyclesStore,
    private readonly followUp: FollowUp,
    private readonly lines: WaitingLists,
    private readonly ownership: Ownership,
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
    for (const cycle of await this.cycles.toFollow()) {
      if (this.stopping) return;
      if (this.ownership.owns(openingsTopic, cycle.id)) await this.lookAt(cycle);
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

import { Injectable } from '@nestjs/common';
import { DomainError, instant, today } from '@duijie/domain';
import type { Change, Clock } from '@duijie/domain';
import { Files, InjectClock, InjectFiles } from '@duijie/platform';
import { daysAfter } from './days.ts';
import { announceExpiry, announcedDays, expireCase } from './expiry.ts';
import type { VettingCase } from './vetting-case.ts';
import { VettingCasesService } from './vetting-cases.service.ts';
import { VettingCasesStore } from './vetting-cases.store.ts';

/** A file that no case names after a day was left behind by a crash. */
const abandonedAfterMs = 24 * 3_600_000;

/** What the calendar does with vetting cases. */
@Injectable()
export class VettingCasesCalendar {
  constructor(
    private readonly cases: VettingCasesStore,
    private readonly acts: VettingCasesService,
    @InjectFiles() private readonly files: Files,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** Ends what has ended, announces what will, and makes good what a crash broke off. Returns how many cases have ended. */
  async keep(): Promise<number> {
    const [day, now] = [today(this.clock), instant(this.clock)];
    let ended = 0;
    for await (const vettingCase of this.cases.endingUntil(daysAfter(day, announcedDays[0]))) {
      const expired = expireCase(vettingCase, day, now);
      const change = expired ?? announceExpiry(vettingCase, day, now);
      if (change && (await this.store(change)) && expired) ended += 1;
    }
    for await (const vettingCase of this.cases.unsettled()) await this.unlessRaced(() => this.acts.settle(vettingCase));
    await this.files.sweep(this.clock.now().getTime() - abandonedAfterMs, (id) => this.cases.keepsFile(id));
    return ended;
  }

  private store(change: Change<VettingCase>): Promise<boolean> {
    return this.unlessRaced(() => this.cases.save(change));
  }

  /** Another instance, or somebody who acts on the case, was first: the next look sees what is left to do. */
  private async unlessRaced(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'precondition') return false;
      throw error;
    }
  }
}

import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { DomainError } from '@duijie/domain';
import { InjectLogger, Rounds } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { OpeningsService } from '../openings/openings.service.ts';
import { followedUp } from './follow-up.ts';
import type { FollowUp } from './follow-up.ts';
import { FollowUpsStore } from './follow-ups.store.ts';

/**
 * Pauses and resumes the openings of employers in the background: there may be ten thousand of one, and no other
 * employer shall wait for them. What is to be done is stored, so a crash loses nothing; two instances that do the same
 * at once find one another's work done.
 */
@Injectable()
export class FollowUps implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds({
    everyMs: 10_000,
    run: () => this.followAll(),
    failed: (error) =>
      this.logger.warn({ cause: String(error) }, 'openings do not follow their employers yet; this is tried again'),
  });

  constructor(
    private readonly tasks: FollowUpsStore,
    private readonly openings: OpeningsService,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  wake(): void {
    this.rounds.wake();
  }

  private async followAll(): Promise<void> {
    for (const task of await this.tasks.open()) if (!this.rounds.stopping) await this.follow(task);
  }

  private async follow(task: FollowUp): Promise<void> {
    await this.openings.followEmployer(task.id);
    try {
      await this.tasks.save(followedUp(task));
    } catch (error) {
      // Another change was heard meanwhile, or another instance has done it: what is still open is looked for again.
      if (!(error instanceof DomainError && error.kind === 'precondition')) throw error;
      this.rounds.wake();
    }
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError } from '@duijie/domain';
import type { Employer } from './employer.schema.ts';
import { EmployersStore } from './employers.store.ts';
import { hearRecord } from './follow-up.ts';
import { FollowUpsStore } from './follow-ups.store.ts';
import { FollowUps } from './follow-ups.runner.ts';

/** What a change of a member means for its openings. */
@Injectable()
export class EmployersService {
  constructor(
    private readonly employers: EmployersStore,
    private readonly tasks: FollowUpsStore,
    private readonly followUps: FollowUps,
  ) {}

  /**
   * The record is stored first: reads go by it, so all openings of a suspended employer are hidden from here on. That
   * each of them is paused or resumed by itself follows in the background.
   */
  async hear(employer: Employer): Promise<void> {
    await this.employers.hear(employer);
    if (employer.kind !== 'enterprise') return;
    while (!(await this.noted(employer)));
    this.followUps.wake();
  }

  /** False when somebody was faster. */
  private async noted(employer: Employer): Promise<boolean> {
    const task = hearRecord(await this.tasks.get(employer.id), employer);
    if (!task) return true;
    try {
      // A first task that another instance has stored meanwhile is answered as it is there.
      return (await this.tasks.save(task)).heard >= employer.revision;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'precondition') return false;
      throw error;
    }
  }
}

import { Injectable } from '@nestjs/common';
import { OpeningsService } from '../openings/openings.service.ts';
import type { Employer } from './employer.schema.ts';
import { EmployersStore } from './employers.store.ts';

/** What a change of a member means for its openings. */
@Injectable()
export class EmployersService {
  constructor(
    private readonly employers: EmployersStore,
    private readonly openings: OpeningsService,
  ) {}

  /**
   * Stored first, so that reads hide the openings of a suspended employer at once; then each opening is paused or
   * resumed on its own. A crash in between is made good when the event comes again, since both steps look at the state.
   */
  async hear(employer: Employer): Promise<void> {
    await this.employers.hear(employer);
    if (employer.kind === 'enterprise') await this.openings.followEmployer(employer.id);
  }
}

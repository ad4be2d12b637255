import { Controller } from '@nestjs/common';
import { GraduateErased, GraduateWithdrawn } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { CyclePreferences } from './preferences.service.ts';
import { WaitingLists } from './waiting-lists.service.ts';

/** Hears who left the search: what they had goes to the next in line, and who was erased has wished nothing. */
@Controller()
export class DeparturesConsumer {
  constructor(
    private readonly lines: WaitingLists,
    private readonly preferences: CyclePreferences,
  ) {}

  @Handles(GraduateWithdrawn)
  onGraduateWithdrawn({ id }: GraduateWithdrawn): Promise<void> {
    return this.lines.release(id);
  }

  @Handles(GraduateErased)
  async onGraduateErased({ id }: GraduateErased): Promise<void> {
    await this.preferences.forget(id);
    await this.lines.release(id);
  }
}

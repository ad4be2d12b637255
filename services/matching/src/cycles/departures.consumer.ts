import { Controller } from '@nestjs/common';
import { GraduateErased, GraduateWithdrawn } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { CycleErasures } from './erasures.service.ts';
import { WaitingLists } from './waiting-lists.service.ts';

/** Hears who left the search: what they had goes to the next in line; of who was erased nothing stays. */
@Controller()
export class DeparturesConsumer {
  constructor(
    private readonly lines: WaitingLists,
    private readonly erasures: CycleErasures,
  ) {}

  @Handles(GraduateWithdrawn)
  onGraduateWithdrawn({ id }: GraduateWithdrawn): Promise<void> {
    return this.lines.release(id);
  }

  @Handles(GraduateErased)
  onGraduateErased({ id }: GraduateErased): Promise<void> {
    return this.erasures.erase(id);
  }
}

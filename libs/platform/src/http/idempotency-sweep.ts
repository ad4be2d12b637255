import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@duijie/domain';
import { byCalendar } from '../service/calendar.ts';
import { CLOCK, InjectCollection } from '../service/tokens.ts';
import type { Collection } from '../store/engine.ts';
import { idempotencyPlan, rememberedForMs } from './reservations.ts';
import type { IdempotentRequest } from './reservations.ts';

const atOnce = 500;

/** Drops answers that nobody may repeat any more. */
@Injectable()
export class IdempotencySweep {
  constructor(
    @InjectCollection(idempotencyPlan) private readonly requests: Collection<IdempotentRequest>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns how many were dropped. */
  async sweep(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - rememberedForMs).toISOString();
    let dropped = 0;
    let ids: string[] = [];
    for await (const { id } of this.requests.scan({ createdAt: { below: before } })) {
      ids.push(id);
      if (ids.length < atOnce) continue;
      await this.requests.drop(ids);
      dropped += ids.length;
      ids = [];
    }
    if (ids.length > 0) await this.requests.drop(ids);
    return dropped + ids.length;
  }
}

export const idempotencyCalendar = byCalendar(IdempotencySweep, {
  what: 'dropping old answers',
  everyMs: 3_600_000,
  look: (answers) => answers.sweep(),
});

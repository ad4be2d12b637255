import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@duijie/domain';
import type { Logger } from '../observe/logger.ts';
import { CLOCK, InjectCollection, LOGGER } from '../service/tokens.ts';
import type { Collection } from '../store/engine.ts';
import { idempotencyPlan, rememberedForMs } from './reservations.ts';
import type { IdempotentRequest } from './reservations.ts';

const everyMs = 3_600_000;
const atOnce = 500;

/** Drops answers that nobody may repeat any more: at the start, and then every hour. */
@Injectable()
export class IdempotencySweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @InjectCollection(idempotencyPlan) private readonly requests: Collection<IdempotentRequest>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const look = (): void => {
      this.sweep().catch((error: unknown) =>
        this.logger.warn({ cause: String(error) }, 'old answers were not dropped'),
      );
    };
    this.timer = setInterval(look, everyMs).unref();
    look();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

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

import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { InjectLogger } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { ConsentsService } from './consents.service.ts';

const everyMs = 10 * 60_000;

/** Ends consents by the calendar: at the start, and then every ten minutes. */
@Injectable()
export class ConsentsCalendar implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly consents: ConsentsService,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), everyMs).unref();
    this.look();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    this.consents.expire().then(
      (ended) => ended > 0 && this.logger.info({ ended }, 'consents ended by the calendar'),
      (error: unknown) =>
        this.logger.warn({ cause: String(error) }, 'ending consents by the calendar failed and is tried again later'),
    );
  }
}

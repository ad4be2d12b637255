import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { InjectLogger } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { ErasuresService } from './erasures.service.ts';

const everyMs = 60 * 60_000;

/** Asks for missing receipts of erasures: at the start, and then every hour. */
@Injectable()
export class ErasuresCalendar implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly erasures: ErasuresService,
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
    this.erasures.askAgain().then(
      (asked) => asked > 0 && this.logger.warn({ asked }, 'receipts of erasures are missing and were asked for again'),
      (error: unknown) =>
        this.logger.warn({ cause: String(error) }, 'asking for receipts of erasures failed and is tried again later'),
    );
  }
}

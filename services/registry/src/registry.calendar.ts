import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { InjectLogger } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { AgreementsService } from './agreements/agreements.service.ts';
import { RecognitionsService } from './recognitions/recognitions.service.ts';

const everyMs = 10 * 60_000;

/** Ends agreements and recognitions by the calendar: at the start, and then every ten minutes. */
@Injectable()
export class RegistryCalendar implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly agreements: AgreementsService,
    private readonly recognitions: RecognitionsService,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    this.timer = setInterval(() => void this.look(), everyMs).unref();
    await this.look();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    try {
      const ended = (await this.agreements.expire()) + (await this.recognitions.expire());
      if (ended > 0) this.logger.info({ ended }, 'agreements and recognitions ended by the calendar');
    } catch (error) {
      this.logger.warn({ cause: String(error) }, 'ending by the calendar failed and is tried again later');
    }
  }
}

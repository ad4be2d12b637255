import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { InjectLogger } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { AgreementsService } from './agreements/agreements.service.ts';
import { RecognitionsService } from './recognitions/recognitions.service.ts';
import { VettingCasesCalendar } from './vetting-cases/vetting-cases.calendar.ts';

const everyMs = 10 * 60_000;

/**
 * Starts agreements, ends agreements, recognitions and vetting cases by the calendar, and announces what will end: at
 * the start, and then every ten minutes.
 */
@Injectable()
export class RegistryCalendar implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly agreements: AgreementsService,
    private readonly recognitions: RecognitionsService,
    private readonly vettingCases: VettingCasesCalendar,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    this.timer = setInterval(() => void this.look(), everyMs).unref();
    await this.look();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    try {
      const changed =
        (await this.agreements.followCalendar()) +
        (await this.recognitions.expire()) +
        (await this.vettingCases.keep());
      if (changed > 0) {
        this.logger.info({ changed }, 'agreements, recognitions and vetting cases began or ended by the calendar');
      }
    } catch (error) {
      this.logger.warn({ cause: String(error) }, 'following the calendar failed and is tried again later');
    }
  }
}

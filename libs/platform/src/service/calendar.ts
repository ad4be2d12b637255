import type { OnApplicationBootstrap, OnApplicationShutdown, Type } from '@nestjs/common';
import type { Logger } from '../observe/logger.ts';
import { Rounds } from './rounds.ts';
import { LOGGER } from './tokens.ts';

/** What a service does by the calendar. */
export interface ByCalendar<Service> {
  /** In words, for the log. */
  readonly what: string;
  readonly everyMs: number;
  look(service: Service, logger: Logger): Promise<unknown>;
}

class Calendar implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(private readonly rounds: Rounds) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  /** A look is not waited for: what it leaves is done at the next start. */
  onApplicationShutdown(): void {
    void this.rounds.stop();
  }
}

/**
 * Lets a module look after something by the calendar, at the start and then every so often:
 * `providers: [OpeningsService, byCalendar(OpeningsService, { … })]`.
 */
export function byCalendar<Service>(service: Type<Service>, { what, everyMs, look }: ByCalendar<Service>) {
  return {
    provide: `calendar.${what}`,
    inject: [service, LOGGER],
    useFactory: (own: Service, logger: Logger) =>
      new Calendar(
        new Rounds({
          everyMs,
          run: () => look(own, logger),
          failed: (error) => logger.warn({ cause: String(error) }, `${what} failed and is tried again later`),
        }),
      ),
  };
}

import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@duijie/domain';
import { InjectClock, InjectLogger } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { Lockouts } from './accounts/lockouts.service.ts';
import { InvitationsService } from './invitations/invitations.service.ts';
import { OpenIdRecords } from './openid/open-id-records.service.ts';
import { SessionsService } from './sessions/sessions.service.ts';
import { SigningKeys } from './tokens/signing-keys.service.ts';

const everyMs = 10 * 60_000;

/** Changes signing keys in time, and forgets what has long been over: at the start, and then every ten minutes. */
@Injectable()
export class IdentityCalendar implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly signing: SigningKeys,
    private readonly sessions: SessionsService,
    private readonly invitations: InvitationsService,
    private readonly records: OpenIdRecords,
    private readonly lockouts: Lockouts,
    @InjectClock() private readonly clock: Clock,
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
      await this.signing.turn();
      const sessions = await this.sessions.forget();
      const invitations = await this.invitations.forget();
      const records = await this.records.sweep(this.clock.now());
      const logins = await this.lockouts.forget();
      if (sessions + invitations + records + logins > 0) {
        this.logger.info({ sessions, invitations, records, logins }, 'what was over was forgotten');
      }
    } catch (error) {
      this.logger.warn({ cause: String(error) }, 'the calendar of sign-ins failed and is tried again later');
    }
  }
}

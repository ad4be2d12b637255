import { Controller, Get, HttpException, HttpStatus, Injectable } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { HealthCheckResult, HealthIndicatorResult } from '@nestjs/terminus';
import { Inject } from '@nestjs/common';
import { PublicUncounted } from '../identity/guard.ts';
import { STORE } from '../service/tokens.ts';
import type { StoreEngine } from '../store/engine.ts';

/** What readiness depends on; the service's start and stop turn the switches. */
@Injectable()
export class Readiness {
  private readonly conditions = new Map<string, () => boolean>();

  /** The service is ready only while every condition holds. */
  require(name: string, holds: () => boolean): void {
    this.conditions.set(name, holds);
  }

  /** As `require`, but a fault counts only when it has lasted as long as the grace. */
  requireLasting(name: string, holds: () => boolean, graceMs: number, now = () => performance.now()): void {
    let failingSince: number | undefined;
    this.conditions.set(name, () => {
      failingSince = holds() ? undefined : (failingSince ?? now());
      return failingSince === undefined || now() - failingSince < graceMs;
    });
  }

  failing(): string[] {
    return [...this.conditions].filter(([, holds]) => !holds()).map(([name]) => name);
  }
}

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly readiness: Readiness,
    @Inject(STORE) private readonly store: StoreEngine,
  ) {}

  /** The process turns. */
  @PublicUncounted()
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** It can take requests and events. */
  @PublicUncounted()
  @Get('ready')
  ready(): Promise<HealthCheckResult> {
    return this.health.check([() => this.storeAnswers(), () => this.conditionsHold()]);
  }

  private async storeAnswers(): Promise<HealthIndicatorResult> {
    const check = this.indicators.check('store');
    try {
      await this.store.ping();
      return check.up();
    } catch {
      throw new HttpException({ status: 'error', store: 'down' }, HttpStatus.SERVICE_UNAVAILABLE);
    }
  }

  private async conditionsHold(): Promise<HealthIndicatorResult> {
    const failing = this.readiness.failing();
    const check = this.indicators.check('service');
    if (failing.length === 0) return check.up();
    throw new HttpException({ status: 'error', waitingFor: failing }, HttpStatus.SERVICE_UNAVAILABLE);
  }
}

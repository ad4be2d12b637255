import { Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DomainError, notFound } from '@duijie/domain';
import type { Lag } from '../events/engine.ts';
import { EventServer } from '../events/event-server.ts';
import { parkedPlan } from '../events/parking.ts';
import type { Parked } from '../events/parking.ts';
import type { EventEngine } from '../events/engine.ts';
import { ListQuery } from '../http/listing.ts';
import { For, PublicUncounted } from '../identity/guard.ts';
import { Metrics, sharedProcessMetrics } from '../observe/metrics.ts';
import { EVENTS, InjectCollection, STORE } from '../service/tokens.ts';
import type { Collection, OutboxState, Page, StoreEngine } from '../store/engine.ts';

/** What ops needs of a running service: how far behind it is, what waits, what was parked, and a second try. */
@Controller()
export class OpsController {
  constructor(
    @Inject(EVENTS) private readonly events: EventEngine,
    @Inject(STORE) private readonly store: StoreEngine,
    @InjectCollection(parkedPlan) private readonly parked: Collection<Parked>,
    private readonly server: EventServer,
    private readonly metrics: Metrics,
  ) {}

  @For('ops', 'operator')
  @Get('ops/v1/lag')
  async lag(): Promise<{ items: readonly Lag[] }> {
    return { items: await this.events.lag(this.server.groups) };
  }

  @For('ops', 'operator')
  @Get('ops/v1/outbox')
  outbox(): Promise<OutboxState> {
    return this.store.outbox.state();
  }

  /** Parked events, without their bodies. */
  @For('ops', 'operator')
  @Get('ops/v1/parked')
  async listParked(@Query() query: ListQuery): Promise<Page<Omit<Parked, 'value'>>> {
    const page = await this.parked.find({ ...query, sort: '-parkedAt' });
    return { items: page.items.map(({ value: _, ...seen }) => seen), nextCursor: page.nextCursor };
  }

  /** Handles a parked event again; it stays parked when that fails. */
  @For('ops', 'operator')
  @HttpCode(200)
  @Post('ops/v1/parked/:id/redrive')
  async redrive(@Param('id') id: string): Promise<{ id: string; redriven: boolean }> {
    const found = await this.parked.get(id);
    if (!found) throw notFound('parked', id);
    await this.server.redrive({ ...found, at: Date.parse(found.parkedAt) }).catch((error: unknown) => {
      throw error instanceof DomainError ? error : failedAgain(error);
    });
    await this.parked.drop([id]);
    return { id, redriven: true };
  }

  @PublicUncounted()
  @ApiExcludeEndpoint()
  @Get('metrics')
  async scrape(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    for (const lag of await this.events.lag(this.server.groups)) {
      this.metrics.eventLag.set({ group: lag.group, topic: lag.topic, partition: String(lag.partition) }, lag.lag);
    }
    this.metrics.outboxWaiting.set((await this.store.outbox.state()).waiting);
    void reply.type('text/plain; version=0.0.4; charset=utf-8');
    return (await this.metrics.registry.metrics()) + (await sharedProcessMetrics().metrics());
  }
}

/** The cause is told as the list tells it: those who look after the service have to see it. */
function failedAgain(error: unknown): DomainError {
  const cause = error instanceof Error ? error.message : String(error);
  return new DomainError('conflict', 'parked.failed-again', `The event failed again and stays parked: ${cause}`);
}

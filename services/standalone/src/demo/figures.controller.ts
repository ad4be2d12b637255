import { Controller, Get, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock, Public } from '@duijie/platform';
import { PlatformClient } from './client.ts';
import type { DemoFigures } from './figures.ts';
import { operatorKey } from './load-members.ts';
import { readFigures } from './read-figures.ts';

/** Counting reads whole lists, so that an answer serves everybody who asks within this time. */
const keptForMs = 3_000;

/** What the demo world holds, counted anew through the same doors as any client uses. */
@ApiTags('demo')
@Controller('v1/demo')
export class DemoFiguresController {
  private kept: { readonly until: number; readonly figures: Promise<DemoFigures> } | undefined;

  constructor(@InjectClock() private readonly clock: Clock) {}

  @Public()
  @Get('figures')
  figures(@Req() request: FastifyRequest): Promise<DemoFigures> {
    const now = this.clock.now().getTime();
    if (this.kept && this.kept.until > now) return this.kept.figures;
    const figures = this.count(ownAddress(request));
    this.kept = { until: now + keptForMs, figures };
    figures.catch(() => (this.kept = undefined));
    return figures;
  }

  private async count(url: string): Promise<DemoFigures> {
    if (!(await new PlatformClient(url).knows(operatorKey))) {
      throw new DomainError('not-found', 'demo.off', 'The demo world is off here.');
    }
    return readFigures(url);
  }
}

/** The address at which this process was asked; the port may have been given by the system. */
function ownAddress({ socket }: FastifyRequest): string {
  const address = (socket.localAddress ?? '127.0.0.1').replace('::ffff:', '');
  return `http://${address.includes(':') ? `[${address}]` : address}:${socket.localPort ?? 3000}`;
}

import { Controller, Get, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '@duijie/domain';
import { InjectClock, Public } from '@duijie/platform';
import { FiguresCount } from './figures-count.ts';
import type { DemoFigures } from './figures.ts';

/** What the demo world holds, as this process is asked for it. */
@ApiTags('demo')
@Controller('v1/demo')
export class DemoFiguresController {
  private readonly count: FiguresCount;

  constructor(@InjectClock() clock: Clock) {
    this.count = new FiguresCount(() => clock.now().getTime());
  }

  @Public()
  @Get('figures')
  figures(@Req() request: FastifyRequest): Promise<DemoFigures> {
    return this.count.figures(ownAddress(request));
  }
}

/** The address at which this process was asked; the port may have been given by the system. */
function ownAddress({ socket }: FastifyRequest): string {
  const address = (socket.localAddress ?? '127.0.0.1').replace('::ffff:', '');
  return `http://${address.includes(':') ? `[${address}]` : address}:${socket.localPort ?? 3000}`;
}

import { Controller, Get, Module, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PlatformConfig, Public } from '@duijie/platform';
import type { ServicePlan } from '@duijie/platform';
import { DemoFiguresController } from './demo/figures.controller.ts';
import { welcomePage } from './welcome-page.ts';

/** The first page of a platform in one process. */
@ApiExcludeController()
@Controller()
class WelcomeController {
  @Public()
  @Get()
  async welcome(@Res() reply: FastifyReply): Promise<void> {
    await reply.type('text/html; charset=utf-8').send(welcomePage);
  }
}

@Module({ controllers: [WelcomeController, DemoFiguresController] })
class FrontModule {}

/** What no service answers: the first page and the documents of all. */
export const front: ServicePlan = { name: 'standalone', module: FrontModule, config: PlatformConfig, routes: [] };

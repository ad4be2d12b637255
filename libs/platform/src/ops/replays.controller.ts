import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Answers } from '../http/documents.ts';
import { ListQuery } from '../http/listing.ts';
import { For } from '../identity/guard.ts';
import type { Page } from '../store/engine.ts';
import { ReplayRequest, ReplayResource } from './replays.dto.ts';
import { ReplaysService } from './replays.service.ts';

/** Hearing a topic again: effects go by revision, so nothing is done or told twice. */
@Controller('ops/v1/replay')
export class ReplaysController {
  constructor(private readonly replays: ReplaysService) {}

  @For('ops', 'operator')
  @Get()
  list(@Query() query: ListQuery): Promise<Page<ReplayResource>> {
    return this.replays.list(query);
  }

  @For('ops', 'operator')
  @HttpCode(202)
  @Post()
  @Answers(ReplayResource, 202)
  begin(@Body() { topic, since }: ReplayRequest): Promise<ReplayResource> {
    return this.replays.begin(topic, since ?? null);
  }
}

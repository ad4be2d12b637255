import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, IfMatch, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import type { Flag } from './flag.ts';
import { FlagOutcomeRequest, FlagPage, FlagQuery, FlagRequest, FlagResource } from './flags.dto.ts';
import { FlagsService } from './flags.service.ts';

const members = ['college', 'enterprise', 'association', 'government', 'evaluator', 'operator'] as const;

/** Warnings of organisations: one member raises a flag, and all members see it. */
@Controller('v1/flags')
export class FlagsController {
  constructor(private readonly flags: FlagsService) {}

  @ForDuty(members, 'administrator', 'editor', 'signer')
  @Post()
  @Answers(FlagResource, 201)
  raise(@Who() caller: Caller, @Body() { organisation, reasonCode, note }: FlagRequest): Promise<Flag> {
    return this.flags.raise(caller, { organisation, reasonCode, note });
  }

  @For(...members)
  @Get()
  @Answers(FlagPage)
  list(@Query() query: FlagQuery): Promise<Page<Flag>> {
    return this.flags.list(queryFrom<Flag>(query));
  }

  @For(...members)
  @Get(':id')
  @Answers(FlagResource)
  read(@Param('id') id: string): Promise<Flag> {
    return this.flags.read(id);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/close')
  @Answers(FlagResource)
  close(
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() { outcome, note }: FlagOutcomeRequest,
  ): Promise<Flag> {
    return this.flags.close(id, revision, outcome, note);
  }
}

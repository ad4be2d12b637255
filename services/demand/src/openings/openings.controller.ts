import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, IfMatch, SignedIn, TakesPatchOf, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import { verdictOf } from '../rules/judge.ts';
import { shownOpening } from './opening.ts';
import type { Opening, ShownOpening } from './opening.ts';
import {
  CheckAnswer,
  NoteRequest,
  OpeningPage,
  OpeningQuery,
  OpeningRequest,
  OpeningResource,
  PublishRequest,
  RulingsAnswer,
} from './openings.dto.ts';
import { OpeningsService } from './openings.service.ts';

const EditorsOnly = () => ForDuty(['enterprise', 'operator'], 'editor', 'administrator');

/** Order classes, internships, apprenticeships and jobs. */
@Controller('v1/openings')
export class OpeningsController {
  constructor(private readonly openings: OpeningsService) {}

  @ForDuty(['enterprise'], 'editor', 'administrator')
  @Post()
  @Answers(OpeningResource, 201)
  create(@Who() caller: Caller, @Body() request: OpeningRequest): Promise<ShownOpening> {
    return shown(this.openings.create(caller, request));
  }

  /** What the rules say to an opening; stores nothing. */
  @For('enterprise', 'operator')
  @HttpCode(200)
  @Post('check')
  @Answers(CheckAnswer)
  async check(@Who() caller: Caller, @Body() request: OpeningRequest): Promise<CheckAnswer> {
    const findings = await this.openings.check(caller, request);
    return { findings: [...findings], outcome: verdictOf(findings) };
  }

  @SignedIn()
  @Get()
  @Answers(OpeningPage)
  async list(@Who() caller: Caller, @Query() query: OpeningQuery): Promise<Page<ShownOpening>> {
    const page = await this.openings.list(caller, queryFrom<Opening>(query));
    return { ...page, items: page.items.map(shownOpening) };
  }

  @SignedIn()
  @Get(':id')
  @Answers(OpeningResource)
  read(@Who() caller: Caller, @Param('id') id: string): Promise<ShownOpening> {
    return shown(this.openings.read(caller, id));
  }

  /** Every decision about what the rules found in it: who, when, why, and under which filing number. */
  @For('operator', 'government')
  @Get(':id/rulings')
  @Answers(RulingsAnswer)
  rulings(@Param('id') id: string): Promise<RulingsAnswer> {
    return this.openings.rulings(id);
  }

  @EditorsOnly()
  @Put(':id')
  @Answers(OpeningResource)
  replace(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: OpeningRequest,
  ): Promise<ShownOpening> {
    return shown(this.openings.replace(caller, id, revision, request));
  }

  /** A merge patch (RFC 7396). */
  @EditorsOnly()
  @Patch(':id')
  @TakesPatchOf(OpeningRequest)
  @Answers(OpeningResource)
  patch(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() patch: Record<string, unknown>,
  ): Promise<ShownOpening> {
    return shown(this.openings.patch(caller, id, revision, patch));
  }

  @EditorsOnly()
  @HttpCode(200)
  @Post(':id/publish')
  @Answers(OpeningResource)
  publish(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request?: PublishRequest,
  ): Promise<ShownOpening> {
    return shown(this.openings.publish(caller, id, revision, request));
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/return')
  @Answers(OpeningResource)
  giveBack(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: NoteRequest,
  ): Promise<ShownOpening> {
    return shown(this.openings.giveBack(caller, id, revision, request.note));
  }

  @EditorsOnly()
  @HttpCode(200)
  @Post(':id/pause')
  @Answers(OpeningResource)
  pause(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<ShownOpening> {
    return shown(this.openings.pause(caller, id, revision));
  }

  @EditorsOnly()
  @HttpCode(200)
  @Post(':id/resume')
  @Answers(OpeningResource)
  resume(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<ShownOpening> {
    return shown(this.openings.resume(caller, id, revision));
  }

  @EditorsOnly()
  @HttpCode(200)
  @Post(':id/close')
  @Answers(OpeningResource)
  close(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<ShownOpening> {
    return shown(this.openings.close(caller, id, revision));
  }

  @EditorsOnly()
  @HttpCode(200)
  @Post(':id/cancel')
  @Answers(OpeningResource)
  cancel(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: NoteRequest,
  ): Promise<ShownOpening> {
    return shown(this.openings.cancel(caller, id, revision, request.note));
  }
}

async function shown(opening: Promise<Opening>): Promise<ShownOpening> {
  return shownOpening(await opening);
}

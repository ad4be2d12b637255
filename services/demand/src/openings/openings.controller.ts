import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, IfMatch, SignedIn, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import type { Opening } from './opening.ts';
import {
  CheckAnswer,
  NoteRequest,
  OpeningPage,
  OpeningQuery,
  OpeningRequest,
  OpeningResource,
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
  create(@Who() caller: Caller, @Body() request: OpeningRequest): Promise<Opening> {
    return this.openings.create(caller, request);
  }

  /** What the rules say to an opening; stores nothing. */
  @For('enterprise', 'operator')
  @HttpCode(200)
  @Post('check')
  @Answers(CheckAnswer)
  check(@Body() request: OpeningRequest): CheckAnswer {
    const findings = this.openings.check(request);
    const blocked = findings.some((finding) => finding.severity === 'block');
    return { findings, outcome: blocked ? 'refused' : findings.length > 0 ? 'submitted' : 'published' };
  }

  @SignedIn()
  @Get()
  @Answers(OpeningPage)
  list(@Who() caller: Caller, @Query() query: OpeningQuery): Promise<Page<Opening>> {
    return this.openings.list(caller, queryFrom<Opening>(query));
  }

  @SignedIn()
  @Get(':id')
  @Answers(OpeningResource)
  read(@Who() caller: Caller, @Param('id') id: string): Promise<Opening> {
    return this.openings.read(caller, id);
  }

  @EditorsOnly()
  @Put(':id')
  @Answers(OpeningResource)
  replace(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: OpeningRequest,
  ): Promise<Opening> {
    return this.openings.replace(caller, id, revision, request);
  }

  /** A merge patch (RFC 7396). */
  @EditorsOnly()
  @Patch(':id')
  @ApiBody({ type: OpeningRequest })
  @Answers(OpeningResource)
  patch(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() patch: Record<string, unknown>,
  ): Promise<Opening> {
    return this.openings.patch(caller, id, revision, patch);
  }

  @EditorsOnly()
  @HttpCode(200)
  @Post(':id/publish')
  @Answers(OpeningResource)
  publish(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request?: NoteRequest,
  ): Promise<Opening> {
    return this.openings.publish(caller, id, revision, request?.note);
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
  ): Promise<Opening> {
    return this.openings.giveBack(caller, id, revision, request.note);
  }

  @EditorsOnly()
  @HttpCode(200)
  @Post(':id/pause')
  @Answers(OpeningResource)
  pause(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<Opening> {
    return this.openings.pause(caller, id, revision);
  }

  @EditorsOnly()
  @HttpCode(200)
  @Post(':id/resume')
  @Answers(OpeningResource)
  resume(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<Opening> {
    return this.openings.resume(caller, id, revision);
  }

  @EditorsOnly()
  @HttpCode(200)
  @Post(':id/close')
  @Answers(OpeningResource)
  close(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<Opening> {
    return this.openings.close(caller, id, revision);
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
  ): Promise<Opening> {
    return this.openings.cancel(caller, id, revision, request.note);
  }
}

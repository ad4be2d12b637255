import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, IfMatch, Public, SignedIn, Who, queryFrom } from '@duijie/platform';
import { AllocationsService } from './allocations.service.ts';
import { cycleView, planOf } from './cycle-view.ts';
import type { Cycle } from './cycle.ts';
import {
  CycleNoteRequest,
  CyclePage,
  CycleQuery,
  CycleRequest,
  CycleResource,
  ReplayAnswer,
  ResultKeyAnswer,
  WhatIfAnswer,
  WhatIfRequest,
} from './cycles.dto.ts';
import { CyclesService } from './cycles.service.ts';
import { ResultKeys } from './result-keys.service.ts';

/** Rounds of allocation, from the plan to the end. */
@Controller('v1/cycles')
export class CyclesController {
  constructor(
    private readonly cycles: CyclesService,
    private readonly allocations: AllocationsService,
    private readonly keys: ResultKeys,
  ) {}

  @For('operator')
  @Post()
  @Answers(CycleResource, 201)
  async create(@Who() caller: Caller, @Body() request: CycleRequest): Promise<CycleResource> {
    return this.shown(await this.cycles.create(planOf(request)), caller);
  }

  @SignedIn()
  @Get()
  @Answers(CyclePage)
  async list(@Who() caller: Caller, @Query() query: CycleQuery): Promise<CyclePage> {
    const { items, nextCursor } = await this.cycles.list(caller, queryFrom<Cycle>(query));
    return { items: items.map((cycle) => cycleView(cycle, caller)), nextCursor };
  }

  /** The keys by which results are signed. */
  @Public()
  @Get('keys')
  @Answers(ResultKeyAnswer)
  async publicKeys(): Promise<ResultKeyAnswer> {
    return { keys: [await this.keys.publicKey()] };
  }

  @SignedIn()
  @Get(':id')
  @Answers(CycleResource)
  async read(@Who() caller: Caller, @Param('id') id: string): Promise<CycleResource> {
    return this.shown(await this.cycles.read(caller, id), caller);
  }

  /** While it is a draft. */
  @For('operator')
  @Put(':id')
  @Answers(CycleResource)
  async replace(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: CycleRequest,
  ): Promise<CycleResource> {
    return this.shown(await this.cycles.replace(id, revision, planOf(request)), caller);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/open')
  @Answers(CycleResource)
  async open(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<CycleResource> {
    return cycleView(await this.cycles.open(id, revision), caller);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/freeze')
  @Answers(CycleResource)
  async freeze(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<CycleResource> {
    return cycleView(await this.cycles.freeze(id, revision), caller);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/compute')
  @Answers(CycleResource)
  async compute(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<CycleResource> {
    return cycleView(await this.cycles.compute(caller, id, revision), caller);
  }

  /** By another operator than the one who computed. */
  @ForDuty(['operator'], 'reviewer')
  @HttpCode(200)
  @Post(':id/sign-off')
  @Answers(CycleResource)
  async signOff(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request?: CycleNoteRequest,
  ): Promise<CycleResource> {
    return cycleView(await this.cycles.signOff(caller, id, revision, request?.note), caller);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/publish')
  @Answers(CycleResource)
  async publish(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<CycleResource> {
    return cycleView(await this.cycles.publish(id, revision), caller);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/finalise')
  @Answers(CycleResource)
  async finalise(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<CycleResource> {
    return cycleView(await this.cycles.finalise(id, revision), caller);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/cancel')
  @Answers(CycleResource)
  async cancel(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: CycleNoteRequest,
  ): Promise<CycleResource> {
    return cycleView(await this.cycles.cancel(id, revision, request.note), caller);
  }

  /** The signed file; for operators from the computation on, for all who are signed in from the publication on. */
  @SignedIn()
  @Get(':id/result')
  async result(@Who() caller: Caller, @Param('id') id: string): Promise<StreamableFile> {
    const { file, content } = await this.allocations.file(caller, id);
    return new StreamableFile(Readable.from(content), { type: 'application/json', length: file.bytes });
  }

  /** What became of a graduate and why, or of an opening; signed. */
  @For('student', 'enterprise', 'operator')
  @Get(':id/certificates/:of')
  certificate(@Who() caller: Caller, @Param('id') id: string, @Param('of') of: string): Promise<object> {
    return this.allocations.certificate(caller, id, of);
  }

  /** The allocation under other terms beside the real one; stores nothing. */
  @For('operator')
  @HttpCode(200)
  @Post(':id/what-if')
  @Answers(WhatIfAnswer)
  async whatIf(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Body() request: WhatIfRequest,
  ): Promise<StreamableFile> {
    const bytes = await this.allocations.whatIf(caller, id, request.openings);
    return new StreamableFile(bytes, { type: 'application/json' });
  }

  /** Computes once more from the frozen inputs, and says whether every byte is the same. */
  @For('operator')
  @Get(':id/replay')
  @Answers(ReplayAnswer)
  replay(@Who() caller: Caller, @Param('id') id: string): Promise<ReplayAnswer> {
    return this.allocations.replay(caller, id);
  }

  /** With what stands against opening it, while it is a draft. */
  private async shown(cycle: Cycle, caller: Caller): Promise<CycleResource> {
    return cycleView(cycle, caller, cycle.state === 'draft' ? await this.cycles.hindrances(cycle) : undefined);
  }
}

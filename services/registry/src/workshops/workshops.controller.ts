import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, IfMatch, SignedIn, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import { ReasonRequest } from '../organisations/organisations.dto.ts';
import type { Workshop } from './workshop.ts';
import {
  BasisRequest,
  CohortRequest,
  CompletionRequest,
  EvaluationRequest,
  WorkshopPage,
  WorkshopQuery,
  WorkshopRequest,
  WorkshopResource,
  cohortFrom,
  termsFrom,
  viewFor,
} from './workshops.dto.ts';
import { WorkshopsService } from './workshops.service.ts';

const ThoseOfIt = () => ForDuty(['college', 'operator'], 'administrator', 'editor', 'signer');

/** Luban Workshops abroad: their majors, standards, and cohorts. */
@Controller('v1/workshops')
export class WorkshopsController {
  constructor(private readonly workshops: WorkshopsService) {}

  @ThoseOfIt()
  @Post()
  @Answers(WorkshopResource, 201)
  async propose(@Who() caller: Caller, @Body() request: WorkshopRequest): Promise<WorkshopResource> {
    return viewFor(caller, await this.workshops.propose(caller, termsFrom(request)));
  }

  @SignedIn()
  @Get()
  @Answers(WorkshopPage)
  async list(@Who() caller: Caller, @Query() query: WorkshopQuery): Promise<Page<WorkshopResource>> {
    const page = await this.workshops.list(queryFrom<Workshop>(query));
    return { ...page, items: page.items.map((each) => viewFor(caller, each)) };
  }

  @SignedIn()
  @Get(':id')
  @Answers(WorkshopResource)
  async read(@Who() caller: Caller, @Param('id') id: string): Promise<WorkshopResource> {
    return viewFor(caller, await this.workshops.read(id));
  }

  @ThoseOfIt()
  @Put(':id')
  @Answers(WorkshopResource)
  async revise(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: WorkshopRequest,
  ): Promise<WorkshopResource> {
    return viewFor(caller, await this.workshops.revise(caller, id, revision, termsFrom(request)));
  }

  /** Names the agreement between the two sides. */
  @ThoseOfIt()
  @HttpCode(200)
  @Post(':id/agree')
  @Answers(WorkshopResource)
  async agree(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() { agreement, reference }: BasisRequest,
  ): Promise<WorkshopResource> {
    const basis = { agreement: agreement ?? null, reference: reference ?? null };
    return viewFor(caller, await this.workshops.agree(caller, id, revision, basis));
  }

  @ThoseOfIt()
  @HttpCode(200)
  @Post(':id/build')
  @Answers(WorkshopResource)
  async build(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<WorkshopResource> {
    return viewFor(caller, await this.workshops.build(caller, id, revision));
  }

  /** It teaches from now on, or again. */
  @For('operator')
  @HttpCode(200)
  @Post(':id/open')
  @Answers(WorkshopResource)
  async open(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<WorkshopResource> {
    return viewFor(caller, await this.workshops.open(caller, id, revision));
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/evaluate')
  @Answers(WorkshopResource)
  async evaluate(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: EvaluationRequest,
  ): Promise<WorkshopResource> {
    return viewFor(caller, await this.workshops.evaluate(caller, id, revision, { ...request }));
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/suspend')
  @Answers(WorkshopResource)
  async suspend(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() { note }: ReasonRequest,
  ): Promise<WorkshopResource> {
    return viewFor(caller, await this.workshops.suspend(caller, id, revision, note));
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/close')
  @Answers(WorkshopResource)
  async close(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() { note }: ReasonRequest,
  ): Promise<WorkshopResource> {
    return viewFor(caller, await this.workshops.close(caller, id, revision, note));
  }

  /** A cohort begins; the counters follow from the cohorts. */
  @ThoseOfIt()
  @HttpCode(200)
  @Post(':id/cohorts')
  @Answers(WorkshopResource)
  async enrol(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: CohortRequest,
  ): Promise<WorkshopResource> {
    return viewFor(caller, await this.workshops.enrol(caller, id, revision, cohortFrom(request)));
  }

  @ThoseOfIt()
  @HttpCode(200)
  @Post(':id/cohorts/:cohort/complete')
  @Answers(WorkshopResource)
  async complete(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('cohort') cohort: string,
    @IfMatch() revision: number,
    @Body() { completed }: CompletionRequest,
  ): Promise<WorkshopResource> {
    return viewFor(caller, await this.workshops.complete(caller, id, revision, cohort, completed));
  }

  @ThoseOfIt()
  @HttpCode(200)
  @Post(':id/cohorts/:cohort/cancel')
  @Answers(WorkshopResource)
  async cancel(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('cohort') cohort: string,
    @IfMatch() revision: number,
  ): Promise<WorkshopResource> {
    return viewFor(caller, await this.workshops.cancel(caller, id, revision, cohort));
  }
}

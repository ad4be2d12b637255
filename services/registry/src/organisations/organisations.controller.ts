import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, IfMatch, SignedIn, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import type { Organisation } from './organisation.ts';
import {
  OrganisationPage,
  OrganisationQuery,
  OrganisationRequest,
  OrganisationResource,
  ReasonRequest,
  recordFrom,
} from './organisations.dto.ts';
import { OrganisationsService } from './organisations.service.ts';

/** Colleges, enterprises and the others who make up the alliances. */
@Controller('v1/organisations')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @For('operator')
  @Post()
  @Answers(OrganisationResource, 201)
  apply(@Body() request: OrganisationRequest): Promise<Organisation> {
    return this.organisations.apply(recordFrom(request));
  }

  @SignedIn()
  @Get()
  @Answers(OrganisationPage)
  list(@Query() query: OrganisationQuery): Promise<Page<Organisation>> {
    return this.organisations.list(queryFrom<Organisation>(query));
  }

  @SignedIn()
  @Get(':id')
  @Answers(OrganisationResource)
  read(@Param('id') id: string): Promise<Organisation> {
    return this.organisations.read(id);
  }

  @ForDuty(['college', 'enterprise', 'association', 'government', 'evaluator', 'operator'], 'administrator')
  @Put(':id')
  @Answers(OrganisationResource)
  revise(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: OrganisationRequest,
  ): Promise<Organisation> {
    return this.organisations.revise(caller, id, revision, recordFrom(request));
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/approve')
  @Answers(OrganisationResource)
  approve(@Param('id') id: string, @IfMatch() revision: number): Promise<Organisation> {
    return this.organisations.approve(id, revision);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/reject')
  @Answers(OrganisationResource)
  reject(@Param('id') id: string, @IfMatch() revision: number, @Body() request: ReasonRequest): Promise<Organisation> {
    return this.organisations.reject(id, revision, request.note);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/suspend')
  @Answers(OrganisationResource)
  suspend(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: ReasonRequest,
  ): Promise<Organisation> {
    return this.organisations.suspend(caller, id, revision, request.note);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/reinstate')
  @Answers(OrganisationResource)
  reinstate(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<Organisation> {
    return this.organisations.reinstate(caller, id, revision);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/withdraw')
  @Answers(OrganisationResource)
  withdraw(@Param('id') id: string, @IfMatch() revision: number): Promise<Organisation> {
    return this.organisations.withdraw(id, revision);
  }
}

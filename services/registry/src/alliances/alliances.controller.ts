import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, IfMatch, SignedIn, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import type { Alliance } from './alliance.ts';
import {
  AlliancePage,
  AllianceQuery,
  AllianceRequest,
  AllianceResource,
  MemberPage,
  MemberQuery,
  MemberRequest,
  RoleRequest,
  memberPage,
  termsFrom,
  viewOf,
} from './alliances.dto.ts';
import { AlliancesService } from './alliances.service.ts';

const members = ['college', 'enterprise', 'association', 'government', 'evaluator', 'operator'] as const;
const MembersOnly = () => ForDuty(members, 'administrator', 'signer');

/** Leagues, groups, parks and platforms of organisations. */
@Controller('v1/alliances')
export class AlliancesController {
  constructor(private readonly alliances: AlliancesService) {}

  @MembersOnly()
  @Post()
  @Answers(AllianceResource, 201)
  async propose(@Who() caller: Caller, @Body() request: AllianceRequest): Promise<AllianceResource> {
    return viewOf(await this.alliances.propose(caller, termsFrom(request)));
  }

  @SignedIn()
  @Get()
  @Answers(AlliancePage)
  async list(@Who() caller: Caller, @Query() query: AllianceQuery): Promise<Page<AllianceResource>> {
    const { member: organisations, ...rest } = query;
    const page = await this.alliances.list(caller, queryFrom<Alliance>({ ...rest, organisations } as typeof rest));
    return { ...page, items: page.items.map(viewOf) };
  }

  @SignedIn()
  @Get(':id')
  @Answers(AllianceResource)
  async read(@Who() caller: Caller, @Param('id') id: string): Promise<AllianceResource> {
    return viewOf(await this.alliances.read(caller, id));
  }

  @MembersOnly()
  @Put(':id')
  @Answers(AllianceResource)
  async revise(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: AllianceRequest,
  ): Promise<AllianceResource> {
    return viewOf(await this.alliances.revise(caller, id, revision, termsFrom(request)));
  }

  /** Admits an organisation (operator) or asks it to become a member (secretariat). */
  @MembersOnly()
  @HttpCode(200)
  @Post(':id/members')
  @Answers(AllianceResource)
  async addMember(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() { organisation, role }: MemberRequest,
  ): Promise<AllianceResource> {
    return viewOf(await this.alliances.addMember(caller, id, revision, organisation, role));
  }

  @SignedIn()
  @Get(':id/members')
  @Answers(MemberPage)
  async members(@Who() caller: Caller, @Param('id') id: string, @Query() query: MemberQuery): Promise<MemberPage> {
    return memberPage(await this.alliances.read(caller, id), query);
  }

  @MembersOnly()
  @HttpCode(200)
  @Post(':id/members/:organisation/accept')
  @Answers(AllianceResource)
  async accept(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('organisation') organisation: string,
    @IfMatch() revision: number,
  ): Promise<AllianceResource> {
    return viewOf(await this.alliances.accept(caller, id, revision, organisation));
  }

  @MembersOnly()
  @Patch(':id/members/:organisation')
  @Answers(AllianceResource)
  async changeRole(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('organisation') organisation: string,
    @IfMatch() revision: number,
    @Body() { role }: RoleRequest,
  ): Promise<AllianceResource> {
    return viewOf(await this.alliances.changeRole(caller, id, revision, organisation, role));
  }

  @MembersOnly()
  @Delete(':id/members/:organisation')
  @Answers(AllianceResource)
  async removeMember(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('organisation') organisation: string,
    @IfMatch() revision: number,
  ): Promise<AllianceResource> {
    return viewOf(await this.alliances.removeMember(caller, id, revision, organisation));
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/found')
  @Answers(AllianceResource)
  async found(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<AllianceResource> {
    return viewOf(await this.alliances.found(caller, id, revision));
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/activate')
  @Answers(AllianceResource)
  async activate(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
  ): Promise<AllianceResource> {
    return viewOf(await this.alliances.activate(caller, id, revision));
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/dissolve')
  @Answers(AllianceResource)
  async dissolve(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
  ): Promise<AllianceResource> {
    return viewOf(await this.alliances.dissolve(caller, id, revision));
  }
}

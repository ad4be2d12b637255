import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { instant } from '@duijie/domain';
import type { Caller, Clock } from '@duijie/domain';
import {
  AgainstGuessing,
  Answers,
  ForDuty,
  IfMatch,
  InjectClock,
  ListQuery,
  Public,
  Who,
  queryFrom,
} from '@duijie/platform';
import type { Invitation } from './invitation.ts';
import {
  AcceptanceAnswer,
  AcceptanceRequest,
  InvitationPage,
  InvitationRequest,
  InvitationResource,
  invitationView,
} from './invitations.dto.ts';
import { InvitationsService } from './invitations.service.ts';

const Administrators = () =>
  ForDuty(['college', 'enterprise', 'association', 'government', 'evaluator', 'operator'], 'administrator');

/** Links with which people make their own accounts. */
@Controller('v1/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    @InjectClock() private readonly clock: Clock,
  ) {}

  @Administrators()
  @Post()
  @Answers(InvitationResource, 201)
  async create(@Who() caller: Caller, @Body() request: InvitationRequest): Promise<InvitationResource> {
    const terms = {
      organisation: request.organisation ?? null,
      roles: request.roles,
      duties: request.duties ?? [],
      graduate: request.graduate ?? null,
      login: request.login?.toLowerCase() ?? null,
    };
    const { invitation, link } = await this.invitations.create(caller, terms, request.days ?? 7);
    return { ...invitationView(invitation, instant(this.clock)), link };
  }

  @Administrators()
  @Get()
  @Answers(InvitationPage)
  async list(@Who() caller: Caller, @Query() query: ListQuery): Promise<InvitationPage> {
    const page = await this.invitations.list(caller, queryFrom<Invitation>(query));
    return {
      items: page.items.map((invitation) => invitationView(invitation, instant(this.clock))),
      nextCursor: page.nextCursor,
    };
  }

  @Administrators()
  @Get(':id')
  @Answers(InvitationResource)
  async read(@Who() caller: Caller, @Param('id') id: string): Promise<InvitationResource> {
    return invitationView(await this.invitations.read(caller, id), instant(this.clock));
  }

  @Administrators()
  @HttpCode(200)
  @Post(':id/revoke')
  @Answers(InvitationResource)
  async revoke(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
  ): Promise<InvitationResource> {
    return invitationView(await this.invitations.revoke(caller, id, revision), instant(this.clock));
  }

  /** Makes the account; for programs, as the page at the link does for people. */
  @Public()
  @AgainstGuessing()
  @Post('accept')
  @Answers(AcceptanceAnswer, 201)
  async accept(@Body() { token, login, password }: AcceptanceRequest): Promise<AcceptanceAnswer> {
    const account = await this.invitations.accept({ token, login, password });
    return { account: account.id, login: account.login };
  }
}

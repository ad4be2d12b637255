import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { instant } from '@duijie/domain';
import type { Caller, Clock } from '@duijie/domain';
import { Answers, ForDuty, IfMatch, InjectClock, Who } from '@duijie/platform';
import { InvitationResource, invitationView } from './invitations.dto.ts';
import { InvitationsService } from './invitations.service.ts';

/** For who has forgotten their password: it is acted on the account, and a link comes of it. */
@Controller('v1/accounts')
export class PasswordResetsController {
  constructor(
    private readonly invitations: InvitationsService,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** The link is good for a day and told in this answer alone. The second factor stays as it is. */
  @ForDuty(['college', 'enterprise', 'association', 'government', 'evaluator', 'operator'], 'administrator')
  @HttpCode(201)
  @Post(':id/reset-password')
  @Answers(InvitationResource, 201)
  async offer(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
  ): Promise<InvitationResource> {
    const { invitation, link } = await this.invitations.createReset(caller, id, revision);
    return { ...invitationView(invitation, instant(this.clock)), link };
  }
}

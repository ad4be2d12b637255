import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, SignedIn, Who } from '@duijie/platform';
import { MeAnswer } from '../tokens/tokens.dto.ts';
import { PasswordRequest } from './accounts.dto.ts';
import { AccountsService } from './accounts.service.ts';

/** The caller's own account. */
@Controller('v1/me')
export class MeController {
  constructor(private readonly accounts: AccountsService) {}

  @SignedIn()
  @Get()
  @Answers(MeAnswer)
  me(@Who() caller: Caller): MeAnswer {
    return {
      subject: caller.subject,
      organisation: caller.organisation ?? null,
      roles: caller.roles,
      duties: caller.duties,
      graduate: caller.graduate ?? null,
      scopes: caller.scopes ?? null,
      session: caller.session ?? null,
    };
  }

  /** Another password; all sessions end, this one too. */
  @SignedIn()
  @HttpCode(204)
  @Post('password')
  async changePassword(@Who() caller: Caller, @Body() { current, wanted }: PasswordRequest): Promise<void> {
    await this.accounts.changePassword(caller, current, wanted);
  }
}

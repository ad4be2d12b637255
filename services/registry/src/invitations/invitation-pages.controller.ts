import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '@duijie/domain';
import { Public, RateLimits, Vault } from '@duijie/platform';
import { invitationPage, messagePage, pageHeaders } from '../openid/pages.ts';
import { languageOf } from '../openid/words.ts';
import type { Message } from '../openid/words.ts';
import { AcceptanceForm, InvitationQuery, loginForm } from './invitations.dto.ts';
import { InvitationsService } from './invitations.service.ts';

/** Where the link of an invitation leads. */
@ApiExcludeController()
@Controller('invitations')
export class InvitationPagesController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly limits: RateLimits,
    private readonly vault: Vault,
  ) {}

  @Public()
  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() { token, lang }: InvitationQuery,
  ): Promise<string> {
    const language = languageOf(lang, request.headers['accept-language']);
    void reply.headers(pageHeaders([]));
    try {
      await this.limits.ofGuesser(request.ip);
      const { login, resets } = await this.invitations.open(token);
      const form = { language, action: '/invitations', csrf: this.csrfOf(token) };
      return invitationPage(form, token, login ?? '', { fixed: login !== null, known: Boolean(resets) });
    } catch (error) {
      return this.refused(request, reply, messagePage(language, messageOf(error)));
    }
  }

  @Public()
  @Post('accept')
  async accept(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() given: AcceptanceForm,
  ): Promise<string> {
    const { token, login, password } = given;
    const language = languageOf(given.lang, request.headers['accept-language']);
    void reply.status(200).headers(pageHeaders([]));
    try {
      await this.limits.ofGuesser(request.ip);
      if (given.csrf !== this.csrfOf(token))
        throw new DomainError('forbidden', 'sign-in.foreign-form', 'Foreign form.');
      const invitation = await this.invitations.open(token);
      const form = { language, action: '/invitations', csrf: given.csrf };
      const again = (message: Message) => {
        void reply.status(422);
        const { login: fixed, resets } = invitation;
        return invitationPage({ ...form, message }, token, fixed ?? login, {
          fixed: fixed !== null,
          known: Boolean(resets),
        });
      };
      if (invitation.login === null && !loginForm.test(login)) return again('loginForm');
      try {
        await this.invitations.accept({ token, login, password });
      } catch (error) {
        const message = messageOf(error);
        if (message === 'invitationOver') throw error;
        return again(message);
      }
      return messagePage(language, invitation.resets ? 'passwordReset' : 'invitationAccepted');
    } catch (error) {
      return this.refused(request, reply, messagePage(language, messageOf(error)));
    }
  }

  private async refused(request: FastifyRequest, reply: FastifyReply, page: string): Promise<string> {
    await this.limits.guessedWrong(request.ip);
    void reply.status(404);
    return page;
  }

  private csrfOf(token: string): string {
    return this.vault.hash(token, 'invitation form');
  }
}

/** A refusal as the page says it; what is no refusal goes on as it is. */
function messageOf(error: unknown): Message {
  if (!(error instanceof DomainError)) throw error;
  if (error.kind === 'too-many') return 'tooMany';
  if (error.code === 'account.exists') return 'loginTaken';
  const code = error.errors[0]?.code;
  return code === 'too-short' ? 'tooShort' : code === 'too-weak' ? 'tooWeak' : 'invitationOver';
}

import { Body, Controller, Get, Ip, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction } from 'oidc-provider';
import type { Language } from '@duijie/domain';
import { Public, RateLimits } from '@duijie/platform';
import { CodeForm, ConsentForm, InteractionForm, InteractionQuery, LoginForm, StepForm } from './interactions.dto.ts';
import { InteractionsService } from './interactions.service.ts';
import type { Outcome } from './interactions.service.ts';
import { OpenIdService } from './openid.service.ts';
import { destinationOf, messagePage, pageHeaders } from './pages.ts';
import { languageOf } from './words.ts';

/** The pages on which people sign in and agree. The cookie of the interaction says whose page it is. */
@ApiExcludeController()
@Controller('oauth/interactions/:uid')
export class InteractionsController {
  constructor(
    private readonly openId: OpenIdService,
    private readonly interactions: InteractionsService,
    private readonly limits: RateLimits,
  ) {}

  @Public()
  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('uid') uid: string,
    @Query() { lang }: InteractionQuery,
  ): Promise<string> {
    const interaction = await this.own(request, reply, uid);
    if (!interaction) return this.over(request, reply);
    const language = languageOf(lang ?? interaction.params['ui_locales'], request.headers['accept-language']);
    return this.page(reply, interaction, await this.interactions.pageOf(interaction, language));
  }

  @Public()
  @Post('login')
  async login(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('uid') uid: string,
    @Body() form: LoginForm,
    @Ip() address: string,
  ): Promise<string> {
    return this.step(request, reply, uid, form, (interaction, language) =>
      this.interactions.withPassword(interaction, language, form.login, form.password, address),
    );
  }

  @Public()
  @Post('code')
  async code(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('uid') uid: string,
    @Body() form: CodeForm,
    @Ip() address: string,
  ): Promise<string> {
    return this.step(request, reply, uid, form, (interaction, language) =>
      this.interactions.withCode(interaction, language, form.step, form.code, address),
    );
  }

  @Public()
  @Post('enrolment')
  async enrol(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('uid') uid: string,
    @Body() form: CodeForm,
  ): Promise<string> {
    return this.step(request, reply, uid, form, (interaction, language) =>
      this.interactions.enrol(interaction, language, form.step, form.code),
    );
  }

  @Public()
  @Post('entrance')
  async enter(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('uid') uid: string,
    @Body() form: StepForm,
    @Ip() address: string,
  ): Promise<string> {
    return this.step(request, reply, uid, form, (interaction, language) =>
      this.interactions.afterEnrolment(interaction, language, form.step, address),
    );
  }

  @Public()
  @Post('consent')
  async consent(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('uid') uid: string,
    @Body() form: ConsentForm,
  ): Promise<string> {
    const interaction = await this.own(request, reply, uid);
    if (!interaction || interaction.prompt.name !== 'consent') return this.over(request, reply);
    this.interactions.checkForm(interaction, form.csrf);
    if (form.answer === 'deny') return this.goOn(request, reply, denied);
    const grantId = await this.openId.agree(interaction);
    return grantId === undefined ? this.over(request, reply) : this.goOn(request, reply, { consent: { grantId } });
  }

  @Public()
  @Post('abort')
  async abort(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('uid') uid: string,
    @Body() form: InteractionForm,
  ): Promise<string> {
    const interaction = await this.own(request, reply, uid);
    if (!interaction) return this.over(request, reply);
    this.interactions.checkForm(interaction, form.csrf);
    return this.goOn(request, reply, denied);
  }

  /** One form of the way in; a wrong secret counts against the address as it does everywhere. */
  private async step(
    request: FastifyRequest,
    reply: FastifyReply,
    uid: string,
    form: InteractionForm,
    act: (interaction: Interaction, language: Language) => Promise<Outcome>,
  ): Promise<string> {
    const interaction = await this.own(request, reply, uid);
    if (!interaction) return this.over(request, reply);
    this.interactions.checkForm(interaction, form.csrf);
    await this.limits.ofGuesser(request.ip);
    const outcome = await act(interaction, languageOf(form.lang, request.headers['accept-language']));
    if ('account' in outcome) {
      const { account: accountId, methods, at } = outcome;
      return this.goOn(request, reply, { login: { accountId, amr: methods, ts: Math.floor(at / 1000) } });
    }
    if (outcome.refused) await this.limits.guessedWrong(request.ip);
    void reply.status(outcome.refused ? 401 : 200);
    return this.page(reply, interaction, outcome.page);
  }

  private async own(request: FastifyRequest, reply: FastifyReply, uid: string): Promise<Interaction | undefined> {
    try {
      const interaction = await this.openId.interaction(request, reply);
      return interaction.uid === uid ? interaction : undefined;
    } catch (error) {
      if (error instanceof Error && error.name === 'SessionNotFound') return undefined;
      throw error;
    }
  }

  private async goOn(request: FastifyRequest, reply: FastifyReply, result: Record<string, unknown>): Promise<string> {
    void reply.status(303).header('location', await this.openId.finish(request, reply, result));
    return '';
  }

  private over(request: FastifyRequest, reply: FastifyReply): string {
    void reply.status(400).headers(pageHeaders([]));
    return messagePage(languageOf(undefined, request.headers['accept-language']), 'expired');
  }

  private page(reply: FastifyReply, { params }: Interaction, html: string): string {
    void reply.headers(pageHeaders(destinationOf(params['redirect_uri'])));
    return html;
  }
}

const denied = { error: 'access_denied', error_description: 'The person did not agree.' };

import { Body, Controller, Get, HttpCode, Ip, Param, Post, Query } from '@nestjs/common';
import { instant } from '@duijie/domain';
import type { Caller, Clock } from '@duijie/domain';
import { AgainstGuessing, Answers, IfMatch, InjectClock, Public, SignedIn, Who, queryFrom } from '@duijie/platform';
import { TokenAnswer } from '../tokens/tokens.dto.ts';
import { TokensService } from '../tokens/tokens.service.ts';
import type { Session } from './session.ts';
import { SessionPage, SessionRequest, SessionResource, SessionsQuery, sessionView } from './sessions.dto.ts';
import { SessionsService } from './sessions.service.ts';

/** Who is signed in, where, and how that ends. */
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly tokens: TokensService,
    private readonly sessions: SessionsService,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** For scripts; people sign in by OpenID Connect. */
  @Public()
  @AgainstGuessing()
  @HttpCode(200)
  @Post()
  @Answers(TokenAnswer)
  signIn(@Body() { login, password, code }: SessionRequest, @Ip() address: string): Promise<TokenAnswer> {
    return this.tokens.forLogin({ login: login.toLowerCase(), password, address }, code);
  }

  /** One's own; for an administrator those of the organisation. */
  @SignedIn()
  @Get()
  @Answers(SessionPage)
  async list(@Who() caller: Caller, @Query() query: SessionsQuery): Promise<SessionPage> {
    const page = await this.sessions.list(caller, queryFrom<Session>(query));
    return { items: page.items.map((session) => this.view(session, caller)), nextCursor: page.nextCursor };
  }

  @SignedIn()
  @Get(':id')
  @Answers(SessionResource)
  async read(@Who() caller: Caller, @Param('id') id: string): Promise<SessionResource> {
    return this.view(await this.sessions.read(caller, id), caller);
  }

  /** Ends it: its tokens are refused everywhere, and it cannot be refreshed. */
  @SignedIn()
  @HttpCode(200)
  @Post(':id/revoke')
  @Answers(SessionResource)
  async revoke(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<SessionResource> {
    return this.view(await this.sessions.revoke(caller, id, revision), caller);
  }

  private view(session: Session, caller: Caller): SessionResource {
    return sessionView(session, instant(this.clock), caller.session);
  }
}

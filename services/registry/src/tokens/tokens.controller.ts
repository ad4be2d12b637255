import { Body, Controller, Get, Headers, HttpCode, Post } from '@nestjs/common';
import type { JWK } from 'jose';
import { invalid } from '@duijie/domain';
import type { Caller } from '@duijie/domain';
import { AgainstGuessing, Answers, Public, SignedIn, Who, ownIssuer } from '@duijie/platform';
import { SessionRequest } from '../accounts/accounts.dto.ts';
import { SigningKeys } from './signing-keys.service.ts';
import { MeAnswer, TokenAnswer, TokenRequest } from './tokens.dto.ts';
import { TokensService } from './tokens.service.ts';

/** Signing in: for machines by key, for people by login. */
@Controller()
export class TokensController {
  constructor(
    private readonly tokens: TokensService,
    private readonly signing: SigningKeys,
  ) {}

  /** OAuth 2.0 client credentials; the client is the id of an API key, in the body or by HTTP Basic. */
  @Public()
  @AgainstGuessing()
  @HttpCode(200)
  @Post('oauth/token')
  @Answers(TokenAnswer)
  token(@Body() request: TokenRequest, @Headers('authorization') authorization?: string): Promise<TokenAnswer> {
    const [id, secret] =
      request.client_id && request.client_secret ? [request.client_id, request.client_secret] : basic(authorization);
    return this.tokens.forKey(id, secret);
  }

  @Public()
  @AgainstGuessing()
  @HttpCode(200)
  @Post('v1/sessions')
  @Answers(TokenAnswer)
  session(@Body() request: SessionRequest): Promise<TokenAnswer> {
    return this.tokens.forLogin(request.login, request.password);
  }

  @SignedIn()
  @Get('v1/me')
  @Answers(MeAnswer)
  me(@Who() caller: Caller): MeAnswer {
    return {
      subject: caller.subject,
      organisation: caller.organisation ?? null,
      roles: caller.roles,
      duties: caller.duties,
      graduate: caller.graduate ?? null,
    };
  }

  @Public()
  @Get('.well-known/jwks.json')
  keys(): Promise<{ keys: JWK[] }> {
    return this.signing.publicKeys();
  }

  /** Authorisation server metadata (RFC 8414). */
  @Public()
  @Get('.well-known/oauth-authorization-server')
  metadata(): Record<string, unknown> {
    return {
      issuer: ownIssuer,
      token_endpoint: '/oauth/token',
      jwks_uri: '/.well-known/jwks.json',
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    };
  }
}

function basic(authorization: string | undefined): [string, string] {
  const [scheme, encoded] = (authorization ?? '').split(' ');
  const [id, secret] =
    scheme?.toLowerCase() === 'basic' && encoded ? Buffer.from(encoded, 'base64').toString('utf8').split(':') : [];
  try {
    if (id && secret) return [decodeURIComponent(id), decodeURIComponent(secret)];
  } catch {
    // A stray percent sign: the refusal below says what is wanted.
  }
  throw invalid('token', [
    {
      pointer: '/client_id',
      code: 'required',
      message: {
        zh: '请提供 client_id 与 client_secret',
        en: 'Give client_id and client_secret, in the body or by HTTP Basic',
      },
    },
  ]);
}

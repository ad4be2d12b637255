import { Body, Controller, Get, Headers, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { ApiResponseOptions } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JWK } from 'jose';
import { invalid } from '@duijie/domain';
import { AgainstGuessing, Answers, Public } from '@duijie/platform';
import { OpenIdService } from '../openid/openid.service.ts';
import { SigningKeys } from './signing-keys.service.ts';
import { TokenAnswer, TokenRequest } from './tokens.dto.ts';
import { TokensService } from './tokens.service.ts';

/** Machines are refused by a problem like everywhere; clients of OpenID Connect as OAuth 2.0 says (RFC 6749, 5.2). */
const refusedByEither: ApiResponseOptions = {
  status: '4XX',
  description: 'Refused: a problem, or for codes and refresh tokens the error of OAuth 2.0.',
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    'application/json': {
      schema: {
        type: 'object',
        required: ['error'],
        properties: { error: { type: 'string' }, error_description: { type: 'string' } },
      },
    },
  },
};

/** Where machines and clients get their tokens. */
@Controller()
export class TokensController {
  constructor(
    private readonly tokens: TokensService,
    private readonly openId: OpenIdService,
    private readonly signing: SigningKeys,
  ) {}

  /**
   * OAuth 2.0: client credentials, where the client is the id of an API key, in the body or by HTTP Basic;
   * authorization code with PKCE, and refresh.
   */
  @Public()
  @AgainstGuessing()
  @HttpCode(200)
  @Post('oauth/token')
  @Answers(TokenAnswer)
  @ApiResponse(refusedByEither)
  async token(
    @Body() request: TokenRequest,
    @Req() asked: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Ip() address: string,
    @Headers('authorization') authorization?: string,
  ): Promise<TokenAnswer | string> {
    void reply.header('cache-control', 'no-store');
    if (request.grant_type !== 'client_credentials') return this.openId.answer(asked, reply);
    const [id, secret] =
      request.client_id && request.client_secret ? [request.client_id, request.client_secret] : basic(authorization);
    return this.tokens.forKey(id, secret, address, request.scope);
  }

  @Public()
  @Get('.well-known/jwks.json')
  keys(): Promise<{ keys: JWK[] }> {
    return this.signing.publicKeys();
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

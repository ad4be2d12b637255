import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@duijie/platform';
import { OpenIdService } from './openid.service.ts';

/** The doors of OpenID Connect, as its discovery document names them. */
@ApiExcludeController()
@Controller()
export class OpenIdController {
  constructor(private readonly openId: OpenIdService) {}

  @Public()
  @Get([
    '.well-known/openid-configuration',
    '.well-known/oauth-authorization-server',
    'oauth/authorize',
    'oauth/authorize/:uid',
    'oauth/end-session',
    'oauth/end-session/success',
  ])
  get(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.openId.answer(request, reply);
  }

  @Public()
  @Post(['oauth/revoke', 'oauth/end-session', 'oauth/end-session/confirm'])
  post(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.openId.answer(request, reply);
  }
}

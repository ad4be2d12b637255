import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { AgainstGuessing, Answers, SignedIn, Who } from '@duijie/platform';
import {
  BeginRequest,
  CodeRequest,
  RemovalRequest,
  SecondFactorResource,
  secondFactorView,
} from './second-factors.dto.ts';
import { SecondFactorsService } from './second-factors.service.ts';

/** The authenticators of people: codes that change every 30 seconds (RFC 6238), asked for besides the password. */
@Controller('v1/second-factors')
export class SecondFactorsController {
  constructor(private readonly factors: SecondFactorsService) {}

  /** Begins for the caller: shows the secret once; it counts when a first code has confirmed it. */
  @SignedIn()
  @AgainstGuessing()
  @Post()
  @Answers(SecondFactorResource, 201)
  async begin(@Who() caller: Caller, @Body() request?: BeginRequest): Promise<SecondFactorResource> {
    const { factor, secret, otpauthUri } = await this.factors.begin(caller, request?.password ?? undefined);
    return { ...secondFactorView(factor), secret, otpauthUri };
  }

  @SignedIn()
  @Get(':id')
  @Answers(SecondFactorResource)
  async read(@Who() caller: Caller, @Param('id') id: string): Promise<SecondFactorResource> {
    return secondFactorView(await this.factors.read(caller, id));
  }

  @SignedIn()
  @AgainstGuessing()
  @HttpCode(200)
  @Post(':id/confirm')
  @Answers(SecondFactorResource)
  async confirm(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Body() { code }: CodeRequest,
  ): Promise<SecondFactorResource> {
    const { factor, codes } = await this.factors.confirm(caller, id, code);
    return { ...secondFactorView(factor), recoveryCodes: codes };
  }

  /** The owner says a code; the administrator of somebody who has lost the authenticator need not. */
  @SignedIn()
  @AgainstGuessing()
  @HttpCode(204)
  @Post(':id/remove')
  remove(@Who() caller: Caller, @Param('id') id: string, @Body() { code }: RemovalRequest): Promise<void> {
    return this.factors.remove(caller, id, code);
  }
}

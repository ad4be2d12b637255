import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, IfMatch, Who } from '@duijie/platform';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { SigningKeyList, SigningKeyResource, signingKeyView } from './signing-keys.dto.ts';
import { SigningKeys } from './signing-keys.service.ts';

/** The keys that sign tokens. They change by the calendar; an operator can hurry it. */
@Controller('v1/signing-keys')
export class SigningKeysController {
  constructor(
    private readonly keys: SigningKeys,
    private readonly audit: AuditTrail,
  ) {}

  @For('operator')
  @Get()
  @Answers(SigningKeyList)
  async list(): Promise<SigningKeyList> {
    return { items: (await this.keys.list()).map(signingKeyView) };
  }

  /** Tells a new key now, which signs after ten minutes; tokens of the old one stay good until they expire. */
  @For('operator')
  @Post()
  @Answers(SigningKeyResource, 201)
  async announce(@Who() caller: Caller): Promise<SigningKeyResource> {
    const key = await this.keys.announce();
    await this.audit.record({ kind: 'signingKeyMade', subject: null, target: key.id, by: caller.subject });
    return signingKeyView(key);
  }

  /** For a key that has got out: whatever it signed is refused, and everybody signs in again. */
  @For('operator')
  @HttpCode(200)
  @Post(':id/revoke')
  @Answers(SigningKeyResource)
  async revoke(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
  ): Promise<SigningKeyResource> {
    const key = await this.keys.revoke(id, revision);
    await this.audit.record({ kind: 'signingKeyRevoked', subject: null, target: id, by: caller.subject });
    return signingKeyView(key);
  }
}

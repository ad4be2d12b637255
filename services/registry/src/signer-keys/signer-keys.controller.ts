import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, ForDuty, IfMatch, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import type { SignerKey } from './signer-key.ts';
import { SignerKeyPage, SignerKeyQuery, SignerKeyRequest, SignerKeyResource } from './signer-keys.dto.ts';
import { SignerKeysService } from './signer-keys.service.ts';

const members = ['college', 'enterprise', 'association', 'government', 'evaluator'] as const;
const Signers = () => ForDuty([...members, 'operator'], 'signer', 'administrator');

/** The public keys by which organisations sign agreements. */
@Controller('v1/signer-keys')
export class SignerKeysController {
  constructor(private readonly keys: SignerKeysService) {}

  @ForDuty(members, 'signer', 'administrator')
  @Post()
  @Answers(SignerKeyResource, 201)
  register(@Who() caller: Caller, @Body() { label, jwk, proof }: SignerKeyRequest): Promise<SignerKey> {
    return this.keys.register(caller, { label, jwk: { kty: jwk.kty, crv: jwk.crv, x: jwk.x }, proof });
  }

  @Signers()
  @Get()
  @Answers(SignerKeyPage)
  list(@Who() caller: Caller, @Query() query: SignerKeyQuery): Promise<Page<SignerKey>> {
    return this.keys.list(caller, queryFrom<SignerKey>(query));
  }

  @Signers()
  @Get(':id')
  @Answers(SignerKeyResource)
  read(@Who() caller: Caller, @Param('id') id: string): Promise<SignerKey> {
    return this.keys.read(caller, id);
  }

  /** From now on nothing that it signs is taken; also by an operator, for a member whose key was stolen. */
  @Signers()
  @HttpCode(200)
  @Post(':id/revoke')
  @Answers(SignerKeyResource)
  revoke(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<SignerKey> {
    return this.keys.revoke(caller, id, revision);
  }
}

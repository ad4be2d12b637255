import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, IfMatch, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import type { Agreement } from './agreement.ts';
import { AgreementPage, AgreementQuery, AgreementRequest, AgreementResource } from './agreements.dto.ts';
import { AgreementsService } from './agreements.service.ts';

const parties = ['college', 'enterprise', 'association', 'government', 'evaluator'] as const;

/** Cooperation agreements between members. */
@Controller('v1/agreements')
export class AgreementsController {
  constructor(private readonly agreements: AgreementsService) {}

  @ForDuty(parties, 'editor', 'signer', 'administrator')
  @Post()
  @Answers(AgreementResource, 201)
  draft(@Who() caller: Caller, @Body() request: AgreementRequest): Promise<Agreement> {
    return this.agreements.draft(caller, {
      type: request.type,
      parties: request.parties,
      title: { ...request.title },
      validFrom: request.validFrom ?? null,
      validUntil: request.validUntil ?? null,
    });
  }

  @For(...parties, 'operator')
  @Get()
  @Answers(AgreementPage)
  list(@Who() caller: Caller, @Query() query: AgreementQuery): Promise<Page<Agreement>> {
    return this.agreements.list(caller, queryFrom<Agreement>(query));
  }

  @For(...parties, 'operator')
  @Get(':id')
  @Answers(AgreementResource)
  read(@Who() caller: Caller, @Param('id') id: string): Promise<Agreement> {
    return this.agreements.read(caller, id);
  }

  @ForDuty(parties, 'editor', 'signer', 'administrator')
  @HttpCode(200)
  @Post(':id/propose')
  @Answers(AgreementResource)
  propose(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<Agreement> {
    return this.agreements.propose(caller, id, revision);
  }

  @ForDuty(parties, 'signer')
  @HttpCode(200)
  @Post(':id/sign')
  @Answers(AgreementResource)
  sign(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<Agreement> {
    return this.agreements.sign(caller, id, revision);
  }

  @ForDuty([...parties, 'operator'], 'signer')
  @HttpCode(200)
  @Post(':id/terminate')
  @Answers(AgreementResource)
  terminate(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<Agreement> {
    return this.agreements.terminate(caller, id, revision);
  }
}

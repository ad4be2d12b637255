import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, IfMatch, Who, queryFrom } from '@duijie/platform';
import type { Agreement } from './agreement.ts';
import {
  AgreementPage,
  AgreementQuery,
  AgreementRecordAnswer,
  AgreementRequest,
  AgreementResource,
  CounterRequest,
  ProposalRequest,
  SignatureRequest,
  TerminationRequest,
  agreementSummary,
  agreementView,
  givenAgreement,
  givenSignature,
  givenTerms,
} from './agreements.dto.ts';
import { AgreementsService } from './agreements.service.ts';

const parties = ['college', 'enterprise', 'association', 'government', 'evaluator'] as const;
const Writers = () => ForDuty(parties, 'editor', 'signer', 'administrator');

/** Cooperation agreements between members. */
@Controller('v1/agreements')
export class AgreementsController {
  constructor(private readonly agreements: AgreementsService) {}

  @Writers()
  @Post()
  @Answers(AgreementResource, 201)
  async draft(@Who() caller: Caller, @Body() request: AgreementRequest): Promise<AgreementResource> {
    return agreementView(await this.agreements.draft(caller, givenAgreement(request)));
  }

  @For(...parties, 'operator')
  @Get()
  @Answers(AgreementPage)
  async list(@Who() caller: Caller, @Query() query: AgreementQuery): Promise<AgreementPage> {
    const { items, nextCursor } = await this.agreements.list(caller, queryFrom<Agreement>(query));
    return { items: items.map(agreementSummary), nextCursor };
  }

  @For(...parties, 'operator')
  @Get(':id')
  @Answers(AgreementResource)
  async read(@Who() caller: Caller, @Param('id') id: string): Promise<AgreementResource> {
    return agreementView(await this.agreements.read(caller, id));
  }

  /** Who agreed to what, with all signatures and public keys, to be kept and checked offline. */
  @For(...parties, 'operator')
  @Get(':id/record')
  @Answers(AgreementRecordAnswer)
  async record(@Who() caller: Caller, @Param('id') id: string): Promise<AgreementRecordAnswer> {
    return (await this.agreements.record(caller, id)) as unknown as AgreementRecordAnswer;
  }

  /** While it is a draft. */
  @Writers()
  @Put(':id')
  @Answers(AgreementResource)
  async revise(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: AgreementRequest,
  ): Promise<AgreementResource> {
    return agreementView(await this.agreements.revise(caller, id, revision, givenAgreement(request)));
  }

  @Writers()
  @HttpCode(200)
  @Post(':id/propose')
  @Answers(AgreementResource)
  async propose(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request?: ProposalRequest,
  ): Promise<AgreementResource> {
    return agreementView(await this.agreements.propose(caller, id, revision, request?.to ?? null));
  }

  /** Other terms by the party that holds the right to edit: for a proposal, or for a new version of one in force. */
  @Writers()
  @HttpCode(200)
  @Post(':id/counter')
  @Answers(AgreementResource)
  async counter(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: CounterRequest,
  ): Promise<AgreementResource> {
    const terms = givenTerms(request);
    return agreementView(await this.agreements.counter(caller, id, revision, terms, request.to ?? null));
  }

  /** Lays a new version before the others; the present one holds until all have signed it. */
  @Writers()
  @HttpCode(200)
  @Post(':id/amend')
  @Answers(AgreementResource)
  async amend(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: CounterRequest,
  ): Promise<AgreementResource> {
    const terms = givenTerms(request);
    return agreementView(await this.agreements.amend(caller, id, revision, terms, request.to ?? null));
  }

  @Writers()
  @HttpCode(200)
  @Post(':id/withdraw-amendment')
  @Answers(AgreementResource)
  async withdrawAmendment(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
  ): Promise<AgreementResource> {
    return agreementView(await this.agreements.withdrawAmendment(caller, id, revision));
  }

  @ForDuty(parties, 'signer')
  @HttpCode(200)
  @Post(':id/sign')
  @Answers(AgreementResource)
  async sign(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request?: SignatureRequest,
  ): Promise<AgreementResource> {
    return agreementView(await this.agreements.sign(caller, id, revision, givenSignature(request)));
  }

  @ForDuty([...parties, 'operator'], 'signer')
  @HttpCode(200)
  @Post(':id/terminate')
  @Answers(AgreementResource)
  async terminate(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request?: TerminationRequest,
  ): Promise<AgreementResource> {
    const reason = { reasonCode: request?.reasonCode ?? 'other', note: request?.note ?? null };
    return agreementView(await this.agreements.terminate(caller, id, revision, reason));
  }
}

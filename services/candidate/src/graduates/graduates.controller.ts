import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { everything, has } from '@duijie/domain';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, IfMatch, SealedFor, SignedIn, TakesPatchOf, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import { ReceiptView } from '../persons/erasure-receipts.dto.ts';
import { ErasuresService } from '../persons/erasures.service.ts';
import type { Receipt } from '../persons/erasure.ts';
import type { GraduateView } from './graduate-view.ts';
import type { Graduate } from './graduate.ts';
import {
  AttestRequest,
  GraduatePage,
  GraduateQuery,
  GraduateRequest,
  GraduateResource,
  VerifyRequest,
} from './graduates.dto.ts';
import { GraduatesService } from './graduates.service.ts';
import { ownReach, writeReach } from './reach.ts';

/** Graduates: the college's own, oneself, or pseudonyms; to an enterprise those alone who are matched with it. */
@Controller('v1/graduates')
export class GraduatesController {
  constructor(
    private readonly graduates: GraduatesService,
    private readonly erasures: ErasuresService,
  ) {}

  @For('college', 'student', 'operator', 'enterprise')
  @Get()
  @Answers(GraduatePage)
  list(@Who() caller: Caller, @Query() query: GraduateQuery): Promise<Page<GraduateView>> {
    return this.graduates.list(caller, queryFrom<Graduate>(query));
  }

  @SignedIn()
  @Get(':id')
  @Answers(GraduateResource)
  read(@Who() caller: Caller, @Param('id') id: string): Promise<GraduateView> {
    return this.graduates.read(caller, id);
  }

  @For('college', 'student')
  @Put(':id')
  @Answers(GraduateResource)
  replace(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: GraduateRequest,
  ): Promise<GraduateView> {
    return this.graduates.replace(caller, id, revision, request);
  }

  /** A merge patch (RFC 7396). */
  @For('college', 'student')
  @Patch(':id')
  @TakesPatchOf(GraduateRequest)
  @Answers(GraduateResource)
  patch(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() patch: Record<string, unknown>,
  ): Promise<GraduateView> {
    return this.graduates.patch(caller, id, revision, patch);
  }

  /** Erases the person for good, and answers with the receipt. */
  @For('college', 'student')
  @Delete(':id')
  @Answers(ReceiptView)
  erase(@Who() caller: Caller, @Param('id') id: string): Promise<Receipt> {
    return this.erasures.erase(writeReach(caller), id);
  }

  @For('college', 'student', 'operator')
  @Get(':id/receipt')
  @Answers(ReceiptView)
  receipt(@Who() caller: Caller, @Param('id') id: string): Promise<Receipt> {
    return this.erasures.receipt(has(caller, 'operator') ? everything : ownReach(caller), id);
  }

  @ForDuty(['college'], 'attester')
  @SealedFor('id')
  @HttpCode(200)
  @Post(':id/attest')
  @Answers(GraduateResource)
  attest(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request?: AttestRequest,
  ): Promise<GraduateView> {
    return this.graduates.attest(caller, id, revision, request ?? {});
  }

  @For('college', 'evaluator')
  @SealedFor('id')
  @HttpCode(200)
  @Post(':id/credentials/:credential/verify')
  @Answers(GraduateResource)
  verify(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('credential') credential: string,
    @IfMatch() revision: number,
    @Body() request?: VerifyRequest,
  ): Promise<GraduateView> {
    return this.graduates.verify(caller, id, revision, credential, request ?? {});
  }

  @For('college', 'student')
  @SealedFor('id')
  @HttpCode(200)
  @Post(':id/withdraw')
  @Answers(GraduateResource)
  withdraw(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<GraduateView> {
    return this.graduates.withdraw(caller, id, revision);
  }
}

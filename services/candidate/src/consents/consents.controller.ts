import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { today } from '@duijie/domain';
import type { Caller, Clock } from '@duijie/domain';
import { Answers, For, InjectClock, SealedFor, SignedIn, Who } from '@duijie/platform';
import type { GraduateView } from '../graduates/graduate-view.ts';
import type { ConsentRecord } from '../graduates/graduate.ts';
import { GraduateResource } from '../graduates/graduates.dto.ts';
import { ownReach } from '../graduates/reach.ts';
import type { Receipt } from '../persons/erasure.ts';
import { ErasuresService } from '../persons/erasures.service.ts';
import { presentText, textDigestOf } from './consent-text.ts';
import { ConsentList, ConsentRequest, ConsentTextList } from './consents.dto.ts';
import type { ConsentTextResource, ConsentView } from './consents.dto.ts';
import { ConsentsService } from './consents.service.ts';
import { consentTexts } from './data/consent-texts.ts';

/** Consents: the words that are agreed to, what somebody agreed to, and every decision before. */
@Controller('v1')
export class ConsentsController {
  constructor(
    private readonly consents: ConsentsService,
    private readonly erasures: ErasuresService,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** All versions of the words, the oldest first. */
  @SignedIn()
  @Get('consent-texts')
  @Answers(ConsentTextList)
  texts(): { items: readonly ConsentTextResource[] } {
    const day = today(this.clock);
    const items = consentTexts.map((text) => ({
      ...text,
      digest: textDigestOf(text),
      isPresent: presentText(text.purpose, day) === text,
    }));
    return { items };
  }

  @For('college', 'student')
  @Get('graduates/:id/consents')
  @Answers(ConsentList)
  async list(@Who() caller: Caller, @Param('id') id: string): Promise<{ items: readonly ConsentView[] }> {
    return { items: await this.consents.list(caller, id) };
  }

  @For('college', 'student')
  @Get('graduates/:id/consents/history')
  @Answers(ConsentList)
  async history(@Who() caller: Caller, @Param('id') id: string): Promise<{ items: readonly ConsentRecord[] }> {
    return { items: await this.consents.history(caller, id) };
  }

  /** Grants or withdraws one purpose. Somebody erased answers so that they may be taken in again. */
  @For('college', 'student')
  @SealedFor('id')
  @HttpCode(200)
  @Post('graduates/:id/consents')
  @Answers(GraduateResource)
  async decide(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Body() request: ConsentRequest,
  ): Promise<GraduateView | Receipt> {
    return (await this.consents.decide(caller, id, request)) ?? this.erasures.receipt(ownReach(caller), id);
  }
}

import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, IfMatch, SignedIn, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import type { Recognition } from './recognition.ts';
import { RecognitionPage, RecognitionQuery, RecognitionRequest, RecognitionResource } from './recognitions.dto.ts';
import { RecognitionsService } from './recognitions.service.ts';

/** Which credential counts as which, across borders. */
@Controller('v1/recognitions')
export class RecognitionsController {
  constructor(private readonly recognitions: RecognitionsService) {}

  @For('operator', 'association', 'evaluator')
  @Post()
  @Answers(RecognitionResource, 201)
  draft(@Who() caller: Caller, @Body() request: RecognitionRequest): Promise<Recognition> {
    return this.recognitions.draft(caller, {
      from: { credential: request.from.credential, grade: request.from.grade ?? null, country: request.from.country },
      to: { credential: request.to.credential, grade: request.to.grade ?? null, country: request.to.country },
      extent: request.extent,
      confidence: request.confidence,
      agreement: request.agreement ?? null,
      validUntil: request.validUntil ?? null,
      title: request.title ? { ...request.title } : null,
    });
  }

  @SignedIn()
  @Get()
  @Answers(RecognitionPage)
  list(@Query() query: RecognitionQuery): Promise<Page<Recognition>> {
    return this.recognitions.list(queryFrom<Recognition>(query));
  }

  @SignedIn()
  @Get(':id')
  @Answers(RecognitionResource)
  read(@Param('id') id: string): Promise<Recognition> {
    return this.recognitions.read(id);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/enter-into-force')
  @Answers(RecognitionResource)
  enterIntoForce(@Param('id') id: string, @IfMatch() revision: number): Promise<Recognition> {
    return this.recognitions.enterIntoForce(id, revision);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/suspend')
  @Answers(RecognitionResource)
  suspend(@Param('id') id: string, @IfMatch() revision: number): Promise<Recognition> {
    return this.recognitions.suspend(id, revision);
  }
}

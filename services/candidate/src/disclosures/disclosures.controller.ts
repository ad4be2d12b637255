import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, ListQuery, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import type { Disclosure } from './disclosure.ts';
import { DisclosurePage } from './disclosures.dto.ts';
import { DisclosuresService } from './disclosures.service.ts';

/** Which enterprises were told who the graduate is, the latest first. */
@Controller('v1/graduates/:id/disclosures')
export class DisclosuresController {
  constructor(private readonly disclosures: DisclosuresService) {}

  @For('college', 'student')
  @Get()
  @Answers(DisclosurePage)
  list(@Who() caller: Caller, @Param('id') id: string, @Query() query: ListQuery): Promise<Page<Disclosure>> {
    return this.disclosures.list(caller, id, queryFrom<Disclosure>(query));
  }
}

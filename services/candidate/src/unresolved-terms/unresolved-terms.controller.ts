import { Controller, Get, Query } from '@nestjs/common';
import { Answers, For, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import type { UnresolvedTerm } from './unresolved-term.ts';
import { UnresolvedTermPage, UnresolvedTermQuery } from './unresolved-terms.dto.ts';
import { UnresolvedTermsService } from './unresolved-terms.service.ts';

/** Words of sheets that no code was found for, the most frequent first. */
@Controller('v1/unresolved-terms')
export class UnresolvedTermsController {
  constructor(private readonly terms: UnresolvedTermsService) {}

  @For('operator', 'association')
  @Get()
  @Answers(UnresolvedTermPage)
  async list(@Query() query: UnresolvedTermQuery): Promise<Page<Omit<UnresolvedTerm, 'countedIn'>>> {
    const page = await this.terms.list(queryFrom<UnresolvedTerm>(query));
    return { ...page, items: page.items.map(({ countedIn: _, ...term }) => term) };
  }
}

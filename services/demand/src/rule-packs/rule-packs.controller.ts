import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, IfMatch, ListQuery, SignedIn, Who, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import type { StoredRulePack } from './rule-pack.ts';
import {
  ActivateRequest,
  DryRunPage,
  RulePackPage,
  RulePackQuery,
  RulePackRequest,
  RulePackResource,
} from './rule-packs.dto.ts';
import { RulePacksService } from './rule-packs.service.ts';
import type { DryRun, ShownRulePack } from './rule-packs.service.ts';

/** The rules that openings are judged by: readable by all, changed by operators. */
@Controller('v1/rule-packs')
export class RulePacksController {
  constructor(private readonly packs: RulePacksService) {}

  @SignedIn()
  @Get()
  @Answers(RulePackPage)
  list(@Who() caller: Caller, @Query() query: RulePackQuery): Promise<Page<ShownRulePack>> {
    return this.packs.list(caller, queryFrom<StoredRulePack>(query));
  }

  @SignedIn()
  @Get(':id')
  @Answers(RulePackResource)
  read(@Who() caller: Caller, @Param('id') id: string): Promise<ShownRulePack> {
    return this.packs.read(caller, id);
  }

  /** A draft; its own cases are run before it is stored. */
  @For('operator')
  @Post()
  @Answers(RulePackResource, 201)
  draft(@Who() caller: Caller, @Body() request: RulePackRequest): Promise<StoredRulePack> {
    return this.packs.draft(caller, { ...request, rules: request.rules.map(ruleOf) });
  }

  /** Which openings would change, and how, if this pack were in force. */
  @For('operator')
  @Get(':id/dry-run')
  @Answers(DryRunPage)
  dryRun(@Param('id') id: string, @Query() query: ListQuery): Promise<DryRun> {
    return this.packs.dryRun(id, query.limit, query.cursor);
  }

  @For('operator')
  @HttpCode(200)
  @Post(':id/activate')
  @Answers(RulePackResource)
  activate(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: ActivateRequest,
  ): Promise<StoredRulePack> {
    return this.packs.activate(caller, id, revision, request.note);
  }
}

function ruleOf(rule: RulePackRequest['rules'][number]): StoredRulePack['rules'][number] {
  return { ...rule, effectiveUntil: (rule.effectiveUntil as string | null | undefined) ?? null };
}

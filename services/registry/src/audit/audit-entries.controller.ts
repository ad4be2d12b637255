import { Controller, Get, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, Who, queryFrom } from '@duijie/platform';
import type { AuditEntry } from './audit-entry.ts';
import {
  AuditEntriesQuery,
  AuditEntryPage,
  AuditExportQuery,
  AuditTrailRecord,
  auditEntryView,
} from './audit-entries.dto.ts';
import { AuditTrail } from './audit-trail.service.ts';

const Readers = () => For('college', 'enterprise', 'association', 'government', 'evaluator', 'operator');

/** Who came in, who was kept out, and who changed that: the newest first. */
@Controller('v1/audit-entries')
export class AuditEntriesController {
  constructor(private readonly trail: AuditTrail) {}

  @Readers()
  @Get()
  @Answers(AuditEntryPage)
  async list(@Who() caller: Caller, @Query() query: AuditEntriesQuery): Promise<AuditEntryPage> {
    const page = await this.trail.list(caller, { ...queryFrom<AuditEntry>(query), sort: '-number' });
    return { items: page.items.map(auditEntryView), nextCursor: page.nextCursor };
  }

  /** What the caller may see, in order, as a signed record: `duijie-verify-record` checks such a file offline. */
  @Readers()
  @Get('export')
  @Answers(AuditTrailRecord)
  export(@Who() caller: Caller, @Query() { after }: AuditExportQuery): Promise<AuditTrailRecord> {
    return this.trail.export(caller, after ?? 0);
  }
}

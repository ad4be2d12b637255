import { Readable } from 'node:stream';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '@duijie/domain';
import { Answers, For, Who, queryFrom } from '@duijie/platform';
import type { AuditEntry } from './audit-entry.ts';
import { AuditEntriesQuery, AuditEntryPage, auditEntryView } from './audit-entries.dto.ts';
import { AuditTrail } from './audit-trail.service.ts';

const Readers = () => For('college', 'enterprise', 'association', 'government', 'evaluator', 'operator', 'ops');

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

  /** All that the caller may see, in order, as JSON Lines: `duijie-verify-record` checks such a file offline. */
  @Readers()
  @Get('export')
  async export(@Who() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    await reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', 'attachment; filename="audit-entries.jsonl"')
      .send(Readable.from(lines(this.trail.all(caller))));
  }
}

async function* lines(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(auditEntryView(entry))}\n`;
}

import { Controller, Get, Header, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '@duijie/domain';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, Who, queryFrom } from '@duijie/platform';
import type { ImportFormat } from './import.ts';
import { ImportListQuery, ImportPage, ImportQuery, ImportResource, ImportSummary } from './imports.dto.ts';
import { ImportsService } from './imports.service.ts';

const formats: Readonly<Record<string, ImportFormat>> = {
  'text/csv': 'csv',
  'application/x-ndjson': 'jsonl',
  'application/jsonl': 'jsonl',
};

/** Openings by the file: CSV or JSON Lines, worked off in the background. */
@Controller('v1/openings')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @ForDuty(['enterprise'], 'editor', 'administrator')
  @HttpCode(202)
  @Post('import')
  @ApiConsumes(...Object.keys(formats))
  @ApiBody({ schema: { type: 'string' } })
  @Answers(ImportSummary, 202)
  async receive(
    @Who() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: ImportQuery,
    @Headers('idempotency-key') key?: string,
  ): Promise<ImportSummary> {
    if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) {
      throw new DomainError(
        'invalid',
        'request.idempotency-key-malformed',
        'Idempotency-Key must be 1 to 200 visible ASCII characters.',
      );
    }
    const format = formatOf(request);
    const publish = query.publish === 'true' || query.publish === '1';
    const job = await this.imports.receive(caller, { body: request.body, format, publish, key });
    void reply.header('location', `/v1/openings/imports/${job.id}`);
    return job;
  }

  @For('enterprise', 'operator')
  @Get('imports')
  @Answers(ImportPage)
  list(@Who() caller: Caller, @Query() query: ImportListQuery): Promise<ImportPage> {
    return this.imports.list(caller, queryFrom(query));
  }

  @For('enterprise', 'operator')
  @Get('imports/:id')
  @Answers(ImportResource)
  read(@Who() caller: Caller, @Param('id') id: string): Promise<ImportResource> {
    return this.imports.read(caller, id);
  }

  /** All notes as CSV. */
  @For('enterprise', 'operator')
  @Get('imports/:id/errors')
  @Header('content-type', 'text/csv; charset=utf-8')
  @ApiProduces('text/csv')
  async errors(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const file = await this.imports.errors(caller, id);
    void reply.header('content-disposition', `attachment; filename="${id}-errors.csv"`);
    return file;
  }
}

function formatOf(request: FastifyRequest): ImportFormat {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  const format = formats[type];
  const streams = typeof request.body === 'object' && request.body !== null && 'pipe' in request.body;
  if (format && streams) return format;
  throw new DomainError(
    'unsupported',
    'import.unsupported-type',
    `Send the file as ${Object.keys(formats).join(', ')}.`,
  );
}

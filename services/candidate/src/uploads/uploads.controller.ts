import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Param,
  ParseIntPipe,
  Patch,
  Post,
  Query,
  Req,
  Sse,
} from '@nestjs/common';
import type { MessageEvent, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, SealedFor, Who, malformedKey, queryFrom } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import type { Upload } from './upload.ts';
import type { UploadView } from './upload-view.ts';
import { UploadRowsService } from './upload-rows.service.ts';
import { errorFile, formatOf, workbookType } from './error-file.answer.ts';
import { UploadStream } from './upload-stream.service.ts';
import {
  ApplyRequest,
  ErrorQuery,
  RowPage,
  RowPatch,
  RowQuery,
  RowView,
  UploadListQuery,
  UploadPage,
  UploadQuery,
  UploadResource,
} from './uploads.dto.ts';
import { UploadsIntake } from './uploads.intake.ts';
import { UploadsService } from './uploads.service.ts';

const UploadersOnly = () => ForDuty(['college'], 'editor', 'administrator', 'attester');

/** Sheets of graduates, by the thousand. */
@Controller('v1/uploads')
export class UploadsController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly rows: UploadRowsService,
    private readonly intake: UploadsIntake,
    private readonly streams: UploadStream,
  ) {}

  @UploadersOnly()
  @HttpCode(202)
  @Post()
  @ApiConsumes('multipart/form-data', 'text/csv', workbookType)
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @Answers(UploadResource, 202)
  async create(
    @Who() caller: Caller,
    @Req() request: FastifyRequest,
    @Query() query: UploadQuery,
    @Headers('idempotency-key') key?: string,
  ): Promise<UploadView> {
    if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) {
      throw malformedKey();
    }
    this.uploads.options(caller, query);
    const intake = await this.intake.receive(request);
    return this.uploads.create(caller, intake, query, key);
  }

  @For('college')
  @Get()
  @Answers(UploadPage)
  list(@Who() caller: Caller, @Query() query: UploadListQuery): Promise<Page<UploadView>> {
    return this.uploads.list(caller, queryFrom<Upload>(query));
  }

  @For('college')
  @Get(':id')
  @Answers(UploadResource)
  read(@Who() caller: Caller, @Param('id') id: string): Promise<UploadView> {
    return this.uploads.read(caller, id);
  }

  /** Progress as it happens; ends with the upload. */
  @For('college')
  @Sse(':id/events')
  async events(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Headers('last-event-id') seen?: string,
  ): Promise<Observable<MessageEvent>> {
    return this.streams.follow(await this.rows.own(caller, id), Number(seen) || 0);
  }

  /** The wrong rows as CSV or XLSX, with a reason for each finding, to be mended and uploaded again. */
  @For('college')
  @Get(':id/errors')
  @Header('vary', 'Accept')
  @ApiProduces('text/csv', workbookType)
  async errors(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Query() query: ErrorQuery,
    @Headers('accept') accept?: string,
  ): Promise<StreamableFile> {
    const upload = await this.rows.own(caller, id);
    const rows = this.rows.errors(upload, query.warnings === 'true' || query.warnings === '1');
    return errorFile(upload.id, query.format ?? formatOf(accept), rows);
  }

  @For('college')
  @Get(':id/rows')
  @Answers(RowPage)
  listRows(@Who() caller: Caller, @Param('id') id: string, @Query() query: RowQuery): Promise<Page<RowView>> {
    return this.rows.list(caller, id, query);
  }

  /** Mends cells of a wrong row, by field or header, or confirms one; apply takes it in. */
  @UploadersOnly()
  @Patch(':id/rows/:line')
  @ApiBody({ type: RowPatch })
  @Answers(RowView)
  mend(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('line', ParseIntPipe) line: number,
    @Body() patch: Record<string, unknown>,
  ): Promise<RowView> {
    return this.rows.mend(caller, id, line, patch);
  }

  @UploadersOnly()
  @SealedFor('id')
  @HttpCode(200)
  @Post(':id/apply')
  @Answers(UploadResource)
  apply(@Who() caller: Caller, @Param('id') id: string, @Body() request?: ApplyRequest): Promise<UploadView> {
    return this.rows.apply(caller, id, request?.confirm ?? []);
  }

  @UploadersOnly()
  @SealedFor('id')
  @HttpCode(200)
  @Post(':id/cancel')
  @Answers(UploadResource)
  cancel(@Who() caller: Caller, @Param('id') id: string, @Headers('if-match') match?: string): Promise<UploadView> {
    const revision = /^"(\d{1,9})"$/.exec(match ?? '')?.[1];
    return this.uploads.cancel(caller, id, revision === undefined ? undefined : Number(revision));
  }
}

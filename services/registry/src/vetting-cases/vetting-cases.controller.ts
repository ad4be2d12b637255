import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '@duijie/domain';
import { Answers, For, ForDuty, IfMatch, Who, queryFrom } from '@duijie/platform';
import type { FileType, Page } from '@duijie/platform';
import { ReasonRequest } from '../organisations/organisations.dto.ts';
import { evidenceTypes } from './evidence.intake.ts';
import { downloadName } from './evidence-name.ts';
import { EvidenceService } from './evidence.service.ts';
import type { VettingCase } from './vetting-case.ts';
import {
  DecisionRequest,
  DeclarationRequest,
  EvidenceQuery,
  EvidenceRequest,
  EvidenceView,
  ReviewerRequest,
  VerdictRequest,
  VettingCasePage,
  VettingCaseQuery,
  VettingCaseRequest,
  VettingCaseResource,
  evidenceView,
  opinionFrom,
  viewFor,
} from './vetting-cases.dto.ts';
import { VettingCasesService } from './vetting-cases.service.ts';

const members = ['college', 'enterprise', 'association', 'government', 'evaluator', 'operator'] as const;
const files = Object.values(evidenceTypes);
const MembersOnly = () => For(...members);
const ReviewersOnly = () => ForDuty(members, 'reviewer');
const SpeakersOnly = () => ForDuty(members, 'administrator', 'editor');

/** Vetting cases (遴选审核): organisations are looked at by a checklist, with evidence, by two reviewers at least. */
@Controller('v1/vetting-cases')
export class VettingCasesController {
  constructor(
    private readonly cases: VettingCasesService,
    private readonly evidence: EvidenceService,
  ) {}

  @ForDuty(members, 'administrator')
  @Post()
  @Answers(VettingCaseResource, 201)
  async open(@Who() caller: Caller, @Body() { subject, scope }: VettingCaseRequest): Promise<VettingCaseResource> {
    return viewFor(caller, await this.cases.open(caller, subject, scope));
  }

  @MembersOnly()
  @Get()
  @Answers(VettingCasePage)
  async list(@Who() caller: Caller, @Query() query: VettingCaseQuery): Promise<Page<VettingCaseResource>> {
    const page = await this.cases.list(caller, queryFrom<VettingCase>(query));
    return { ...page, items: page.items.map((each) => viewFor(caller, each)) };
  }

  @MembersOnly()
  @Get(':id')
  @Answers(VettingCaseResource)
  async read(@Who() caller: Caller, @Param('id') id: string): Promise<VettingCaseResource> {
    return viewFor(caller, await this.cases.read(caller, id));
  }

  /** Asks somebody to look at it. */
  @For('operator')
  @HttpCode(200)
  @Post(':id/reviewers')
  @Answers(VettingCaseResource)
  async assign(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() { reviewer }: ReviewerRequest,
  ): Promise<VettingCaseResource> {
    return viewFor(caller, await this.cases.assign(caller, id, revision, reviewer));
  }

  /** Says whether there is a conflict of interest. */
  @ReviewersOnly()
  @HttpCode(200)
  @Post(':id/declare')
  @Answers(VettingCaseResource)
  async declare(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() { conflict, note }: DeclarationRequest,
  ): Promise<VettingCaseResource> {
    return viewFor(caller, await this.cases.declare(caller, id, revision, { conflict, note: note ?? null }));
  }

  @ReviewersOnly()
  @Put(':id/items/:item/verdict')
  @Answers(VettingCaseResource)
  async judge(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('item') item: string,
    @IfMatch() revision: number,
    @Body() { verdict, note }: VerdictRequest,
  ): Promise<VettingCaseResource> {
    return viewFor(caller, await this.cases.judge(caller, id, revision, item, { verdict, note: note ?? null }));
  }

  @ReviewersOnly()
  @HttpCode(200)
  @Post(':id/request-evidence')
  @Answers(VettingCaseResource)
  async requestEvidence(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() { items }: EvidenceRequest,
  ): Promise<VettingCaseResource> {
    return viewFor(caller, await this.cases.requestEvidence(caller, id, revision, items));
  }

  /** A file as the body of the request; it is stored encrypted and read by those alone who see the case. */
  @SpeakersOnly()
  @Post(':id/items/:item/evidence')
  @ApiConsumes(...files, 'application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(EvidenceView, 201)
  async addEvidence(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('item') item: string,
    @Query() { name }: EvidenceQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EvidenceView> {
    const { added, vettingCase } = await this.evidence.add(caller, id, { item, name: name ?? item }, request);
    void reply.header('location', `/v1/vetting-cases/${id}/evidence/${added.id}`);
    return evidenceView(vettingCase, added);
  }

  @MembersOnly()
  @Get(':id/evidence/:evidence')
  @Header('cache-control', 'no-store')
  @ApiProduces(...files)
  async readEvidence(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('evidence') evidence: string,
  ): Promise<StreamableFile> {
    const { of, content } = await this.evidence.read(caller, id, evidence);
    return new StreamableFile(Readable.from(content, { objectMode: false }), {
      type: evidenceTypes[of.file.type as FileType] ?? 'application/octet-stream',
      disposition: `attachment; filename*=UTF-8''${encoded(downloadName(of.name, of.file.type))}`,
      length: of.file.bytes,
    });
  }

  @SpeakersOnly()
  @Delete(':id/evidence/:evidence')
  @Answers(VettingCaseResource)
  async removeEvidence(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('evidence') evidence: string,
  ): Promise<VettingCaseResource> {
    return viewFor(caller, await this.evidence.remove(caller, id, evidence));
  }

  /** All that was asked for has been sent. */
  @SpeakersOnly()
  @HttpCode(200)
  @Post(':id/submit')
  @Answers(VettingCaseResource)
  async submit(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
  ): Promise<VettingCaseResource> {
    return viewFor(caller, await this.cases.submit(caller, id, revision));
  }

  /** What a reviewer would decide; the same from two of them decides it. */
  @ReviewersOnly()
  @HttpCode(200)
  @Post(':id/decide')
  @Answers(VettingCaseResource)
  async decide(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: DecisionRequest,
  ): Promise<VettingCaseResource> {
    return viewFor(caller, await this.cases.decide(caller, id, revision, opinionFrom(request)));
  }

  /** A condition, counted from 0, is met. */
  @ReviewersOnly()
  @HttpCode(200)
  @Post(':id/conditions/:condition/confirm')
  @Answers(VettingCaseResource)
  async confirm(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('condition', ParseIntPipe) condition: number,
    @IfMatch() revision: number,
  ): Promise<VettingCaseResource> {
    return viewFor(caller, await this.cases.confirm(caller, id, revision, condition));
  }

  @ForDuty(members, 'administrator')
  @HttpCode(200)
  @Post(':id/appeal')
  @Answers(VettingCaseResource)
  async appeal(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() { note }: ReasonRequest,
  ): Promise<VettingCaseResource> {
    return viewFor(caller, await this.cases.appeal(caller, id, revision, note));
  }
}

/** For a parameter of a header (RFC 8187), which knows fewer characters than an address does. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

import { Injectable } from '@nestjs/common';
import {
  DomainError,
  instant,
  invalid,
  notFound,
  pointerPart,
  scopeOf,
  untilUnchanged,
  wrongCursor,
  wrongState,
} from '@duijie/domain';
import type { Caller, Clock, FieldError } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import type { Page } from '@duijie/platform';
import { CollegesStore } from '../colleges/colleges.store.ts';
import { errorHeader, errorRows } from '../sheets/error-file.ts';
import type { FaultyRow } from '../sheets/error-file.ts';
import { judgeMended, mendCells } from '../sheets/mend.ts';
import type { RowIssue, RowResult, Verdict } from '../sheets/row-result.ts';
import { confirmedRow, isReady, isWrong, mendedRow, recounted, withSuggestedMajor } from './row-report.ts';
import type { ReportedRow } from './row-report.ts';
import { RowImportsService } from './row-imports.service.ts';
import { recountUpload } from './upload.ts';
import type { Upload } from './upload.ts';
import { viewOf } from './upload-view.ts';
import type { UploadView } from './upload-view.ts';
import { UploadChunksStore } from './upload-chunks.store.ts';
import type { OpenedChunk } from './upload-chunks.store.ts';
import type { RowView } from './uploads.dto.ts';
import { UploadsStore } from './uploads.store.ts';

/** The rows of an upload that somebody has to look at. */
@Injectable()
export class UploadRowsService {
  constructor(
    private readonly uploads: UploadsStore,
    private readonly chunks: UploadChunksStore,
    private readonly imports: RowImportsService,
    private readonly colleges: CollegesStore,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** A page by line; the cursor is the last line given. */
  async list(
    caller: Caller,
    id: string,
    query: { limit?: number; cursor?: string; verdict?: Verdict },
  ): Promise<Page<RowView>> {
    const upload = await this.own(caller, id);
    const after = Number(query.cursor ?? 0);
    if (!Number.isInteger(after)) throw wrongCursor();
    const limit = query.limit ?? 50;
    const items: RowView[] = [];
    for await (const { reported } of this.chunks.reported(id, after + 1)) {
      for (const row of reported) {
        if (row.line <= after || !(query.verdict ? row.verdict === query.verdict : isWrong(row.counted))) continue;
        if (items.length === limit) return { items, nextCursor: String(items.at(-1)?.line) };
        items.push(rowView(row, upload));
      }
    }
    return { items, nextCursor: null };
  }

  /** The rows of the file of errors, as they are read. */
  async *errors(upload: Upload, withWarnings: boolean): AsyncGenerator<readonly string[]> {
    const severities = new Set<RowIssue['severity']>(
      withWarnings ? ['error', 'review', 'warning'] : ['error', 'review'],
    );
    yield errorHeader(upload.columns);
    for await (const { reported } of this.chunks.reported(upload.id)) {
      // The file prints codes as they are, so those that only the store knows are as good as the sheet's.
      yield* errorRows(upload.columns, reported as readonly FaultyRow[], severities);
    }
  }

  async own(caller: Caller, id: string): Promise<Upload> {
    const upload = await this.uploads.get(scopeOf(caller), id);
    if (!upload) throw notFound('upload', id);
    return upload;
  }

  /** Changes cells of a wrong row, which is judged anew, or confirms a row as it is. Nothing is taken in yet. */
  async mend(caller: Caller, id: string, line: number, patch: Record<string, unknown>): Promise<RowView> {
    const upload = await this.ended(caller, id);
    const { cells, confirmed } = rowPatchOf(patch);
    const { chunk, reported, row } = await this.wrongRow(id, line);
    let next = row;
    if (Object.keys(cells).length > 0) {
      const level = await this.colleges.levelOf(upload.college);
      const mended = { ...row, cells: mendCells(row.cells, upload.columns, cells) };
      next = mendedRow(row, judgeMended(mended, upload.columns, level));
    }
    if (confirmed) next = confirmedRow(next);
    const others = reported.map((one) => (one.line === line ? next : one));
    await this.chunks.rewrite(chunk, others, chunk.rows);
    return rowView(next, upload);
  }

  /** Takes in every mended row that is good now, and every row that was confirmed. */
  async apply(caller: Caller, id: string, confirm: readonly number[]): Promise<UploadView> {
    const upload = await this.ended(caller, id);
    if (upload.options.dryRun) {
      throw new DomainError('conflict', 'upload.dry-run', 'This was a trial run; upload the sheet without dryRun.');
    }
    for (const line of confirm) await this.mend(caller, id, line, { confirmed: true });
    const level = await this.colleges.levelOf(upload.college);
    for await (const opened of this.chunks.reported(id)) await this.applyChunk(upload, opened, level);
    return untilUnchanged(async () => {
      const stored = await this.own(caller, id);
      const rows = await this.chunks.counts(id);
      return viewOf(await this.uploads.save(recountUpload(stored, rows, instant(this.clock))));
    });
  }

  private async applyChunk(
    upload: Upload,
    { chunk, reported }: OpenedChunk,
    level: Parameters<typeof judgeMended>[2],
  ): Promise<void> {
    const ready = reported.filter(isReady);
    if (ready.length === 0) return;
    const target = { upload: upload.id, college: upload.college, attest: upload.options.attest };
    const judged = ready.map((row): RowResult => {
      const again = judgeMended(row, upload.columns, level);
      return row.confirmed ? withSuggestedMajor(again) : again;
    });
    const plans = await this.imports.plan(target, judged);
    const planned = new Map(plans.map((plan) => [plan.row.line, plan.verdict]));
    const decided = reported.map((row): ReportedRow => {
      const outcome = row.outcome ?? planned.get(row.line);
      return outcome === undefined || outcome === 'rejected' ? row : { ...row, outcome };
    });
    const written = await this.chunks.rewrite(chunk, decided, chunk.rows);
    await this.imports.apply(target, plans);
    const rows = decided.reduce(
      (counts, { counted, outcome }) => (outcome ? recounted(counts, counted, outcome) : counts),
      chunk.rows,
    );
    await this.chunks.rewrite(
      written,
      decided.filter(({ outcome }) => outcome === undefined),
      rows,
    );
  }

  private async wrongRow(id: string, line: number): Promise<OpenedChunk & { readonly row: ReportedRow }> {
    const found = await this.chunks.rowAt(id, line);
    if (!found || found.row.cells.length === 0) throw notFound('row', String(line));
    return found;
  }

  private async ended(caller: Caller, id: string): Promise<Upload> {
    const upload = await this.own(caller, id);
    if (upload.state !== 'completed') throw wrongState('upload', upload.state, ['completed'], 'mend its rows');
    if (upload.forgottenAt !== null) {
      throw new DomainError(
        'conflict',
        'upload.forgotten',
        'The wrong rows of this upload were destroyed seven days after its end.',
      );
    }
    return upload;
  }
}

function rowView(row: ReportedRow, upload: Upload): RowView {
  const { line, verdict, issues, mended = false, confirmed = false } = row;
  const cells = upload.columns.map(({ index, header, field }) => [field ?? header, row.cells[index] ?? ''] as const);
  return {
    line,
    verdict,
    issues: [...issues],
    cells: Object.fromEntries(row.cells.length > 0 ? cells : []),
    mended,
    confirmed,
  };
}

/** `{ "cells": { "major": "460103" } }`, or the cells at top level; `"confirmed": true` for a row that is right as it is. */
function rowPatchOf(patch: Record<string, unknown>): { cells: Record<string, string>; confirmed: boolean } {
  const { cells, confirmed: said, ...rest } = patch;
  const confirmed = said ?? undefined;
  const given = { ...rest, ...(typeof cells === 'object' ? cells : {}) };
  const errors: FieldError[] = [];
  const wrong = (pointer: string): number =>
    errors.push({ pointer, code: 'type', message: { zh: '须为文本', en: 'Must be text, at most 4096 characters' } });
  const texts = Object.entries(given).flatMap(([name, text]): [string, string][] => {
    if (typeof text === 'string' && text.length <= 4_096) return [[name, text]];
    wrong(`/cells/${pointerPart(name)}`);
    return [];
  });
  if (confirmed !== undefined && confirmed !== true) wrong('/confirmed');
  if (texts.length === 0 && confirmed !== true) wrong('/cells');
  if (errors.length > 0) throw invalid('upload', errors);
  return { cells: Object.fromEntries(texts), confirmed: confirmed === true };
}

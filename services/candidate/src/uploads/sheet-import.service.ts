import { Injectable } from '@nestjs/common';
import { passFailpoint } from '@duijie/platform';
import { CollegesStore } from '../colleges/colleges.store.ts';
import { readSheetInWorker } from '../sheets/sheet-reader.ts';
import type { RowResult } from '../sheets/row-result.ts';
import type { SheetSummary } from '../sheets/sheet.ts';
import { sightingsIn } from '../unresolved-terms/unresolved-term.ts';
import { UnresolvedTermsService } from '../unresolved-terms/unresolved-terms.service.ts';
import { countsOf, reportOf } from './row-report.ts';
import type { Outcome, UploadChunk } from './row-report.ts';
import { RowImportsService } from './row-imports.service.ts';
import type { RowPlan } from './row-imports.service.ts';
import { applyingProgress, completeUpload, countChunk, readingProgress } from './upload.ts';
import { UploadChunksStore } from './upload-chunks.store.ts';
import { UploadFilesStore } from './upload-files.store.ts';
import type { HeldUpload } from './held-upload.ts';

/** Rows that are committed together: some 20 ms of work in each step, so that nothing else waits long. */
const chunkSize = 400;
/** Progress is written so often while the sheet is read. */
const rowsPerReport = 2_000;

interface Sheet {
  readonly rows: readonly RowResult[];
  readonly summary: SheetSummary;
}

/** Reads a sheet to its end, then takes its rows in, chunk by chunk; begins where an earlier run stopped. */
@Injectable()
export class SheetImport {
  constructor(
    private readonly colleges: CollegesStore,
    private readonly chunks: UploadChunksStore,
    private readonly imports: RowImportsService,
    private readonly terms: UnresolvedTermsService,
    private readonly files: UploadFilesStore,
  ) {}

  async run(held: HeldUpload): Promise<void> {
    const { state, options, fileId } = held.current();
    const sheet = await this.read(held);
    if (state !== 'applying') await this.validated(held, sheet);
    while (held.current().done < sheet.rows.length) {
      held.signal.throwIfAborted();
      const { done } = held.current();
      const chunk = await this.takeIn(held, sheet.rows.slice(done, done + chunkSize), done / chunkSize);
      passFailpoint('upload.chunk.commit');
      await held.update((upload) => (upload.done === done ? countChunk(upload, chunk) : {}));
    }
    await held.end(completeUpload);
    if (options.dryRun && fileId !== null) await this.files.remove(fileId);
  }

  /** The rows in memory: a sheet is either readable to its end, or nothing of it is taken in. */
  private async read(held: HeldUpload): Promise<Sheet> {
    const { options, college } = held.current();
    const reading = {
      encoding: options.encoding ?? undefined,
      mapping: options.mapping ?? undefined,
      collegeLevel: await this.colleges.levelOf(college),
      signal: held.signal,
    };
    const rows: RowResult[] = [];
    for await (const message of readSheetInWorker(this.files.read(held.current()), reading)) {
      if (message.type === 'end') return { rows: strictest(rows, message.summary), summary: message.summary };
      if (message.type === 'header') continue;
      rows.push(...message.rows);
      if (rows.length % rowsPerReport === 0) {
        await held.update((upload) => ({ progress: Math.max(upload.progress, readingProgress(rows.length)) }));
      }
    }
    throw new Error('The sheet had no end.');
  }

  private async validated(held: HeldUpload, { rows, summary }: Sheet): Promise<void> {
    await held.update((upload) => ({
      state: 'validated',
      encoding: summary.encoding,
      columns: summary.columns,
      rows: { ...upload.rows, total: rows.length },
      progress: applyingProgress(0, rows.length),
    }));
    const { id, options } = held.current();
    if (!options.dryRun) await this.terms.sight(id, sightingsIn(rows));
    await held.update(() => ({ state: 'applying' }));
  }

  /**
   * What becomes of the rows is written before it is done. After a crash in between, the repeated chunk finds it and
   * counts the same, though by then the store knows the graduates.
   */
  private async takeIn(held: HeldUpload, rows: readonly RowResult[], index: number): Promise<UploadChunk> {
    const { id, college, options } = held.current();
    const target = { upload: id, college, attest: options.attest };
    const good = rows.filter(({ verdict }) => verdict === 'accepted');
    const plans = await this.imports.plan(target, good);
    const byRow = new Map(plans.map((plan) => [plan.row, plan]));
    const outcomeOf = (row: RowResult): Outcome & Partial<Pick<RowPlan, 'erased'>> =>
      byRow.get(row) ?? { verdict: row.verdict, kept: [] };
    const chunk = await this.chunks.record(
      {
        upload: id,
        index,
        firstLine: rows[0]?.line ?? 0,
        lastLine: rows.at(-1)?.line ?? 0,
        rows: countsOf(rows.map((row) => outcomeOf(row).verdict)),
        kept: plans.filter(({ kept }) => kept.length > 0).length,
      },
      rows.flatMap((row) => reportOf(row, outcomeOf(row), outcomeOf(row).erased === true) ?? []),
    );
    if (!options.dryRun) await this.imports.apply(target, plans);
    return chunk;
  }
}

/** A later, duplicate row that refuses consent counts for the first one: the stricter wins. */
function strictest(rows: readonly RowResult[], { refusedLater }: SheetSummary): RowResult[] {
  const refused = new Set(refusedLater);
  return rows.map((row) => (refused.has(row.studentNo) && row.duplicateOf === null ? { ...row, consent: false } : row));
}

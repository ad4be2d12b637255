import { Injectable } from '@nestjs/common';
import type { RowCounts } from '@duijie/contracts';
import { InjectCollection, SubjectKeys } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { countsOf } from './row-report.ts';
import type { ReportedRow, UploadChunk } from './row-report.ts';
import { addCounts } from './upload.ts';
import { uploadChunkPlan } from './upload.schema.ts';

export interface OpenedChunk {
  readonly chunk: UploadChunk;
  readonly reported: readonly ReportedRow[];
}

/** What became of the rows of uploads. Whoever asks has been let in by the upload itself. */
@Injectable()
export class UploadChunksStore {
  constructor(
    @InjectCollection(uploadChunkPlan) private readonly chunks: Collection<UploadChunk>,
    private readonly keys: SubjectKeys,
  ) {}

  /** Writes what became of some rows, once: when it was written before, that is what counts. */
  async record(
    chunk: Omit<UploadChunk, 'id' | 'revision' | 'sealed'>,
    reported: readonly ReportedRow[],
  ): Promise<UploadChunk> {
    const id = `${chunk.upload}.${String(chunk.index).padStart(6, '0')}`;
    const sealed = await this.seal(chunk.upload, reported);
    return this.chunks.save({ next: { ...chunk, id, revision: 1, sealed }, events: [] });
  }

  /** The chunks with something to say, in order, from a line on. */
  async *reported(upload: string, fromLine = 0): AsyncIterable<OpenedChunk> {
    for (let after = -1; ;) {
      const filter = { upload, index: { above: after } };
      const { items } = await this.chunks.find({ filter, sort: 'index', limit: 50 });
      for (const chunk of items) {
        after = chunk.index;
        if (chunk.sealed !== null && chunk.lastLine >= fromLine) yield { chunk, reported: await this.open(chunk) };
      }
      if (items.length < 50) return;
    }
  }

  async rowAt(upload: string, line: number): Promise<(OpenedChunk & { readonly row: ReportedRow }) | undefined> {
    for await (const opened of this.reported(upload, line)) {
      const row = opened.reported.find((one) => one.line === line);
      if (row) return { ...opened, row };
      if (opened.chunk.firstLine > line) return undefined;
    }
    return undefined;
  }

  /** Replaces what is said of a chunk's rows. */
  async rewrite(chunk: UploadChunk, reported: readonly ReportedRow[], rows: RowCounts): Promise<UploadChunk> {
    const sealed = await this.seal(chunk.upload, reported);
    return this.chunks.save({ next: { ...chunk, revision: chunk.revision + 1, rows, sealed }, events: [] });
  }

  /** The counts of the whole upload, added up. */
  async counts(upload: string): Promise<RowCounts> {
    let total = countsOf([]);
    for await (const { rows } of this.chunks.scan({ upload })) total = addCounts(total, rows);
    return total;
  }

  /** Destroys the key of the upload, and what was sealed with it. */
  async forget(upload: string): Promise<void> {
    await this.keys.destroy(upload);
    const ids: string[] = [];
    for await (const { id } of this.chunks.scan({ upload })) ids.push(id);
    await this.chunks.drop(ids);
  }

  private async seal(upload: string, reported: readonly ReportedRow[]): Promise<string | null> {
    return reported.length === 0 ? null : (await this.keys.create(upload)).seal(reported);
  }

  private async open(chunk: UploadChunk): Promise<readonly ReportedRow[]> {
    const cipher = await this.keys.get(chunk.upload);
    return cipher && chunk.sealed !== null ? cipher.open<ReportedRow[]>(chunk.sealed) : [];
  }
}

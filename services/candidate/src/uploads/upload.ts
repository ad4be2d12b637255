import { UploadCancelled, UploadCompleted, UploadFailed, event } from '@duijie/contracts';
import type { RowCounts, UploadBody, UploadState } from '@duijie/contracts';
import { created, revised, wrongState } from '@duijie/domain';
import type { Change, FieldError, Resource } from '@duijie/domain';
import type { Column, Mapping } from '../sheets/header.ts';

/** Where the content of an upload lies, and the key that opens it; forgetting it forgets the content. */
export interface UploadFile {
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly type: 'csv' | 'xlsx' | 'pdf' | 'png' | 'jpeg' | 'unknown';
  readonly key: string;
}

/** What the uploader decides. */
export interface UploadOptions {
  readonly dryRun: boolean;
  readonly attest: boolean;
  readonly encoding: string | null;
  readonly mapping: Mapping | null;
}

/** A college's sheet on its way in. */
export interface Upload extends Resource {
  readonly state: UploadState;
  readonly college: string;
  readonly options: UploadOptions;
  readonly file: UploadFile | null;
  readonly fileId: string | null;
  readonly encoding: string | null;
  readonly columns: readonly Column[];
  readonly rows: RowCounts;
  /** Rows in which something stayed, since somebody had attested or written it. */
  readonly kept: number;
  /** Rows whose outcome is committed; whoever goes on begins behind them. */
  readonly done: number;
  readonly progress: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly reasonCode: string | null;
  readonly errors: readonly FieldError[];
  /** Of an Idempotency-Key and its sender. */
  readonly requestKey: string | null;
  readonly fingerprint: string;
  /** Which runner works on it. */
  readonly holder: string | null;
  /** When the file and the wrong rows were destroyed. */
  readonly forgottenAt: string | null;
}

export const unfinishedStates: readonly UploadState[] = ['received', 'parsing', 'validated', 'applying'];
const noRows: RowCounts = { total: 0, accepted: 0, rejected: 0, unchanged: 0, needsReview: 0 };
/** Reading is this part of the whole. */
const readingShare = 0.3;

/** How long the file and the wrong rows are kept after the end. */
export const keptForMs = 7 * 24 * 3_600_000;

export function receiveUpload(
  id: string,
  given: Pick<Upload, 'college' | 'options' | 'requestKey' | 'fingerprint' | 'encoding' | 'columns'> & {
    readonly file: UploadFile;
  },
  now: string,
): Change<Upload> {
  const next: Upload = created(id, now, {
    ...given,
    state: 'received' as const,
    fileId: given.file.id,
    rows: noRows,
    kept: 0,
    done: 0,
    progress: 0,
    startedAt: null,
    finishedAt: null,
    reasonCode: null,
    errors: [],
    holder: null,
    forgottenAt: null,
  });
  return { next, events: [] };
}

/** A runner takes the upload, or takes it over from one that is gone. */
export function holdUpload(upload: Upload, holder: string, now: string): Upload {
  const state = upload.state === 'received' ? 'parsing' : upload.state;
  return revised<Upload>(upload, now, { holder, state, startedAt: upload.startedAt ?? now });
}

/** How far reading has come, when nobody knows yet how many rows there are. */
export function readingProgress(rows: number): number {
  return rounded((readingShare * rows) / (rows + 2_000));
}

/** How far the whole has come. */
export function applyingProgress(done: number, total: number): number {
  return total === 0 ? 1 : rounded(readingShare + (1 - readingShare) * (done / total));
}

/** One more chunk is committed. */
export function countChunk(
  upload: Upload,
  chunk: { readonly rows: RowCounts; readonly kept: number },
): Partial<Upload> {
  const done = upload.done + chunk.rows.total;
  const rows = addCounts(upload.rows, { ...chunk.rows, total: 0 });
  const progress = Math.max(upload.progress, applyingProgress(done, upload.rows.total));
  return { done, rows, kept: upload.kept + chunk.kept, progress };
}

/** Every row was accounted for. A trial run tells nobody. */
export function completeUpload(upload: Upload, now: string): Change<Upload> {
  const file = upload.options.dryRun ? { file: null, fileId: null } : {};
  return ended(upload, now, { state: 'completed', progress: 1, ...file }, UploadCompleted);
}

/** The file cannot be read to its end. */
export function failUpload(upload: Upload, reason: Pick<Upload, 'reasonCode' | 'errors'>, now: string): Change<Upload> {
  return ended(upload, now, { state: 'failed', ...reason }, UploadFailed);
}

/** Somebody stops it; what is in stays in. */
export function cancelUpload(upload: Upload, now: string): Change<Upload> {
  if (!unfinishedStates.includes(upload.state)) {
    throw wrongState('upload', upload.state, unfinishedStates, 'cancel it');
  }
  return ended(upload, now, { state: 'cancelled', reasonCode: 'cancelled' }, UploadCancelled);
}

/** Rows were mended or confirmed and are in now: the counts are new. */
export function recountUpload(upload: Upload, rows: RowCounts, now: string): Change<Upload> {
  const next = revised<Upload>(upload, now, { rows });
  return { next, events: [event(UploadCompleted, publicState(next))] };
}

export function isEnded(upload: Upload): boolean {
  return !unfinishedStates.includes(upload.state);
}

export function addCounts(a: RowCounts, b: RowCounts): RowCounts {
  return {
    total: a.total + b.total,
    accepted: a.accepted + b.accepted,
    rejected: a.rejected + b.rejected,
    unchanged: a.unchanged + b.unchanged,
    needsReview: a.needsReview + b.needsReview,
  };
}

function ended(upload: Upload, now: string, fields: Partial<Upload>, type: new () => UploadBody): Change<Upload> {
  const next = revised<Upload>(upload, now, { ...fields, finishedAt: now, holder: null });
  return { next, events: next.options.dryRun ? [] : [event(type, publicState(next))] };
}

function publicState(upload: Upload): UploadBody {
  const { id, revision, createdAt, updatedAt, state, college, rows, finishedAt, reasonCode } = upload;
  return { id, revision, createdAt, updatedAt, state, college, rows, finishedAt, reasonCode };
}

/** Rounded down, so that 1 means done. */
function rounded(progress: number): number {
  return Math.floor(progress * 1000) / 1000;
}

import type { RowCounts, UploadState } from '@duijie/contracts';
import type { FieldError } from '@duijie/domain';
import type { Upload } from './upload.ts';

/** An upload as its college sees it. */
export interface UploadView {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly state: UploadState;
  readonly college: string;
  readonly dryRun: boolean;
  readonly attest: boolean;
  readonly encoding: string | null;
  readonly rows: RowCounts;
  readonly kept: number;
  readonly progress: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly reasonCode: string | null;
  readonly errors: readonly FieldError[];
  readonly columns: readonly { readonly header: string; readonly field: string | null }[];
  readonly forgottenAt: string | null;
}

export function viewOf(upload: Upload): UploadView {
  const { id, revision, createdAt, updatedAt, state, college, encoding, rows, kept, progress } = upload;
  const { startedAt, finishedAt, reasonCode, errors, forgottenAt } = upload;
  return {
    ...{ id, revision, createdAt, updatedAt, state, college },
    dryRun: upload.options.dryRun,
    attest: upload.options.attest,
    ...{ encoding, rows, kept, progress, startedAt, finishedAt, reasonCode, errors },
    columns: upload.columns.map(({ header, field }) => ({ header, field })),
    forgottenAt,
  };
}

import { isDeepStrictEqual } from 'node:util';
import type { FieldError, Resource } from '@duijie/domain';
import { revised } from '@duijie/domain';
import type { Opening, OpeningTerms } from '../openings/opening.ts';

export type ImportState = 'received' | 'applying' | 'completed' | 'failed';
export type ImportFormat = 'csv' | 'jsonl';

/** What became of a row: taken in, already there in the same words, or refused. */
export type RowOutcome = 'accepted' | 'unchanged' | 'rejected';

/** A file of openings that is worked off in the background. `File` is what the platform keeps of it, gone at the end. */
export interface OpeningImport<File = unknown> extends Resource {
  readonly employer: string;
  readonly format: ImportFormat;
  readonly publish: boolean;
  /** The account that sent it. */
  readonly by?: string;
  readonly state: ImportState;
  readonly file: File | null;
  readonly sha256: string;
  readonly key: string | null;
  readonly rows: { readonly total: number } & Readonly<Record<RowOutcome, number>>;
  /** Rows that are done with, from the start of the file. */
  readonly done: number;
  /** What the next slice is to become, stored before it is applied: after a crash an opening made then is no old one. */
  readonly planned: readonly RowOutcome[] | null;
  readonly errors: readonly FieldError[];
  readonly finishedAt: string | null;
}

/** What a person must know of one row. */
export interface RowNote extends FieldError {
  readonly line: number;
  readonly externalRef: string | null;
  /** A warning stands beside an accepted row: it is in, but was not published. */
  readonly severity: 'error' | 'warning';
}

export function receiveImport<File>(
  id: string,
  given: Pick<OpeningImport<File>, 'employer' | 'format' | 'publish' | 'by' | 'sha256' | 'key'> & {
    readonly file: File;
  },
  now: string,
): OpeningImport<File> {
  return {
    ...given,
    id,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    state: 'received',
    rows: { total: 0, accepted: 0, unchanged: 0, rejected: 0 },
    done: 0,
    planned: null,
    errors: [],
    finishedAt: null,
  };
}

/** The whole file could be read: from here on rows are applied. */
export function beginImport<File>(job: OpeningImport<File>, total: number, now: string): OpeningImport<File> {
  return revised(job, now, { state: 'applying', rows: { ...job.rows, total } });
}

export function planSlice<File>(
  job: OpeningImport<File>,
  planned: readonly RowOutcome[],
  now: string,
): OpeningImport<File> {
  return revised(job, now, { planned });
}

/** The planned slice is in the store. */
export function advanceImport<File>(job: OpeningImport<File>, now: string): OpeningImport<File> {
  const planned = job.planned ?? [];
  const count = (outcome: RowOutcome) => job.rows[outcome] + planned.filter((each) => each === outcome).length;
  const rows = {
    total: job.rows.total,
    accepted: count('accepted'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
  };
  return revised(job, now, { rows, done: job.done + planned.length, planned: null });
}

export function completeImport<File>(job: OpeningImport<File>, now: string): OpeningImport<File> {
  return revised(job, now, { state: 'completed', file: null, finishedAt: now });
}

/** The file as a whole cannot be taken in. */
export function failImport<File>(
  job: OpeningImport<File>,
  errors: readonly FieldError[],
  now: string,
): OpeningImport<File> {
  return revised(job, now, { state: 'failed', file: null, planned: null, errors, finishedAt: now });
}

export function isEnded(job: OpeningImport): boolean {
  return job.state === 'completed' || job.state === 'failed';
}

/** What was planned before a crash stands: a row that was being accepted then is not merely unchanged now. */
export function settled(planned: RowOutcome | undefined, found: RowOutcome): RowOutcome {
  return planned === 'accepted' && found === 'unchanged' ? 'accepted' : found;
}

/** Does the opening say the same already, whatever the order of its fields? */
export function saysTheSame(opening: Opening, terms: OpeningTerms): boolean {
  const present = Object.fromEntries(
    Object.keys(terms).map((term) => [term, opening[term as keyof OpeningTerms] ?? null]),
  );
  return isDeepStrictEqual(plain(present), plain(terms));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

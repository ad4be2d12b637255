import { IsIn, IsInt, IsISO8601, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { Event } from './event.ts';
import { AggregateState, Nested } from './fields.ts';

export const uploadStates = [
  'received',
  'parsing',
  'validated',
  'applying',
  'completed',
  'failed',
  'cancelled',
] as const;
export type UploadState = (typeof uploadStates)[number];

export class RowCounts {
  @IsInt() @Min(0) total: number;
  @IsInt() @Min(0) accepted: number;
  @IsInt() @Min(0) rejected: number;
  @IsInt() @Min(0) unchanged: number;
  @IsInt() @Min(0) needsReview: number;
}

/** How an upload ended: counts only. */
export abstract class UploadBody extends AggregateState {
  @IsIn(uploadStates) state: UploadState;
  @IsString() @MaxLength(80) college: string;
  @ValidateNested() @Nested(RowCounts) rows: RowCounts;
  @IsOptional() @IsISO8601() finishedAt: string | null;
  @IsOptional() @IsString() @MaxLength(80) reasonCode?: string | null;
}

const uploads = { topic: 'candidate.uploads', key: 'id' } as const;

/** Every row was accounted for. */
@Event(uploads)
export class UploadCompleted extends UploadBody {}
/** The file could not be read to its end. */
@Event(uploads)
export class UploadFailed extends UploadBody {}
/** Somebody stopped it. */
@Event(uploads)
export class UploadCancelled extends UploadBody {}

import { plainToInstance } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
  validate,
} from 'class-validator';
import { Nested, RowCounts, TextField, uploadStates } from '@duijie/contracts';
import type { UploadState } from '@duijie/contracts';
import { invalid } from '@duijie/domain';
import { ListQuery, fieldErrors } from '@duijie/platform';

const yesOrNo = ['true', 'false', '1', '0'] as const;
type YesOrNo = (typeof yesOrNo)[number];

/** How a sheet is to be read; in a form these may be fields as well. */
export class UploadQuery {
  /** true: everything is judged and nothing is taken in. */
  @IsOptional() @IsIn(yesOrNo) dryRun?: YesOrNo;
  /** true: the college's attester vouches for the sheet. */
  @IsOptional() @IsIn(yesOrNo) attest?: YesOrNo;
  @IsOptional() @IsString() @MaxLength(40) encoding?: string;
  /** JSON object: field → header or column letter, or header → field. */
  @IsOptional() @IsString() @MaxLength(10_000) mapping?: string;
}

/** The options of a form, over which those of the address win. Fields of the form that are none of ours are left alone. */
export async function queryFrom(fields: Readonly<Record<string, string>>, query: UploadQuery): Promise<UploadQuery> {
  const merged = plainToInstance(UploadQuery, { ...fields, ...query });
  const errors = await validate(merged, { whitelist: true });
  if (errors.length > 0) throw invalid('upload', fieldErrors(errors));
  return merged;
}

class FieldErrorView {
  @IsString() pointer: string;
  @IsString() code: string;
  @ValidateNested() @Nested(TextField) message: TextField;
}

class ColumnView {
  @IsString() header: string;
  @IsOptional() @IsString() field: string | null;
}

export class UploadResource {
  @IsString() id: string;
  @IsInt() revision: number;
  @IsISO8601() createdAt: string;
  @IsISO8601() updatedAt: string;
  @IsIn(uploadStates) state: UploadState;
  @IsString() college: string;
  @IsBoolean() dryRun: boolean;
  @IsBoolean() attest: boolean;
  @IsOptional() @IsString() encoding: string | null;
  @ValidateNested() @Nested(RowCounts) rows: RowCounts;
  @IsInt() kept: number;
  /** 0 to 1. */
  @IsNumber() progress: number;
  @IsOptional() @IsISO8601() startedAt: string | null;
  @IsOptional() @IsISO8601() finishedAt: string | null;
  @IsOptional() @IsString() reasonCode: string | null;
  @IsArray() @ValidateNested({ each: true }) @Nested(FieldErrorView) errors: FieldErrorView[];
  @IsArray() @ValidateNested({ each: true }) @Nested(ColumnView) columns: ColumnView[];
  @IsOptional() @IsISO8601() forgottenAt: string | null;
}

export class UploadPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(UploadResource) items: UploadResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class UploadListQuery extends ListQuery {
  @IsOptional() @IsIn(uploadStates) state?: UploadState;
  @IsOptional() @IsIn(['createdAt', '-createdAt']) sort?: 'createdAt' | '-createdAt';
}

const verdicts = ['accepted', 'unchanged', 'needsReview', 'rejected'] as const;

export class RowQuery extends ListQuery {
  /** Default: rejected and needsReview. */
  @IsOptional() @IsIn(verdicts) verdict?: (typeof verdicts)[number];
}

export class ErrorQuery {
  /** true: also what was only warned of. */
  @IsOptional() @IsIn(yesOrNo) warnings?: YesOrNo;
  /** Goes before what `Accept` says; CSV where neither says anything. */
  @IsOptional() @IsIn(['csv', 'xlsx']) format?: 'csv' | 'xlsx';
}

class IssueView {
  @IsInt() line: number;
  @IsString() column: string;
  @IsOptional() @IsString() field: string | null;
  @IsString() code: string;
  @IsIn(['error', 'warning', 'review']) severity: string;
  @ValidateNested() @Nested(TextField) message: TextField;
  @IsOptional() @IsString() suggestion?: string;
}

export class RowView {
  /** The row's number in the sheet, as spreadsheets show it; it names the row in paths. */
  @IsInt() line: number;
  @IsIn(verdicts) verdict: (typeof verdicts)[number];
  @IsArray() @ValidateNested({ each: true }) @Nested(IssueView) issues: IssueView[];
  /** By field, else by header. */
  @IsObject() cells: Record<string, string>;
  @IsBoolean() mended: boolean;
  @IsBoolean() confirmed: boolean;
}

export class RowPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(RowView) items: RowView[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class RowPatch {
  /** New texts of cells, by field or header. */
  @IsOptional() @IsObject() cells?: Record<string, string>;
  /** A row held for review is right as it is. */
  @IsOptional() @IsIn([true]) confirmed?: true;
}

export class ApplyRequest {
  /** Lines of rows held for review that are right as they are. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10_000)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(10_000_000, { each: true })
  confirm?: number[];
}

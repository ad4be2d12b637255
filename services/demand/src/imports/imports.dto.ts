import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Nested, TextField } from '@duijie/contracts';
import { ListQuery } from '@duijie/platform';
import type { ImportFormat, ImportState } from './import.ts';

const states = ['received', 'applying', 'completed', 'failed'] as const;

export class ImportQuery {
  /** Publishes what is clean; the rest stays draft, with a warning that says why. */
  @IsOptional() @IsIn(['true', 'false', '1', '0']) publish?: string;
}

export class ImportListQuery extends ListQuery {
  @IsOptional() @IsIn(states) state?: ImportState;
  @IsOptional() @IsIn(['createdAt', '-createdAt']) sort?: 'createdAt' | '-createdAt';
}

class ImportCounts {
  @IsInt() total: number;
  @IsInt() accepted: number;
  @IsInt() rejected: number;
  @IsInt() unchanged: number;
}

class ImportNote {
  /** Of the file; null where the file as a whole is meant. */
  @IsOptional() @IsInt() line: number | null;
  @IsOptional() @IsString() externalRef: string | null;
  @IsIn(['error', 'warning']) severity: 'error' | 'warning';
  @IsString() pointer: string;
  @IsString() code: string;
  @ValidateNested() @Nested(TextField) message: TextField;
  @IsOptional() @IsString() rule?: string;
  @IsOptional() @IsString() citation?: string;
}

export class ImportSummary {
  @IsString() id: string;
  @IsIn(states) state: ImportState;
  @IsIn(['csv', 'jsonl']) format: ImportFormat;
  @IsBoolean() publish: boolean;
  @IsString() employer: string;
  @IsString() sha256: string;
  @ValidateNested() @Nested(ImportCounts) rows: ImportCounts;
  @IsNumber() progress: number;
  @IsString() createdAt: string;
  @IsString() updatedAt: string;
  @IsOptional() @IsString() finishedAt: string | null;
}

export class ImportResource extends ImportSummary {
  /** The first 200; the file of errors has all. */
  @IsArray() @ValidateNested({ each: true }) @Nested(ImportNote) errors: ImportNote[];
}

export class ImportPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(ImportSummary) items: ImportSummary[];
  @IsOptional() @IsString() nextCursor: string | null;
}

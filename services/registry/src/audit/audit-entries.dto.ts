import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { Nested } from '@duijie/contracts';
import type { RecordKey } from '@duijie/domain';
import { ListQuery } from '@duijie/platform';
import { auditKinds } from './audit-entry.ts';
import type { AuditEntry, AuditKind } from './audit-entry.ts';

export class AuditEntriesQuery extends ListQuery {
  @IsOptional() @IsIn(auditKinds) kind?: AuditKind;
  /** The account or key. */
  @IsOptional() @IsString() @MaxLength(80) subject?: string;
}

/** Its digest is the SHA-256 of all other fields but the id, as canonical JSON (RFC 8785). */
export class AuditEntryResource {
  @IsString() id: string;
  @IsInt() number: number;
  @IsString() at: string;
  @IsIn(auditKinds) kind: AuditKind;
  @IsOptional() @IsString() subject: string | null;
  @IsOptional() @IsString() organisation: string | null;
  @IsOptional() @IsString() by: string | null;
  @IsOptional() @IsString() target: string | null;
  @IsOptional() @IsString() address: string | null;
  @IsOptional() @IsString() reason: string | null;
  @IsOptional() @IsInt() count: number | null;
  @IsString() previous: string;
  @IsString() digest: string;
}

export class AuditEntryPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(AuditEntryResource) items: AuditEntryResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class AuditExportQuery {
  /** The number of the last entry that is known already; a record holds the 1,000 after it. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) after?: number;
}

class AuditHead {
  @IsInt() number: number;
  @IsString() digest: string;
}

class AuditTrailPart {
  /** The last entry that there is of all. */
  @ValidateNested() @Nested(AuditHead) head: AuditHead;
  @IsArray() @ValidateNested({ each: true }) @Nested(AuditEntryResource) entries: readonly AuditEntryResource[];
}

/** Signed by the platform: see docs/identity.md. */
export class AuditTrailRecord {
  @IsString() version: string;
  @IsString() kind: string;
  @IsString() issuedAt: string;
  @ValidateNested() @Nested(AuditTrailPart) content: AuditTrailPart;
  @IsObject() key: RecordKey;
  @IsString() signature: string;
}

export function auditEntryView(entry: AuditEntry): AuditEntryResource {
  const { revision: _revision, ...seen } = entry;
  return seen;
}

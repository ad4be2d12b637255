import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Nested } from '@duijie/contracts';
import { duties, roles } from '@duijie/domain';
import type { Duty, Role } from '@duijie/domain';
import type { Account } from './account.ts';

export class AccountRequest {
  /** Left out by an administrator: their own organisation. Left out by an operator: an account of the platform itself. */
  @IsOptional() @IsString() @MaxLength(80) organisation?: string | null;
  @Matches(/^[a-zA-Z0-9@._-]{3,80}$/) login: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(8) @ArrayUnique() @IsIn(roles, { each: true }) roles: Role[];
  @IsOptional() @IsArray() @ArrayUnique() @IsIn(duties, { each: true }) duties?: Duty[];
  @IsOptional() @IsString() @MaxLength(80) graduate?: string | null;
  /** At least 12 characters that others would not guess; left out, one is made and answered once. */
  @IsOptional() @IsString() @MaxLength(200) password?: string;
}

export class AccountResource {
  @IsString() id: string;
  @IsInt() revision: number;
  @IsString() createdAt: string;
  @IsString() updatedAt: string;
  @IsOptional() @IsString() organisation: string | null;
  @IsString() login: string;
  @IsArray() @IsIn(roles, { each: true }) roles: readonly Role[];
  @IsArray() @IsIn(duties, { each: true }) duties: readonly Duty[];
  @IsOptional() @IsString() graduate: string | null;
  @IsIn(['active', 'disabled', 'erased']) state: Account['state'];
  /** Only in the answer that made the account, and only when no password was given. */
  @IsOptional() @IsString() password?: string;
}

export class AccountPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(AccountResource) items: AccountResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

/** What a merge patch (RFC 7396) may change. */
export class RolesRequest {
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(8) @ArrayUnique() @IsIn(roles, { each: true }) roles?: Role[];
  @IsOptional() @IsArray() @ArrayUnique() @IsIn(duties, { each: true }) duties?: Duty[];
}

export class PasswordRequest {
  /** The present one. */
  @IsString() @IsNotEmpty() @MaxLength(200) current: string;
  /** At least 12 characters that others would not guess. */
  @IsString() @IsNotEmpty() @MaxLength(200) wanted: string;
}

/** What anybody may see of an account: never its password's hash. */
export function accountView(account: Account): AccountResource {
  const { passwordHash: _hash, signInsFrom: _from, failures: _failures, lockedUntil: _locked, ...rest } = account;
  const { failedAt: _failed, ...seen } = rest;
  return seen;
}

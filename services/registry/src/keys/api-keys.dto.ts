import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Nested } from '@duijie/contracts';
import { duties, roles, scopeForm } from '@duijie/domain';
import type { Duty, Role } from '@duijie/domain';
import type { KeyInUse } from './api-keys.service.ts';

export class ApiKeyRequest {
  @IsOptional() @IsString() @MaxLength(80) organisation?: string | null;
  @IsString() @IsNotEmpty() @MaxLength(100) label: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(8) @ArrayUnique() @IsIn(roles, { each: true }) roles: Role[];
  @IsOptional() @IsArray() @ArrayUnique() @IsIn(duties, { each: true }) duties?: Duty[] | null;
  @IsOptional() @IsString() @MaxLength(80) graduate?: string | null;
  @IsOptional() @IsISO8601() @MaxLength(40) expiresAt?: string | null;
  /**
   * What the key is limited to: `read` or `write` of everything that its roles may, or of one family of resources, such
   * as `openings:read`. Left out: all that its roles may.
   */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ArrayUnique()
  @Matches(scopeForm, { each: true })
  scopes?: string[] | null;
  /** A fixed key of the demo world; refused where the demo is off. */
  @IsOptional() @Matches(/^dj_demo_[a-z0-9_]{1,40}$/) demoKey?: string | null;
}

export class ApiKeyResource {
  @IsString() id: string;
  @IsInt() revision: number;
  @IsString() createdAt: string;
  @IsString() updatedAt: string;
  @IsOptional() @IsString() organisation: string | null;
  @IsString() label: string;
  @IsArray() @IsIn(roles, { each: true }) roles: readonly Role[];
  @IsArray() @IsIn(duties, { each: true }) duties: readonly Duty[];
  @IsOptional() @IsString() graduate: string | null;
  @IsOptional() @IsISO8601() expiresAt: string | null;
  /** Null: all that its roles may. */
  @IsOptional() @IsArray() @IsString({ each: true }) scopes: readonly string[] | null;
  /** The last day on which it was used, in UTC. */
  @IsOptional() @IsString() lastUsedOn: string | null;
  @IsIn(['active', 'revoked']) state: 'active' | 'revoked';
  @IsBoolean() demo: boolean;
  /** The key itself: only in the answer that made it. */
  @IsOptional() @IsString() key?: string;
}

export class ApiKeyPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(ApiKeyResource) items: ApiKeyResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

/** What may be seen of a key after it was made: not even its hash. */
export function apiKeyView({ key, lastUsedOn }: KeyInUse): ApiKeyResource {
  const { hash: _hash, scopes = null, ...seen } = key;
  return { ...seen, scopes, lastUsedOn };
}

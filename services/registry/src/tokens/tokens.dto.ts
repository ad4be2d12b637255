import { IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { duties, roles } from '@duijie/domain';
import type { Duty, Role } from '@duijie/domain';

/** A token request of OAuth 2.0 (RFC 6749 section 4.4), as JSON or as a form. */
export class TokenRequest {
  @IsIn(['client_credentials']) grant_type: 'client_credentials';
  /** The id of an API key. */
  @IsOptional() @IsString() @MaxLength(80) client_id?: string;
  /** The API key itself. */
  @IsOptional() @IsString() @MaxLength(200) client_secret?: string;
  @IsOptional() @IsString() @MaxLength(200) scope?: string;
}

export class TokenAnswer {
  @IsString() access_token: string;
  @IsIn(['Bearer']) token_type: 'Bearer';
  @IsInt() expires_in: number;
}

/** Who the caller is. */
export class MeAnswer {
  @IsString() subject: string;
  @IsOptional() @IsString() organisation: string | null;
  @IsArray() @IsIn(roles, { each: true }) roles: readonly Role[];
  @IsArray() @IsIn(duties, { each: true }) duties: readonly Duty[];
  @IsOptional() @IsString() graduate: string | null;
}

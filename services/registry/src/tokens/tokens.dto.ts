import { IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { duties, roles } from '@duijie/domain';
import type { Duty, Role } from '@duijie/domain';

export const grantTypes = ['client_credentials', 'authorization_code', 'refresh_token'] as const;

/** A token request of OAuth 2.0 (RFC 6749), as a form; client credentials also as JSON. */
export class TokenRequest {
  @IsIn(grantTypes) grant_type: (typeof grantTypes)[number];
  /** The id of an API key, or of a client of OpenID Connect. */
  @IsOptional() @IsString() @MaxLength(80) client_id?: string;
  /** The API key itself. */
  @IsOptional() @IsString() @MaxLength(200) client_secret?: string;
  /** What the token is to be limited to, such as `openings:read graduates:read`. */
  @IsOptional() @IsString() @MaxLength(500) scope?: string;
  @IsOptional() @IsString() @MaxLength(200) code?: string;
  @IsOptional() @IsString() @MaxLength(500) redirect_uri?: string;
  @IsOptional() @IsString() @MaxLength(200) code_verifier?: string;
  @IsOptional() @IsString() @MaxLength(200) refresh_token?: string;
  @IsOptional() @IsString() @MaxLength(200) resource?: string;
}

export class TokenAnswer {
  @IsString() access_token: string;
  @IsIn(['Bearer']) token_type: 'Bearer';
  @IsInt() expires_in: number;
  /** What it is limited to; absent: all that the roles may. */
  @IsOptional() @IsString() scope?: string;
  /** With authorization codes and refresh tokens. */
  @IsOptional() @IsString() refresh_token?: string;
  @IsOptional() @IsString() id_token?: string;
}

/** Who the caller is. */
export class MeAnswer {
  @IsString() subject: string;
  @IsOptional() @IsString() organisation: string | null;
  @IsArray() @IsIn(roles, { each: true }) roles: readonly Role[];
  @IsArray() @IsIn(duties, { each: true }) duties: readonly Duty[];
  @IsOptional() @IsString() graduate: string | null;
  /** What the key or token is limited to; null: all that the roles may. */
  @IsOptional() @IsArray() @IsString({ each: true }) scopes: readonly string[] | null;
  /** The sign-in that the token came from. */
  @IsOptional() @IsString() session: string | null;
}

import { IsArray, IsIn, IsInt, IsISO8601, IsNotEmpty, IsObject, IsOptional, IsString } from 'class-validator';
import { Matches, MaxLength, ValidateNested } from 'class-validator';
import { Nested } from '@duijie/contracts';
import { ListQuery } from '@duijie/platform';

/** The public half of an Ed25519 key (RFC 8037). A private half is refused as an unknown field, and not kept. */
export class PublicKeyField {
  @IsIn(['OKP']) kty: 'OKP';
  @IsIn(['Ed25519']) crv: 'Ed25519';
  @Matches(/^[\w-]{43}$/) x: string;
}

export class SignerKeyRequest {
  @IsString() @IsNotEmpty() @MaxLength(100) label: string;
  @ValidateNested() @IsObject() @Nested(PublicKeyField) jwk: PublicKeyField;
  @Matches(/^[\w-]{86}$/) proof: string;
}

export class SignerKeyResource {
  @IsString() id: string;
  @IsInt() revision: number;
  @IsISO8601() createdAt: string;
  @IsISO8601() updatedAt: string;
  @IsString() organisation: string;
  @IsString() label: string;
  @ValidateNested() @Nested(PublicKeyField) jwk: PublicKeyField;
  @IsString() thumbprint: string;
  @IsString() registeredBy: string;
  @IsIn(['active', 'revoked']) state: 'active' | 'revoked';
  @IsOptional() @IsISO8601() revokedAt: string | null;
}

export class SignerKeyPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(SignerKeyResource) items: SignerKeyResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class SignerKeyQuery extends ListQuery {
  @IsOptional() @IsIn(['active', 'revoked']) state?: 'active' | 'revoked';
}

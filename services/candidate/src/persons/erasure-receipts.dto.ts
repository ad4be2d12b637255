import { IsArray, IsISO8601, IsIn, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Nested } from '@duijie/contracts';

class ReceiptKeyJwk {
  @IsIn(['OKP']) kty: 'OKP';
  @IsIn(['Ed25519']) crv: 'Ed25519';
  @IsString() x: string;
}

class ReceiptKey {
  /** The key's thumbprint (RFC 7638), base64url. */
  @IsString() id: string;
  @IsObject() @ValidateNested() @Nested(ReceiptKeyJwk) jwk: ReceiptKeyJwk;
}

export class ReceiptKeysAnswer {
  @IsArray() @ValidateNested({ each: true }) @Nested(ReceiptKey) keys: ReceiptKey[];
}

class ServiceReceipt {
  @IsString() service: string;
  @IsOptional() @IsISO8601() erasedAt: string | null;
}

class ReceiptContentView {
  @IsString() receipt: string;
  @IsString() graduate: string;
  @IsString() college: string;
  @IsISO8601() erasedAt: string;
  @IsArray() @ValidateNested({ each: true }) @Nested(ServiceReceipt) services: ServiceReceipt[];
}

/** Anybody can check this with `duijie-verify-record` and nothing else. */
class SignedReceipt {
  @IsIn(['duijie-record-1']) version: 'duijie-record-1';
  @IsIn(['erasure-receipt']) kind: 'erasure-receipt';
  @IsISO8601() issuedAt: string;
  @IsObject() @ValidateNested() @Nested(ReceiptContentView) content: ReceiptContentView;
  @IsObject() @ValidateNested() @Nested(ReceiptKey) key: ReceiptKey;
  /** Ed25519 over the canonical JSON (RFC 8785) of all the rest, base64url. */
  @IsString() signature: string;
}

export class ReceiptView {
  @IsString() id: string;
  @IsString() graduate: string;
  @IsIn(['erasing', 'erased']) state: 'erasing' | 'erased';
  @IsISO8601() askedAt: string;
  @IsOptional() @IsISO8601() erasedAt: string | null;
  @IsArray() @ValidateNested({ each: true }) @Nested(ServiceReceipt) services: ServiceReceipt[];
  /** The same, signed, when every service has answered; null before. */
  @IsOptional() @IsObject() @ValidateNested() @Nested(SignedReceipt) record: SignedReceipt | null;
}

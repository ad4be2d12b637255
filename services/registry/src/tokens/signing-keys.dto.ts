import { IsArray, IsIn, IsInt, IsString, ValidateNested } from 'class-validator';
import { Nested } from '@duijie/contracts';
import type { SigningKey } from './signing-key.ts';

export class SigningKeyResource {
  @IsString() id: string;
  @IsInt() revision: number;
  @IsString() createdAt: string;
  @IsString() updatedAt: string;
  /** It is told before it signs, so that every service knows it by then. */
  @IsString() signsFrom: string;
  @IsString() issuer: string;
  @IsIn(['active', 'revoked']) state: 'active' | 'revoked';
}

export class SigningKeyList {
  @IsArray() @ValidateNested({ each: true }) @Nested(SigningKeyResource) items: SigningKeyResource[];
}

export function signingKeyView(key: SigningKey): SigningKeyResource {
  const { publicKey: _public, sealedPrivateKey: _private, number: _number, ...seen } = key;
  return seen;
}

import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { SecondFactor } from './second-factor.ts';

export class BeginRequest {
  /** Asked of whoever has not signed in within the last ten minutes. */
  @IsOptional() @IsString() @MaxLength(200) password?: string | null;
}

export class CodeRequest {
  /** Six digits of the authenticator, or a recovery code. */
  @IsString() @Matches(/^[0-9A-Za-z -]{1,40}$/) code: string;
}

export class RemovalRequest {
  /** Asked of the owner. */
  @IsOptional() @IsString() @Matches(/^[0-9A-Za-z -]{1,40}$/) code?: string;
}

export class SecondFactorResource {
  @IsString() id: string;
  @IsInt() revision: number;
  @IsString() createdAt: string;
  @IsString() updatedAt: string;
  @IsString() account: string;
  @IsOptional() @IsString() organisation: string | null;
  @IsIn(['pending', 'active']) state: 'pending' | 'active';
  @IsOptional() @IsString() confirmedAt: string | null;
  /** How many recovery codes are left. */
  @IsInt() recoveryCodesLeft: number;
  /** In base32, for typing in; only in the answer that made it. */
  @IsOptional() @IsString() secret?: string;
  /** For a QR code or a tap; only in the answer that made it. */
  @IsOptional() @IsString() otpauthUri?: string;
  /** Each lets in once without the authenticator; only in the answer that confirmed it. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) recoveryCodes?: readonly string[];
}

export function secondFactorView(factor: SecondFactor): SecondFactorResource {
  const { sealedSecret: _secret, lastStep: _step, recoveryHashes, ...seen } = factor;
  return { ...seen, recoveryCodesLeft: recoveryHashes.length };
}

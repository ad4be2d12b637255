import {
  IsArray,
  IsIn,
  IsISO8601,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { duties, roles } from '@duijie/domain';
import type { Duty, Role } from '@duijie/domain';
import { Event } from './event.ts';

/** What a grant or revocation is about. */
export const accessSubjects = ['apiKey', 'signingKey', 'subject', 'session', 'organisation'] as const;
export type AccessSubject = (typeof accessSubjects)[number];

/**
 * Who may enter, as every service must know it without asking: hashes and public keys only. `id` is the SHA-256 (hex)
 * of an API key, the id of a signing key, or the id of the subject, session or organisation whose older tokens end.
 */
export abstract class AccessBody {
  @IsString() @MaxLength(128) id: string;
  @IsInt() @Min(1) revision: number;
  @IsIn(accessSubjects) about: AccessSubject;
  @IsOptional() @IsString() @MaxLength(80) subject?: string;
  @IsOptional() @IsString() @MaxLength(80) organisation?: string | null;
  @IsOptional() @IsString() @MaxLength(80) graduate?: string | null;
  @IsOptional() @IsArray() @IsIn(roles, { each: true }) roles?: Role[];
  @IsOptional() @IsArray() @IsIn(duties, { each: true }) duties?: Duty[];
  /** What an API key is limited to, such as `openings:read`; absent: all that its roles may. */
  @IsOptional() @IsArray() @IsString({ each: true }) @MaxLength(80, { each: true }) scopes?: string[];
  @IsOptional() @IsISO8601() issuedAt?: string;
  @IsOptional() @IsISO8601() expiresAt?: string | null;
  @IsOptional() @IsISO8601() revokedBefore?: string | null;
  @IsOptional() @IsObject() publicKey?: Record<string, unknown>;
  /** The issuer whose tokens a signing key signs, as their `iss` says. */
  @IsOptional() @IsString() @MaxLength(300) issuer?: string;
  /** A key of the demo world; refused where the demo is off. */
  @IsOptional() @Matches(/^demo$/) world?: string;
}

const access = { topic: 'registry.access', key: 'id' } as const;

/** A key may be used, or tokens of a subject or organisation count again. */
@Event(access)
export class AccessGranted extends AccessBody {}
/** A key, or all older tokens of a subject or organisation, are refused from `revokedBefore` on. */
@Event(access)
export class AccessRevoked extends AccessBody {}

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
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Nested } from '@duijie/contracts';
import { duties, languages, roles } from '@duijie/domain';
import type { Duty, Language, Role } from '@duijie/domain';
import { isOpen } from './invitation.ts';
import type { Invitation } from './invitation.ts';

export const loginForm = /^[a-zA-Z0-9@._-]{3,80}$/;

export class InvitationRequest {
  /** Left out by an administrator: their own organisation. Left out by an operator: an account of the platform itself. */
  @IsOptional() @IsString() @MaxLength(80) organisation?: string | null;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(8) @ArrayUnique() @IsIn(roles, { each: true }) roles: Role[];
  @IsOptional() @IsArray() @ArrayUnique() @IsIn(duties, { each: true }) duties?: Duty[] | null;
  @IsOptional() @IsString() @MaxLength(80) graduate?: string | null;
  /** Left out: whoever accepts chooses. */
  @IsOptional() @Matches(loginForm) login?: string | null;
  /** For how many days the link is good. */
  @IsOptional() @IsInt() @Min(1) @Max(30) days?: number | null;
}

export class InvitationResource {
  @IsString() id: string;
  @IsInt() revision: number;
  @IsString() createdAt: string;
  @IsString() updatedAt: string;
  @IsOptional() @IsString() organisation: string | null;
  @IsArray() @IsIn(roles, { each: true }) roles: readonly Role[];
  @IsArray() @IsIn(duties, { each: true }) duties: readonly Duty[];
  @IsOptional() @IsString() graduate: string | null;
  @IsOptional() @IsString() login: string | null;
  /** The account that gets another password; null where one is to be made. */
  @IsOptional() @IsString() resets: string | null;
  @IsString() expiresAt: string;
  @IsString() invitedBy: string;
  @IsIn(['open', 'accepted', 'revoked', 'expired']) state: Invitation['state'] | 'expired';
  /** The account that it became. */
  @IsOptional() @IsString() account: string | null;
  /** For the one who is invited: only in the answer that made it. */
  @IsOptional() @IsString() link?: string;
}

export class InvitationPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(InvitationResource) items: InvitationResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class AcceptanceRequest {
  /** The secret at the end of the link. */
  @IsString() @IsNotEmpty() @MaxLength(100) token: string;
  /** Where the invitation names none. */
  @IsOptional() @Matches(loginForm) login?: string;
  /** At least 12 characters that others would not guess. */
  @IsString() @IsNotEmpty() @MaxLength(200) password: string;
}

export class AcceptanceAnswer {
  @IsString() account: string;
  @IsString() login: string;
}

export class InvitationQuery {
  @IsString() @MaxLength(100) token: string;
  @IsOptional() @IsIn(languages) lang?: Language;
}

/** What the page of an invitation sends; its fields are looked at one by one, so that the page can say what is wrong. */
export class AcceptanceForm {
  @IsString() @MaxLength(100) token: string;
  @IsString() @MaxLength(200) csrf: string;
  @IsOptional() @IsIn(languages) lang?: Language;
  @IsString() @MaxLength(200) login: string;
  @IsString() @MaxLength(200) password: string;
}

export function invitationView(invitation: Invitation, now: string): InvitationResource {
  const { hash: _hash, state, resets = null, ...seen } = invitation;
  return { ...seen, resets, state: state === 'open' && !isOpen(invitation, now) ? 'expired' : state };
}

import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  AllianceBody,
  AllianceMember,
  DeclarationText,
  IsCode,
  Nested,
  TextField,
  allianceKinds,
  allianceStates,
  memberRoles,
} from '@duijie/contracts';
import type { AllianceKind, AllianceState, MemberRole } from '@duijie/contracts';
import { wrongCursor } from '@duijie/domain';
import { ListQuery } from '@duijie/platform';
import type { Alliance, AllianceTerms } from './alliance.ts';

export class AllianceRequest {
  @IsIn(allianceKinds) kind: AllianceKind;
  @ValidateNested() @IsObject() @Nested(TextField) name: TextField;
  @IsOptional() @IsCode() parent?: string | null;
  @IsOptional() @ValidateNested() @IsObject() @Nested(DeclarationText) declaration?: DeclarationText | null;
  @IsOptional() @IsArray() @ArrayMaxSize(200) @Matches(codePattern(), { each: true }) majors?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(20) @Matches(codePattern(), { each: true }) circles?: string[];
}

export function termsFrom(request: AllianceRequest): AllianceTerms {
  return {
    kind: request.kind,
    name: { ...request.name },
    parent: request.parent ?? null,
    declaration: request.declaration ? { ...request.declaration } : null,
    majors: [...new Set(request.majors ?? [])],
    circles: [...new Set(request.circles ?? [])],
  };
}

export class MemberRequest {
  @IsCode() organisation: string;
  @IsIn(memberRoles) role: MemberRole;
}

export class RoleRequest {
  @IsIn(memberRoles) role: MemberRole;
}

export class AllianceResource extends AllianceBody {
  @IsOptional() @IsString() @MaxLength(80) proposedBy: string | null;
}

export class AlliancePage {
  @IsArray() @ValidateNested({ each: true }) @Nested(AllianceResource) items: AllianceResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

/** What is shown of an alliance: all but the lists that it is found by. */
export function viewOf(alliance: Alliance): AllianceResource {
  const { organisations: _index, readers: _readers, ...view } = alliance;
  return view;
}

export class MemberPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(AllianceMember) items: AllianceMember[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class MemberQuery extends ListQuery {
  @IsOptional() @IsIn(memberRoles) role?: MemberRole;
}

/** A page of the members in the order in which they came; the cursor names the last of the page before. */
export function memberPage(alliance: Alliance, { role, limit = 50, cursor }: MemberQuery): MemberPage {
  const start =
    cursor === undefined ? 0 : alliance.members.findIndex(({ organisation }) => organisation === cursor) + 1;
  if (cursor !== undefined && start === 0) throw wrongCursor();
  const wanted = alliance.members.slice(start).filter((member) => role === undefined || member.role === role);
  const items = wanted.slice(0, limit);
  return { items, nextCursor: wanted.length > limit ? (items.at(-1)?.organisation ?? null) : null };
}

export class AllianceQuery extends ListQuery {
  @IsOptional() @IsIn(allianceKinds) kind?: AllianceKind;
  @IsOptional() @IsIn(allianceStates) state?: AllianceState;
  @IsOptional() @IsCode() parent?: string;
  /** An organisation that is in it. */
  @IsOptional() @IsCode() member?: string;
  @IsOptional() @IsIn(['createdAt', '-createdAt']) sort?: 'createdAt' | '-createdAt';
}

function codePattern(): RegExp {
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/;
}

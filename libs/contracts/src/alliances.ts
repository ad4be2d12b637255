import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Event } from './event.ts';
import { AggregateState, Nested, TextField } from './fields.ts';

/** What an alliance is: a league of equals, a group around a trade, a park, a platform that others share, a network. */
export const allianceKinds = ['alliance', 'group', 'park', 'platform', 'network'] as const;
export type AllianceKind = (typeof allianceKinds)[number];

export const allianceStates = ['proposed', 'founded', 'active', 'dissolved'] as const;
export type AllianceState = (typeof allianceStates)[number];

/** What a member is in an alliance. The secretariat runs it from day to day; an observer decides nothing. */
export const memberRoles = ['council', 'secretariat', 'member', 'observer'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** An organisation that was asked is a member when it has accepted. */
export const memberStates = ['invited', 'joined'] as const;
export type MemberState = (typeof memberStates)[number];

export class AllianceMember {
  @IsString() @MaxLength(80) organisation: string;
  @IsIn(memberRoles) role: MemberRole;
  @IsIn(memberStates) state: MemberState;
  /** Since when it is in this state. */
  @IsISO8601() since: string;
}

/** The words of a founding declaration. */
export class DeclarationText {
  @IsOptional() @IsString() @MaxLength(20_000) zh?: string;
  @IsOptional() @IsString() @MaxLength(20_000) en?: string;
  @IsOptional() @IsString() @MaxLength(20_000) ru?: string;
}

/** A founding declaration; `digest` is the SHA-256 of the text as canonical JSON (RFC 8785), so that anybody can check it. */
export class Declaration {
  @ValidateNested() @IsObject() @Nested(DeclarationText) text: DeclarationText;
  @Matches(/^[0-9a-f]{64}$/) digest: string;
}

/** The public state of an alliance of organisations. */
export abstract class AllianceBody extends AggregateState {
  @IsIn(allianceKinds) kind: AllianceKind;
  @IsIn(allianceStates) state: AllianceState;
  @ValidateNested() @Nested(TextField) name: TextField;
  /** The park, group or alliance that it is a part of. */
  @IsOptional() @IsString() @MaxLength(80) parent: string | null;
  @IsOptional() @ValidateNested() @Nested(Declaration) declaration: Declaration | null;
  @IsArray() @ArrayMaxSize(1000) @ValidateNested({ each: true }) @Nested(AllianceMember) members: AllianceMember[];
  /** Codes of the majors that its members build together. */
  @IsArray() @ArrayMaxSize(200) @IsString({ each: true }) @MaxLength(40, { each: true }) majors: string[];
  @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @MaxLength(40, { each: true }) circles: string[];
  @IsOptional() @IsISO8601() foundedAt: string | null;
}

const alliances = { topic: 'registry.alliances', key: 'id' } as const;

/** Somebody proposed to join forces. */
@Event(alliances)
export class AllianceProposed extends AllianceBody {}
/** Its record or its members changed. */
@Event(alliances)
export class AllianceRevised extends AllianceBody {}
/** Its members declared it; the declaration stands as it is from now on. */
@Event(alliances)
export class AllianceFounded extends AllianceBody {}
/** It works. */
@Event(alliances)
export class AllianceActivated extends AllianceBody {}
/** It has ended. */
@Event(alliances)
export class AllianceDissolved extends AllianceBody {}

import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsDay, Nested, TextField, openingKinds, openingStates } from '@duijie/contracts';
import type { OpeningKind, OpeningState } from '@duijie/contracts';
import { ListQuery } from '@duijie/platform';
import { FindingView } from '../openings/openings.dto.ts';
import { severities } from '../rules/rule.ts';
import type { Case, Predicate, Severity } from '../rules/rule.ts';
import { changeOutcomes } from './dry-run.ts';
import type { ChangeOutcome } from './dry-run.ts';
import { rulePackStates } from './rule-pack.ts';
import type { RulePackState } from './rule-pack.ts';

class RuleText {
  @IsString() @IsNotEmpty() @MaxLength(500) zh: string;
  @IsString() @IsNotEmpty() @MaxLength(500) en: string;
}

class Citation {
  @ValidateNested() @IsObject() @Nested(RuleText) act: RuleText;
  @ValidateNested() @IsObject() @Nested(RuleText) article: RuleText;
}

class RuleCases {
  @IsArray() @ArrayMaxSize(200) finds: Case[];
  @IsArray() @ArrayMaxSize(200) passes: Case[];
}

/** A rule; docs/rules.md says what a predicate and a case may be. */
class RuleFields {
  @Matches(/^[a-z][a-zA-Z0-9.-]{2,79}$/) id: string;
  @IsIn(severities) severity: Severity;
  @ValidateNested() @IsObject() @Nested(RuleText) text: RuleText;
  @ValidateNested() @IsObject() @Nested(Citation) citation: Citation;
  @IsDay() effectiveFrom: string;
  @IsOptional() @IsDay() effectiveUntil: string | null;
  @IsOptional() @IsArray() @ArrayMinSize(1) @IsIn(openingKinds, { each: true }) kinds?: OpeningKind[];
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  fields: string[];
  @IsObject() predicate: Predicate;
  @ValidateNested() @IsObject() @Nested(RuleCases) cases: RuleCases;
}

export class RulePackRequest {
  @Matches(/^[a-z][a-z0-9-]{1,39}$/) pack: string;
  @Matches(/^[0-9][A-Za-z0-9.-]{0,39}$/) version: string;
  @ValidateNested() @IsObject() @Nested(TextField) title: TextField;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Nested(RuleFields)
  rules: RuleFields[];
}

class EffectsView {
  @IsDay() on: string;
  @IsInt() looked: number;
  @IsInt() paused: number;
  @IsInt() submitted: number;
}

export class RulePackResource extends RulePackRequest {
  @IsString() id: string;
  @IsInt() revision: number;
  @IsString() createdAt: string;
  @IsString() updatedAt: string;
  @IsIn(rulePackStates) state: RulePackState;
  @IsOptional() @IsInt() activation: number | null;
  @IsOptional() @IsString() activatedAt: string | null;
  @IsOptional() @IsString() note: string | null;
  /** What looking at the stored openings led to; null until that is done. */
  @IsOptional() @ValidateNested() @Nested(EffectsView) effects: EffectsView | null;
  /** Accounts, for operators and government alone. */
  @IsOptional() @IsString() author?: string | null;
  @IsOptional() @IsString() activatedBy?: string | null;
}

export class RulePackPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(RulePackResource) items: RulePackResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class RulePackQuery extends ListQuery {
  @IsOptional() @IsIn(rulePackStates) state?: RulePackState;
  @IsOptional() @IsString() @MaxLength(40) pack?: string;
  @IsOptional() @IsIn(['createdAt', '-createdAt']) sort?: 'createdAt' | '-createdAt';
}

export class ActivateRequest {
  /** Why, for the record. */
  @IsString() @IsNotEmpty() @MaxLength(1000) note: string;
}

class ChangedOpening {
  @IsString() openingId: string;
  @IsInt() openingRevision: number;
  @IsString() employer: string;
  @ValidateNested() @Nested(TextField) title: TextField;
  @IsIn(openingStates) state: OpeningState;
  @IsIn(changeOutcomes) outcome: ChangeOutcome;
  @IsArray() @ValidateNested({ each: true }) @Nested(FindingView) before: FindingView[];
  @IsArray() @ValidateNested({ each: true }) @Nested(FindingView) after: FindingView[];
}

/** A page may hold fewer than `limit`, or none, and yet not be the last: `nextCursor` says. */
export class DryRunPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(ChangedOpening) items: ChangedOpening[];
  /** How many openings this page has looked at. */
  @IsInt() looked: number;
  @IsOptional() @IsString() nextCursor: string | null;
}

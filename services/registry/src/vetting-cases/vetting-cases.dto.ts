import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  IsCode,
  IsDay,
  Nested,
  TextField,
  VettingCaseBody,
  organisationKinds,
  vettingScopes,
  vettingStates,
} from '@duijie/contracts';
import type { OrganisationKind, VettingScope, VettingState } from '@duijie/contracts';
import { has } from '@duijie/domain';
import type { Caller } from '@duijie/domain';
import { ListQuery } from '@duijie/platform';
import { evidenceName } from './evidence-name.ts';
import { verdicts } from './vetting-case.ts';
import type { DecisionTerms, Evidence, Opinion, VettingCase, Verdict } from './vetting-case.ts';

export class VettingCaseRequest {
  @IsCode() subject: string;
  @IsIn(vettingScopes) scope: VettingScope;
}

export class ReviewerRequest {
  /** The subject of an account or key, as `GET /v1/me` answers it. */
  @IsString() @Matches(/^[\x21-\x7e]{1,120}$/) reviewer: string;
}

export class DeclarationRequest {
  @IsBoolean() conflict: boolean;
  @IsOptional() @IsString() @MaxLength(1000) note?: string | null;
}

export class VerdictRequest {
  @IsIn(verdicts) verdict: Verdict;
  @IsOptional() @IsString() @MaxLength(2000) note?: string | null;
}

export class EvidenceRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  items: string[];
}

export class EvidenceQuery {
  /** What the file is called; else it is called like the item. No folders, no marks that turn the direction of text. */
  @IsOptional() @IsString() @Matches(evidenceName) name?: string;
}

const outcomes = ['approved', 'conditional', 'refused', 'upheld', 'overturned'] as const;

export class DecisionRequest {
  @IsIn(outcomes) outcome: DecisionTerms['outcome'];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(500, { each: true })
  conditions?: string[];
  @IsOptional() @IsDay() dueOn?: string | null;
  @IsOptional() @IsDay() validUntil?: string | null;
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

export function opinionFrom(request: DecisionRequest): Omit<Opinion, 'reviewer'> {
  const { outcome, conditions, dueOn, validUntil, note } = request;
  const terms = { outcome, conditions: conditions ?? [], dueOn: dueOn ?? null, validUntil: validUntil ?? null };
  return { terms, note: note ?? '' };
}

export class ChecklistItemView {
  @IsString() id: string;
  @ValidateNested() @IsObject() @Nested(TextField) title: TextField;
  @IsBoolean() required: boolean;
  @IsBoolean() needsEvidence: boolean;
  @IsBoolean() requested: boolean;
  @IsOptional() @IsIn(verdicts) verdict: Verdict | null;
  @IsOptional() @IsString() note: string | null;
  /** For reviewers and operators. */
  @IsOptional() @IsString() judgedBy?: string | null;
}

export class EvidenceView {
  @IsString() id: string;
  @IsInt() revision: number;
  @IsString() item: string;
  @IsString() name: string;
  @IsString() type: string;
  @IsInt() bytes: number;
  @IsString() sha256: string;
  @IsISO8601() uploadedAt: string;
}

export class ReviewerView {
  @IsString() subject: string;
  @IsOptional() @IsString() organisation: string | null;
  @IsOptional() @IsBoolean() conflict: boolean | null;
  @IsOptional() @IsString() note: string | null;
  @IsBoolean() decided: boolean;
}

export class OpinionView extends DecisionRequest {
  @IsString() reviewer: string;
}

export class ConditionView {
  @IsString() text: string;
  @IsOptional() @IsISO8601() metAt: string | null;
}

export class DecisionView extends DecisionRequest {
  @IsDay() decidedOn: string;
  @IsArray() @IsString({ each: true }) notes: string[];
  /** For reviewers and operators. */
  @IsOptional() @IsArray() @IsString({ each: true }) decidedBy?: string[];
}

export class AppealView {
  @IsString() note: string;
  @IsDay() appealedOn: string;
}

export class VettingCaseResource extends VettingCaseBody {
  @IsIn(organisationKinds) kind: OrganisationKind;
  @IsArray() @ValidateNested({ each: true }) @Nested(ChecklistItemView) items: ChecklistItemView[];
  @IsArray() @ValidateNested({ each: true }) @Nested(EvidenceView) evidence: EvidenceView[];
  @IsArray() @ValidateNested({ each: true }) @Nested(DecisionView) decisions: DecisionView[];
  @IsArray() @ValidateNested({ each: true }) @Nested(ConditionView) conditions: ConditionView[];
  @IsOptional() @ValidateNested() @Nested(AppealView) appeal: AppealView | null;
  @IsOptional() @IsString() supersededBy: string | null;
  /** Who looks at it, and what they would decide: for reviewers and operators. */
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Nested(ReviewerView) reviewers?: ReviewerView[];
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Nested(OpinionView) opinions?: OpinionView[];
}

export class VettingCasePage {
  @IsArray() @ValidateNested({ each: true }) @Nested(VettingCaseResource) items: VettingCaseResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class VettingCaseQuery extends ListQuery {
  @IsOptional() @IsCode() subject?: string;
  @IsOptional() @IsIn(vettingScopes) scope?: VettingScope;
  @IsOptional() @IsIn(vettingStates) state?: VettingState;
  @IsOptional() @IsIn(['createdAt', '-createdAt']) sort?: 'createdAt' | '-createdAt';
}

/** What a reader is shown: the people who are looked at do not learn who looks, and nobody gets the key of a file. */
export function viewFor(caller: Caller, vettingCase: VettingCase): VettingCaseResource {
  const { remindedDays: _days, settled: _settled, openFor: _open, endsOn: _end, ...rest } = vettingCase;
  const { readers: _readers, files: _files, reviewers, opinions, ...body } = rest;
  const looksIn = has(caller, 'operator') || reviewers.some(({ subject }) => subject === caller.subject);
  return {
    ...body,
    items: body.items.map(({ judgedBy, ...item }) => (looksIn ? { ...item, judgedBy } : item)),
    evidence: body.evidence.map((each) => evidenceView(vettingCase, each)),
    decisions: body.decisions.map(({ decidedBy, conditions, notes, ...decision }) => ({
      ...decision,
      conditions: [...conditions],
      notes: [...notes],
      ...(looksIn ? { decidedBy: [...decidedBy] } : {}),
    })),
    conditions: [...body.conditions],
    ...(looksIn
      ? {
          reviewers: [...reviewers],
          opinions: opinions.map(({ reviewer, terms, note }) => ({
            ...terms,
            conditions: [...terms.conditions],
            reviewer,
            note,
          })),
        }
      : {}),
  };
}

/** A piece of evidence; its revision is that of the case, in which it lies. */
export function evidenceView({ revision }: VettingCase, { file, ...evidence }: Evidence): EvidenceView {
  const { type, bytes, sha256 } = file;
  return { ...evidence, revision, type, bytes, sha256 };
}

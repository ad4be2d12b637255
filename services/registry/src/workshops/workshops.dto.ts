import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  IsCode,
  IsDay,
  Nested,
  TextField,
  WorkshopBody,
  cohortKinds,
  workshopCategories,
  workshopStates,
} from '@duijie/contracts';
import type { CohortKind, WorkshopCategory, WorkshopState } from '@duijie/contracts';
import { scopeOf } from '@duijie/domain';
import type { Caller } from '@duijie/domain';
import { ListQuery } from '@duijie/platform';
import { major } from '@duijie/taxonomy';
import type { CohortTerms } from './cohort.ts';
import { isOf } from './workshop.ts';
import type { Workshop, WorkshopEvaluation, WorkshopTerms } from './workshop.ts';

export class HostRequest {
  @Matches(/^[A-Z]{2}$/) country: string;
  @ValidateNested() @IsObject() @Nested(TextField) institution: TextField;
  @IsOptional() @IsCode() organisation?: string | null;
}

export class WorkshopMajorRequest {
  @IsOptional() @IsCode() code?: string | null;
  /** Of a major of the taxonomy its own name will do. */
  @IsOptional() @ValidateNested() @IsObject() @Nested(TextField) name?: TextField;
  @IsIn(workshopCategories) category: WorkshopCategory;
}

export class StandardRequest {
  @ValidateNested() @IsObject() @Nested(TextField) name: TextField;
  @IsOptional() @IsString() @MaxLength(80) number?: string | null;
}

export class WorkshopRequest {
  @ValidateNested() @IsObject() @Nested(TextField) name: TextField;
  @ValidateNested() @IsObject() @Nested(HostRequest) host: HostRequest;
  @IsCode() partner: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Nested(WorkshopMajorRequest)
  majors?: WorkshopMajorRequest[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Nested(StandardRequest)
  standards?: StandardRequest[];
}

export function termsFrom(request: WorkshopRequest): WorkshopTerms {
  const { country, institution, organisation } = request.host;
  return {
    name: { ...request.name },
    host: { country, institution: { ...institution }, organisation: organisation ?? null },
    partner: request.partner,
    majors: (request.majors ?? []).map(({ code, name, category }) => ({
      code: code ?? null,
      name: { ...(name ?? (code ? major(code)?.names : undefined)) },
      category,
    })),
    standards: (request.standards ?? []).map(({ name, number }) => ({ name: { ...name }, number: number ?? null })),
  };
}

export class BasisRequest {
  @IsOptional() @IsCode() agreement?: string | null;
  @IsOptional() @IsString() @MaxLength(200) reference?: string | null;
}

const evaluationGrades = ['excellent', 'good', 'passed', 'failed'] as const;

export class EvaluationRequest {
  @IsIn(evaluationGrades) grade: (typeof evaluationGrades)[number];
  @IsString() @IsNotEmpty() @MaxLength(1000) note: string;
  @IsDay() evaluatedOn: string;
}

export class CohortRequest {
  @IsIn(cohortKinds) kind: CohortKind;
  @ValidateNested() @IsObject() @Nested(TextField) title: TextField;
  @IsDay() startsOn: string;
  @IsOptional() @IsDay() endsOn?: string | null;
  @IsInt() @Min(1) @Max(100_000) enrolled: number;
}

export function cohortFrom({ kind, title, startsOn, endsOn, enrolled }: CohortRequest): CohortTerms {
  return { kind, title: { ...title }, startsOn, endsOn: endsOn ?? null, enrolled };
}

export class CompletionRequest {
  @IsInt() @Min(0) @Max(100_000) completed: number;
}

export class WorkshopResource extends WorkshopBody {
  /** How it was judged, and why it stands still; shown to its partner, its host and operators. */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Nested(EvaluationRequest)
  evaluations?: WorkshopEvaluation[];
  @IsOptional() @IsString() @MaxLength(1000) note?: string | null;
}

export class WorkshopPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(WorkshopResource) items: WorkshopResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

/** What a reader is shown of a workshop. */
export function viewFor(caller: Caller, workshop: Workshop): WorkshopResource {
  const { country: _country, evaluations, note, ...body } = workshop;
  return isOf(scopeOf(caller), workshop) ? { ...body, evaluations: [...evaluations], note } : body;
}

export class WorkshopQuery extends ListQuery {
  @IsOptional() @IsIn(workshopStates) state?: WorkshopState;
  @IsOptional() @Matches(/^[A-Z]{2}$/) country?: string;
  @IsOptional() @IsCode() partner?: string;
  @IsOptional() @IsIn(['createdAt', '-createdAt']) sort?: 'createdAt' | '-createdAt';
}

import {
  IsArray,
  IsBoolean,
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
  IntermediaryLicence,
  Nested,
  OrganisationBody,
  TextField,
  educationLevels,
  organisationKinds,
  organisationStates,
} from '@duijie/contracts';
import type { EducationLevel, OrganisationKind, OrganisationState } from '@duijie/contracts';
import { ListQuery } from '@duijie/platform';
import type { OrganisationRecord } from './organisation.ts';

/** What an applicant says of itself. */
export class OrganisationRequest {
  @IsIn(organisationKinds) kind: OrganisationKind;
  @ValidateNested() @IsObject() @Nested(TextField) name: TextField;
  @Matches(/^[A-Z]{2}$/) country: string;
  @IsOptional() @IsString() @MaxLength(10) region?: string | null;
  @IsOptional() @IsString() @MaxLength(18) uscc?: string | null;
  @IsOptional() @IsString() @MaxLength(60) registerNumber?: string | null;
  @IsOptional() @IsIn(educationLevels) level?: EducationLevel | null;
  @IsOptional() @IsInt() @Min(0) @Max(10_000_000) headcount?: number | null;
  @IsOptional() @IsBoolean() intermediary?: boolean;
  @IsOptional() @ValidateNested() @IsObject() @Nested(IntermediaryLicence) licence?: IntermediaryLicence | null;
}

export function recordFrom(request: OrganisationRequest): OrganisationRecord {
  return {
    kind: request.kind,
    name: { ...request.name },
    country: request.country,
    region: request.region ?? null,
    uscc: request.uscc?.toUpperCase() ?? null,
    registerNumber: request.registerNumber ?? null,
    level: request.level ?? null,
    headcount: request.headcount ?? null,
    intermediary: request.intermediary ?? false,
    licence: request.licence ? { ...request.licence } : null,
  };
}

/** A reason in writing, which some acts ask for. */
export class ReasonRequest {
  @IsString() @IsNotEmpty() @MaxLength(1000) note: string;
}

export class OrganisationResource extends OrganisationBody {
  @IsOptional() @IsString() registerNumber: string | null;
  @IsOptional() @IsInt() headcount: number | null;
  @IsOptional() @IsString() note: string | null;
  @IsOptional() @IsString() vettingCase: string | null;
}

export class OrganisationPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(OrganisationResource) items: OrganisationResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class OrganisationQuery extends ListQuery {
  @IsOptional() @IsIn(organisationKinds) kind?: OrganisationKind;
  @IsOptional() @IsIn(organisationStates) state?: OrganisationState;
  @IsOptional() @Matches(/^[A-Z]{2}$/) country?: string;
  @IsOptional() @IsIn(['createdAt', '-createdAt']) sort?: 'createdAt' | '-createdAt';
}

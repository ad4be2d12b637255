import { plainToInstance } from 'class-transformer';
import {
  ArrayMaxSize,
  Equals,
  IsArray,
  IsBoolean,
  IsEmail,
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
  validate,
} from 'class-validator';
import {
  GraduateBody,
  IsDay,
  IsMoney,
  IsMonth,
  Nested,
  educationLevels,
  graduateStates,
  languageSchemes,
  openingKinds,
} from '@duijie/contracts';
import type { EducationLevel, GraduateState, LanguageScheme, OpeningKind } from '@duijie/contracts';
import { invalid } from '@duijie/domain';
import { ListQuery, fieldErrors } from '@duijie/platform';
import { ConsentView } from '../consents/consents.dto.ts';

class HeldSkillRequest {
  /** A code of the taxonomy, or words in zh, en or ru. */
  @IsString() @IsNotEmpty() @MaxLength(100) skill: string;
  @IsInt() @Min(1) @Max(5) level: number;
}

class HeldCredentialRequest {
  @IsString() @IsNotEmpty() @MaxLength(100) credential: string;
  @IsOptional() @IsString() @MaxLength(40) grade?: string | null;
  @IsOptional() @Matches(/^[A-Z]{2}$/) country?: string;
  @IsOptional() @IsDay() issuedOn?: string | null;
  @IsOptional() @IsDay() expiresOn?: string | null;
}

class MedalRequest {
  @IsOptional() @IsString() @MaxLength(64) competition?: string | null;
  @IsOptional() @IsString() @MaxLength(20) level?: string | null;
  @IsOptional() @IsString() @MaxLength(20) prize?: string | null;
  @IsOptional() @IsInt() @Min(1900) @Max(2200) year?: number | null;
  @IsOptional() @IsString() @MaxLength(200) text?: string;
}

class HeldLanguageRequest {
  @Matches(/^[a-z]{2}$/) language: string;
  @IsIn(languageSchemes) scheme: LanguageScheme;
  @IsOptional() @IsString() @MaxLength(10) level?: string | null;
}

class PayWishField {
  @IsOptional() @IsMoney() min: string | null;
  @IsOptional() @IsMoney() max: string | null;
  @Equals('CNY') currency: 'CNY';
  @IsIn(['month', 'year', 'day', 'hour']) per: 'month' | 'year' | 'day' | 'hour';
}

class PersonRequest {
  @IsOptional() @IsString() @MaxLength(100) name?: string | null;
  @IsOptional() @IsIn(['resident', 'passport']) idKind?: 'resident' | 'passport' | null;
  @IsOptional() @IsString() @MaxLength(40) idNumber?: string | null;
  @IsOptional() @Matches(/^[+\d][\d\s()-]{4,24}$/) phone?: string | null;
  @IsOptional() @IsEmail() @MaxLength(254) email?: string | null;
  @IsOptional() @IsString() @MaxLength(500) guardian?: string | null;
  @IsOptional() @IsString() @MaxLength(500) department?: string | null;
  @IsOptional() @IsString() @MaxLength(500) class?: string | null;
  @IsOptional() @IsString() @MaxLength(500) note?: string | null;
}

/** What the college or the person may write. */
export class GraduateRequest {
  @IsOptional() @IsIn(educationLevels) education?: EducationLevel | null;
  @IsOptional() @IsString() @MaxLength(100) major?: string | null;
  @IsOptional() @IsInt() @Min(1950) @Max(2200) cohort?: number | null;
  @IsOptional() @IsInt() @Min(1) @Max(10) year?: number | null;
  @IsOptional() @IsMonth() birth?: string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(10, { each: true })
  regions?: string[];
  @IsOptional() @IsBoolean() anywhere?: boolean;
  @IsOptional() @IsArray() @ArrayMaxSize(4) @IsIn(openingKinds, { each: true }) kinds?: OpeningKind[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  circles?: string[];
  @IsOptional() @IsDay() availableFrom?: string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Nested(HeldSkillRequest)
  skills?: HeldSkillRequest[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Nested(HeldCredentialRequest)
  credentials?: HeldCredentialRequest[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Nested(MedalRequest)
  medals?: MedalRequest[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Nested(HeldLanguageRequest)
  languages?: HeldLanguageRequest[];
  @IsOptional() @IsObject() practice?: Record<string, number>;
  @IsOptional() @IsObject() @ValidateNested() @Nested(PayWishField) payWish?: PayWishField | null;
  /** Only the given fields change. */
  @IsOptional() @IsObject() @ValidateNested() @Nested(PersonRequest) person?: PersonRequest;
}

/** Codes of what the college vouches for; neither list means all. */
export class AttestRequest {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  skills?: string[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  credentials?: string[];
}

export class VerifyRequest {
  @IsOptional() @IsString() @MaxLength(40) grade?: string;
  @IsOptional() @IsIn(['verified', 'refuted']) state?: 'verified' | 'refuted';
}

export class GraduateResource extends GraduateBody {
  declare consents: ConsentView[];
  @IsOptional() @IsString() studentNo?: string;
  @IsOptional() @ValidateNested() @Nested(PayWishField) payWish?: PayWishField;
  @IsOptional() @ValidateNested() @Nested(PersonRequest) person?: PersonRequest;
}

export class GraduatePage {
  @IsArray() @ValidateNested({ each: true }) @Nested(GraduateResource) items: GraduateResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class GraduateQuery extends ListQuery {
  @IsOptional() @IsIn(graduateStates) state?: GraduateState;
  @IsOptional() @IsString() @MaxLength(20) major?: string;
  @IsOptional() @IsString() @MaxLength(80) college?: string;
  @IsOptional() @IsIn(['createdAt', '-createdAt']) sort?: 'createdAt' | '-createdAt';
}

/** Checks a merged patch as a request. */
export async function requestFrom(value: unknown): Promise<GraduateRequest> {
  const request = plainToInstance(GraduateRequest, value);
  const errors = await validate(request, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw invalid('graduate', fieldErrors(errors));
  return request;
}

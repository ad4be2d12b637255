import { plainToInstance } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
  validate,
} from 'class-validator';
import {
  IsDay,
  Nested,
  OpeningBody,
  Pay,
  TextField,
  WorkConditions,
  educationLevels,
  languageSchemes,
  majorScopes,
  openingKinds,
  openingStates,
} from '@duijie/contracts';
import type { EducationLevel, FitComponent, LanguageScheme, OpeningKind, OpeningState } from '@duijie/contracts';
import { invalid } from '@duijie/domain';
import { ListQuery, fieldErrors } from '@duijie/platform';
import { severities } from '../rules/rule.ts';
import type { Severity } from '../rules/rule.ts';
import { rulingActs } from './ruling.ts';

/**
 * Letters, digits and the signs of file numbers, and at least one digit: 津教职备〔2026〕12号. Latin, Cyrillic and Han
 * letters go by their ranges: not every reader of the document knows \p{L}.
 */
const IsFilingNumber = (): PropertyDecorator =>
  Matches(/^(?=.*\d)[0-9A-Za-z\u00c0-\u024f\u0400-\u04ff\u4e00-\u9fff〔〕()（）[\]【】 ._/-]{4,60}$/);

class SkillRequest {
  /** A code of the taxonomy, or words in zh, en or ru. */
  @IsString() @IsNotEmpty() @MaxLength(100) skill: string;
  @IsInt() @Min(1) @Max(5) level: number;
  @IsOptional() @IsInt() @Min(1) @Max(100) weight?: number;
  @IsOptional() @IsBoolean() must?: boolean;
}

class MajorRequest {
  @IsString() @IsNotEmpty() @MaxLength(100) code: string;
  @IsOptional() @IsIn(majorScopes) scope?: (typeof majorScopes)[number];
}

class CredentialRequest {
  @IsString() @IsNotEmpty() @MaxLength(100) credential: string;
  @IsOptional() @IsString() @MaxLength(40) grade?: string | null;
  @IsOptional() @IsInt() @Min(1) @Max(100) weight?: number;
  @IsOptional() @IsBoolean() must?: boolean;
}

class LanguageRequest {
  @Matches(/^[a-z]{2}$/) language: string;
  @IsIn(languageSchemes) scheme: LanguageScheme;
  @IsString() @MaxLength(10) level: string;
  @IsOptional() @IsBoolean() must?: boolean;
}

/** What an enterprise posts. */
export class OpeningRequest {
  @IsIn(openingKinds) kind: OpeningKind;
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(80) externalRef?: string | null;
  @ValidateNested() @IsObject() @Nested(TextField) title: TextField;
  @ValidateNested() @IsObject() @Nested(TextField) duties: TextField;
  @IsOptional() @IsString() @MaxLength(100) occupation?: string | null;
  @IsOptional() @IsString() @MaxLength(100) circle?: string | null;
  @IsInt() @Min(1) @Max(100_000) seats: number;
  @IsOptional() @IsInt() @Min(1) @Max(100_000) minSeats?: number | null;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(10, { each: true })
  workplaces: string[];
  @IsOptional() @IsBoolean() placeMust?: boolean;
  @ValidateNested() @IsObject() @Nested(Pay) pay: Pay;
  @IsDay() start: string;
  @IsOptional() @IsDay() end?: string | null;
  @IsDay() validUntil: string;
  @IsOptional() @IsInt() @Min(1) @Max(90) answerDays?: number;
  @IsOptional() @IsIn(educationLevels) education?: EducationLevel | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Nested(MajorRequest)
  majors?: MajorRequest[];
  @IsOptional() @IsBoolean() majorMust?: boolean;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Nested(SkillRequest)
  skills?: SkillRequest[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Nested(CredentialRequest)
  credentials?: CredentialRequest[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Nested(LanguageRequest)
  languages?: LanguageRequest[];
  @IsOptional() @IsObject() weights?: Partial<Record<FitComponent, number>>;
  @IsOptional() @IsInt() @Min(1) @Max(200) shortlist?: number;
  @IsOptional() @ValidateNested() @IsObject() @Nested(WorkConditions) conditions?: WorkConditions | null;
}

/** A written reason, where an act asks for one. */
export class NoteRequest {
  @IsOptional() @IsString() @MaxLength(1000) note?: string;
}

/** An employer may give the reason for what the rules hold for review; an operator must, when letting it through. */
export class PublishRequest extends NoteRequest {
  /** Under which it was filed with the authority, where a rule needs that. */
  @IsOptional() @IsFilingNumber() filingNumber?: string;
}

export class FindingView {
  @IsString() rule: string;
  @IsString() pack: string;
  @IsString() version: string;
  @IsIn(severities) severity: Severity;
  @IsString() pointer: string;
  @ValidateNested() @Nested(TextField) text: TextField;
  @IsString() citation: string;
  @IsString() found: string;
}

class RulingView {
  @IsIn(rulingActs) act: (typeof rulingActs)[number];
  @IsString() at: string;
  /** The account; null where a change of the rules decided. */
  @IsOptional() @IsString() by: string | null;
  @IsOptional() @IsString() note: string | null;
  @IsOptional() @IsString() filingNumber: string | null;
  @IsArray() @ValidateNested({ each: true }) @Nested(FindingView) findings: readonly FindingView[];
}

export class RulingsAnswer {
  @IsString() openingId: string;
  @IsArray() @ValidateNested({ each: true }) @Nested(RulingView) items: RulingView[];
}

export class OpeningResource extends OpeningBody {
  @IsArray() @ValidateNested({ each: true }) @Nested(FindingView) findings: FindingView[];
  @IsOptional() @IsString() note: string | null;
}

export class OpeningPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(OpeningResource) items: OpeningResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class OpeningQuery extends ListQuery {
  @IsOptional() @IsIn(openingStates) state?: OpeningState;
  @IsOptional() @IsIn(openingKinds) kind?: OpeningKind;
  @IsOptional() @IsString() @MaxLength(20) circle?: string;
  @IsOptional() @IsString() @MaxLength(80) employer?: string;
  @IsOptional() @IsString() @MaxLength(80) externalRef?: string;
  @IsOptional() @IsIn(['createdAt', '-createdAt', 'validUntil', '-validUntil']) sort?:
    'createdAt' | '-createdAt' | 'validUntil' | '-validUntil';
}

export class CheckAnswer {
  @IsArray() @ValidateNested({ each: true }) @Nested(FindingView) findings: FindingView[];
  /** What publishing would do: published, submitted or refused. */
  @IsIn(['published', 'submitted', 'refused']) outcome: 'published' | 'submitted' | 'refused';
}

/** Checks a value that did not come as a body of its own (a merged patch, a row of an import) as a request. */
export async function termsFrom(value: unknown): Promise<OpeningRequest> {
  const request = plainToInstance(OpeningRequest, value);
  const errors = await validate(request, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw invalid('opening', fieldErrors(errors));
  return request;
}

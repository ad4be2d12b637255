import { plainToInstance } from 'class-transformer';
import {
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
  validate,
} from 'class-validator';
import {
  IsDay,
  Nested,
  OpeningBody,
  OpeningWish,
  Pay,
  TextField,
  WorkConditions,
  openingKinds,
  openingStates,
} from '@duijie/contracts';
import type { OpeningKind, OpeningState } from '@duijie/contracts';
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

/** What an enterprise posts. */
export class OpeningRequest extends OpeningWish {
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(80) externalRef?: string | null;
  @ValidateNested() @IsObject() @Nested(TextField) title: TextField;
  @ValidateNested() @IsObject() @Nested(TextField) duties: TextField;
  @IsInt() @Min(1) @Max(100_000) seats: number;
  @ValidateNested() @IsObject() @Nested(Pay) pay: Pay;
  @IsDay() validUntil: string;
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

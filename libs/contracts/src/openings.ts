import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Event } from './event.ts';
import { AggregateState, IsCode, IsDay, IsMoney, Nested, TextField } from './fields.ts';
import { educationLevels } from './organisations.ts';
import type { EducationLevel } from './organisations.ts';

export const openingKinds = ['orderClass', 'internship', 'apprenticeship', 'employment'] as const;
export type OpeningKind = (typeof openingKinds)[number];

export const openingStates = [
  'draft',
  'submitted',
  'published',
  'paused',
  'closed',
  'filled',
  'cancelled',
  'expired',
] as const;
export type OpeningState = (typeof openingStates)[number];

export const majorScopes = ['exact', 'class', 'category'] as const;
export const languageSchemes = ['CEFR', 'HSK2', 'HSK3', 'CET', 'TRKI', 'PUTONGHUA'] as const;
export type LanguageScheme = (typeof languageSchemes)[number];
export const fitComponents = ['skills', 'major', 'credentials', 'practice', 'language', 'place'] as const;
export type FitComponent = (typeof fitComponents)[number];
export const payPeriods = ['hour', 'day', 'month', 'year'] as const;

export class Pay {
  @IsMoney() min: string;
  @IsMoney() max: string;
  @Matches(/^[A-Z]{3}$/) currency: string;
  @IsIn(payPeriods) per: (typeof payPeriods)[number];
}

export class WantedSkill {
  @IsCode() skill: string;
  @IsInt() @Min(1) @Max(5) level: number;
  @IsInt() @Min(1) @Max(100) weight: number;
  @IsBoolean() must: boolean;
}

export class WantedMajor {
  @IsCode() code: string;
  @IsIn(majorScopes) scope: (typeof majorScopes)[number];
}

export class WantedCredential {
  @IsCode() credential: string;
  @IsOptional() @IsString() @MaxLength(40) grade: string | null;
  @IsInt() @Min(1) @Max(100) weight: number;
  @IsBoolean() must: boolean;
}

export class WantedLanguage {
  @Matches(/^[a-z]{2}$/) language: string;
  @IsIn(languageSchemes) scheme: LanguageScheme;
  @IsString() @MaxLength(10) level: string;
  @IsBoolean() must: boolean;
}

/** What is stated of the work beyond the terms, for the rules that ask about it; all of it may be left out. */
export class WorkConditions {
  /** Everybody who works for the employer, and everybody in the same post. */
  @IsOptional() @IsInt() @Min(1) @Max(10_000_000) staff?: number | null;
  @IsOptional() @IsInt() @Min(1) @Max(10_000_000) postStaff?: number | null;
  /** Interns who are there already, in all and in the same post. */
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) interns?: number | null;
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) postInterns?: number | null;
  /** What an employee in the same post earns, in the currency and period of the pay. */
  @IsOptional() @IsMoney() postWage?: string | null;
  /** Is everybody insured for the whole time? Do a signed agreement and informed consent come first? */
  @IsOptional() @IsBoolean() insurance?: boolean | null;
  @IsOptional() @IsBoolean() agreement?: boolean | null;
  @IsOptional() @IsBoolean() consent?: boolean | null;
  @IsOptional() @IsBoolean() overtime?: boolean | null;
  @IsOptional() @IsBoolean() nightShift?: boolean | null;
  @IsOptional() @IsBoolean() holidayWork?: boolean | null;
}

export const pauseReasons = ['employer', 'suspension', 'rules'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** What an enterprise looks for; the same fields in a request, in a resource and in an event. */
export abstract class OpeningBody extends AggregateState {
  @IsIn(openingStates) state: OpeningState;
  @IsString() @MaxLength(80) employer: string;
  @IsIn(openingKinds) kind: OpeningKind;
  @IsOptional() @IsString() @MaxLength(80) externalRef: string | null;
  @ValidateNested() @Nested(TextField) title: TextField;
  @ValidateNested() @Nested(TextField) duties: TextField;
  @IsOptional() @IsString() @MaxLength(20) occupation: string | null;
  @IsOptional() @IsString() @MaxLength(20) circle: string | null;
  @IsInt() @Min(1) seats: number;
  @IsOptional() @IsInt() @Min(1) minSeats: number | null;
  @IsArray() @IsString({ each: true }) @MaxLength(10, { each: true }) workplaces: string[];
  @IsBoolean() placeMust: boolean;
  @ValidateNested() @Nested(Pay) pay: Pay;
  @IsDay() start: string;
  @IsOptional() @IsDay() end: string | null;
  @IsDay() validUntil: string;
  @IsInt() @Min(1) @Max(90) answerDays: number;
  @IsOptional() @IsIn(educationLevels) education: EducationLevel | null;
  @IsArray() @ValidateNested({ each: true }) @Nested(WantedMajor) majors: WantedMajor[];
  @IsBoolean() majorMust: boolean;
  @IsArray() @ValidateNested({ each: true }) @Nested(WantedSkill) skills: WantedSkill[];
  @IsArray() @ValidateNested({ each: true }) @Nested(WantedCredential) credentials: WantedCredential[];
  @IsArray() @ValidateNested({ each: true }) @Nested(WantedLanguage) languages: WantedLanguage[];
  /** Weights that differ from the default of matching.md section 2, by component. */
  @IsObject() weights: Partial<Record<FitComponent, number>>;
  @IsInt() @Min(1) @Max(200) shortlist: number;
  @IsOptional() @ValidateNested() @Nested(WorkConditions) conditions?: WorkConditions | null;
  @IsOptional() @IsIn(pauseReasons) pausedBy: PauseReason | null;
  /** The revision of the employer's record that paused it, or whose pause has ended: one number for all its openings. */
  @IsOptional() @IsInt() @Min(1) suspension?: number | null;
  /** Counts the changes that are material to matching; a graduate who had left is told again only after one. */
  @IsInt() @Min(1) material: number;
  @IsOptional() @IsString() @MaxLength(80) reasonCode?: string | null;
}

const openings = { topic: 'demand.openings', key: 'id' } as const;

/** A rule asked for a person's look before publication. */
@Event(openings)
export class OpeningSubmitted extends OpeningBody {}
/** The operator gave it back to its employer, who mends it. */
@Event(openings)
export class OpeningReturned extends OpeningBody {}
/** It can be seen, and graduates are matched to it. */
@Event(openings)
export class OpeningPublished extends OpeningBody {}
/** Its text or requirements changed. */
@Event(openings)
export class OpeningRevised extends OpeningBody {}
/** It is out of sight for a while, by its employer, a suspension or a change of the rules. */
@Event(openings)
export class OpeningPaused extends OpeningBody {}
/** A pause ended. */
@Event(openings)
export class OpeningResumed extends OpeningBody {}
/** The employer takes nobody more. */
@Event(openings)
export class OpeningClosed extends OpeningBody {}
/** It ended by the calendar. */
@Event(openings)
export class OpeningExpired extends OpeningBody {}
/** It will not take place. */
@Event(openings)
export class OpeningCancelled extends OpeningBody {}
/** Every seat is taken. */
@Event(openings)
export class OpeningFilled extends OpeningBody {}

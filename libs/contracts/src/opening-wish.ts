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
} from 'class-validator';
import { IsDay, Nested } from './fields.ts';
import { languageSchemes, majorScopes, openingKinds } from './openings.ts';
import type { FitComponent, LanguageScheme, OpeningKind } from './openings.ts';
import { educationLevels } from './organisations.ts';
import type { EducationLevel } from './organisations.ts';

export class SkillWish {
  /** A code of the taxonomy, or words in zh, en or ru. */
  @IsString() @IsNotEmpty() @MaxLength(100) skill: string;
  @IsInt() @Min(1) @Max(5) level: number;
  @IsOptional() @IsInt() @Min(1) @Max(100) weight?: number;
  @IsOptional() @IsBoolean() must?: boolean;
}

export class MajorWish {
  @IsString() @IsNotEmpty() @MaxLength(100) code: string;
  @IsOptional() @IsIn(majorScopes) scope?: (typeof majorScopes)[number];
}

export class CredentialWish {
  @IsString() @IsNotEmpty() @MaxLength(100) credential: string;
  @IsOptional() @IsString() @MaxLength(40) grade?: string | null;
  @IsOptional() @IsInt() @Min(1) @Max(100) weight?: number;
  @IsOptional() @IsBoolean() must?: boolean;
}

export class LanguageWish {
  @Matches(/^[a-z]{2}$/) language: string;
  @IsIn(languageSchemes) scheme: LanguageScheme;
  @IsString() @MaxLength(10) level: string;
  @IsOptional() @IsBoolean() must?: boolean;
}

/** Whom an enterprise looks for, in its own words: what the services read before codes stand for the words. */
export abstract class OpeningWish {
  @IsIn(openingKinds) kind: OpeningKind;
  @IsOptional() @IsString() @MaxLength(100) occupation?: string | null;
  @IsOptional() @IsString() @MaxLength(100) circle?: string | null;
  @IsOptional() @IsInt() @Min(1) @Max(100_000) minSeats?: number | null;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(10, { each: true })
  workplaces: string[];
  @IsOptional() @IsBoolean() placeMust?: boolean;
  @IsDay() start: string;
  @IsOptional() @IsDay() end?: string | null;
  @IsOptional() @IsInt() @Min(1) @Max(90) answerDays?: number;
  @IsOptional() @IsIn(educationLevels) education?: EducationLevel | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Nested(MajorWish)
  majors?: MajorWish[];
  @IsOptional() @IsBoolean() majorMust?: boolean;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Nested(SkillWish)
  skills?: SkillWish[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Nested(CredentialWish)
  credentials?: CredentialWish[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Nested(LanguageWish)
  languages?: LanguageWish[];
  @IsOptional() @IsObject() weights?: Partial<Record<FitComponent, number>>;
  @IsOptional() @IsInt() @Min(1) @Max(200) shortlist?: number;
}

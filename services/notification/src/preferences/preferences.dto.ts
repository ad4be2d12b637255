import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';
import { Nested } from '@duijie/contracts';
import { languages } from '@duijie/domain';
import type { Language } from '@duijie/domain';
import type { GivenKinds } from './preference.ts';

class KindsRequest implements GivenKinds {
  @IsOptional() @IsBoolean() shortlisted?: boolean;
  @IsOptional() @IsBoolean() uploadEnded?: boolean;
  @IsOptional() @IsBoolean() openingPaused?: boolean;
  @IsOptional() @IsBoolean() openingResumed?: boolean;
  @IsOptional() @IsBoolean() consentExpired?: boolean;
}

class KindsView {
  @IsBoolean() shortlisted: boolean;
  @IsBoolean() uploadEnded: boolean;
  @IsBoolean() openingPaused: boolean;
  @IsBoolean() openingResumed: boolean;
  @IsBoolean() consentExpired: boolean;
}

/** What to hear; a kind that is not named is wanted. */
export class PreferenceRequest {
  @IsObject() @ValidateNested() @Nested(KindsRequest) kinds: KindsRequest;
  @IsIn(languages) language: Language;
}

export class PreferenceResource {
  /** The recipient's: a graduate, an organisation or an account. */
  @IsString() id: string;
  @IsInt() @Min(0) revision: number;
  @IsOptional() @IsISO8601() createdAt: string | null;
  @IsOptional() @IsISO8601() updatedAt: string | null;
  @ValidateNested() @Nested(KindsView) kinds: KindsView;
  @IsIn(languages) language: Language;
}

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
import type { NotificationKind } from '../notifications/notification.ts';
import type { GivenKinds } from './preference.ts';

class KindsRequest implements GivenKinds {
  @IsOptional() @IsBoolean() shortlisted?: boolean;
  @IsOptional() @IsBoolean() uploadEnded?: boolean;
  @IsOptional() @IsBoolean() openingPaused?: boolean;
  @IsOptional() @IsBoolean() openingResumed?: boolean;
  @IsOptional() @IsBoolean() openingRefused?: boolean;
  @IsOptional() @IsBoolean() openingHeld?: boolean;
  @IsOptional() @IsBoolean() consentExpired?: boolean;
  @IsOptional() @IsBoolean() vettingEvidenceRequested?: boolean;
  @IsOptional() @IsBoolean() vettingDecided?: boolean;
  @IsOptional() @IsBoolean() vettingAppealed?: boolean;
  @IsOptional() @IsBoolean() vettingExpiring?: boolean;
  @IsOptional() @IsBoolean() vettingExpired?: boolean;
  @IsOptional() @IsBoolean() flagRaised?: boolean;
  @IsOptional() @IsBoolean() flagClosed?: boolean;
  @IsOptional() @IsBoolean() placeOffered?: boolean;
  @IsOptional() @IsBoolean() placeAwaited?: boolean;
  @IsOptional() @IsBoolean() placePaused?: boolean;
  @IsOptional() @IsBoolean() placeLapsed?: boolean;
  @IsOptional() @IsBoolean() placeClosed?: boolean;
  @IsOptional() @IsBoolean() agreementChanged?: boolean;
  @IsOptional() @IsBoolean() recognitionCounts?: boolean;
  @IsOptional() @IsBoolean() recognitionCeased?: boolean;
}

class KindsView implements Record<NotificationKind, boolean> {
  @IsBoolean() shortlisted: boolean;
  @IsBoolean() uploadEnded: boolean;
  @IsBoolean() openingPaused: boolean;
  @IsBoolean() openingResumed: boolean;
  @IsBoolean() openingRefused: boolean;
  @IsBoolean() openingHeld: boolean;
  @IsBoolean() consentExpired: boolean;
  @IsBoolean() vettingEvidenceRequested: boolean;
  @IsBoolean() vettingDecided: boolean;
  @IsBoolean() vettingAppealed: boolean;
  @IsBoolean() vettingExpiring: boolean;
  @IsBoolean() vettingExpired: boolean;
  @IsBoolean() flagRaised: boolean;
  @IsBoolean() flagClosed: boolean;
  @IsBoolean() placeOffered: boolean;
  @IsBoolean() placeAwaited: boolean;
  @IsBoolean() placePaused: boolean;
  @IsBoolean() placeLapsed: boolean;
  @IsBoolean() placeClosed: boolean;
  @IsBoolean() agreementChanged: boolean;
  @IsBoolean() recognitionCounts: boolean;
  @IsBoolean() recognitionCeased: boolean;
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

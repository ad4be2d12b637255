import {
  IsArray,
  IsBoolean,
  IsISO8601,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Consent, IsDay, Nested, TextField, consentPurposes } from '@duijie/contracts';
import type { ConsentPurpose } from '@duijie/contracts';
import { consentSources } from '../graduates/graduate.ts';
import type { ConsentSource } from '../graduates/graduate.ts';

export class ConsentRequest {
  @IsIn(consentPurposes) purpose: ConsentPurpose;
  @IsIn(['granted', 'withdrawn']) state: 'granted' | 'withdrawn';
  /** Who decides; default: the person, or the college where it asks. */
  @IsOptional() @IsIn(consentSources) source?: ConsentSource;
  /** The version of the words that were agreed to (see /v1/consent-texts); default: the present one. */
  @IsOptional() @IsString() @Matches(/^[\w.-]{1,40}$/) textVersion?: string | null;
  /** The last day on which it holds; without one it holds until it is withdrawn. */
  @IsOptional() @IsDay() expiresOn?: string | null;
  /**
   * shareWithEnterprise only: which enterprise may be told who the person is. Without one: each whose place they have
   * accepted (a withdrawal: all of them).
   */
  @IsOptional() @Matches(/^org_[0-9A-Z]{26}$/) enterprise?: string | null;
}

export class ConsentView extends Consent {
  @IsOptional() @IsIn(consentSources) source?: ConsentSource;
  @IsOptional() @IsString() textVersion?: string;
  /** SHA-256 of the words, as /v1/consent-texts gives it. */
  @IsOptional() @IsString() textDigest?: string;
  @IsOptional() @IsISO8601() at?: string;
  @IsOptional() @IsDay() expiresOn?: string | null;
  /** The person was under 18 when this was decided. */
  @IsOptional() @IsBoolean() minor?: boolean;
  /** The words say something else by now: it stands, and the person is to be asked anew. */
  @IsOptional() @IsBoolean() askedAgain?: boolean;
}

export class ConsentList {
  @IsArray() @ValidateNested({ each: true }) @Nested(ConsentView) items: ConsentView[];
}

export class ConsentTextResource {
  @IsIn(consentPurposes) purpose: ConsentPurpose;
  @IsString() version: string;
  /** SHA-256 over the canonical JSON (RFC 8785) of purpose, version, title and text. */
  @IsString() digest: string;
  @IsDay() effectiveOn: string;
  /** Are these the words that are asked today? */
  @IsBoolean() isPresent: boolean;
  @IsBoolean() isMaterial: boolean;
  @IsObject() @ValidateNested() @Nested(TextField) title: TextField;
  @IsObject() @ValidateNested() @Nested(TextField) text: TextField;
}

export class ConsentTextList {
  @IsArray() @ValidateNested({ each: true }) @Nested(ConsentTextResource) items: ConsentTextResource[];
}

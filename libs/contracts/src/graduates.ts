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
import { AggregateState, IsCode, IsDay, IsMonth, Nested } from './fields.ts';
import { languageSchemes, openingKinds } from './openings.ts';
import type { LanguageScheme, OpeningKind } from './openings.ts';
import { educationLevels } from './organisations.ts';
import type { EducationLevel } from './organisations.ts';

export const graduateStates = ['available', 'held', 'placed', 'confirmed', 'withdrawn', 'erased'] as const;
export type GraduateState = (typeof graduateStates)[number];
export const skillEvidences = ['attested', 'competition', 'practice', 'claimed'] as const;
export type SkillEvidence = (typeof skillEvidences)[number];
export const credentialStates = ['claimed', 'verified', 'refuted'] as const;
export type CredentialState = (typeof credentialStates)[number];
export const consentPurposes = ['matching', 'shareWithEnterprise', 'study', 'crossBorder', 'contact'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export const consentStates = ['asked', 'granted', 'withdrawn', 'expired'] as const;
export type ConsentState = (typeof consentStates)[number];

export class HeldSkill {
  @IsCode() skill: string;
  @IsInt() @Min(1) @Max(5) level: number;
  @IsIn(skillEvidences) evidence: SkillEvidence;
}

export class HeldCredential {
  @IsCode() credential: string;
  @IsOptional() @IsString() @MaxLength(40) grade: string | null;
  @Matches(/^[A-Z]{2}$/) country: string;
  @IsIn(credentialStates) state: CredentialState;
  @IsOptional() @IsDay() issuedOn: string | null;
  @IsOptional() @IsDay() expiresOn: string | null;
}

export class Medal {
  @IsOptional() @IsString() @MaxLength(64) competition: string | null;
  @IsOptional() @IsString() @MaxLength(20) level: string | null;
  @IsOptional() @IsString() @MaxLength(20) prize: string | null;
  @IsOptional() @IsInt() @Min(1900) @Max(2200) year: number | null;
}

export class HeldLanguage {
  @Matches(/^[a-z]{2}$/) language: string;
  @IsIn(languageSchemes) scheme: LanguageScheme;
  @IsOptional() @IsString() @MaxLength(10) level: string | null;
}

export class Consent {
  @IsIn(consentPurposes) purpose: ConsentPurpose;
  @IsIn(consentStates) state: ConsentState;
  /** For the purpose of sharing: the enterprise that may be told who the person is. */
  @IsOptional() @IsString() @MaxLength(80) enterprise?: string;
}

/** A graduate without anything that names a person: what matching sees, and what an event may carry. */
export abstract class GraduateBody extends AggregateState {
  @IsIn(graduateStates) state: GraduateState;
  @IsString() @MaxLength(80) college: string;
  @IsOptional() @IsIn(educationLevels) education: EducationLevel | null;
  @IsOptional() @IsCode() major: string | null;
  @IsOptional() @IsInt() @Min(1950) @Max(2200) cohort: number | null;
  @IsOptional() @IsInt() @Min(1) @Max(10) year: number | null;
  @IsOptional() @IsMonth() birth: string | null;
  @IsArray() @IsString({ each: true }) @MaxLength(10, { each: true }) regions: string[];
  @IsBoolean() anywhere: boolean;
  @IsArray() @IsIn(openingKinds, { each: true }) kinds: OpeningKind[];
  @IsArray() @IsString({ each: true }) @MaxLength(20, { each: true }) circles: string[];
  @IsOptional() @IsDay() availableFrom: string | null;
  @IsArray() @ValidateNested({ each: true }) @Nested(HeldSkill) skills: HeldSkill[];
  @IsArray() @ValidateNested({ each: true }) @Nested(HeldCredential) credentials: HeldCredential[];
  @IsArray() @ValidateNested({ each: true }) @Nested(Medal) medals: Medal[];
  @IsArray() @ValidateNested({ each: true }) @Nested(HeldLanguage) languages: HeldLanguage[];
  /** Months of practice by industry circle. */
  @IsObject() practice: Record<string, number>;
  @IsArray() @ValidateNested({ each: true }) @Nested(Consent) consents: Consent[];
}

const graduates = { topic: 'candidate.graduates', key: 'id' } as const;

/** A college brought the graduate in. */
@Event(graduates)
export class GraduateImported extends GraduateBody {}
/** The profile changed. */
@Event(graduates)
export class GraduateRevised extends GraduateBody {}
/** The college or an evaluator vouched for skills or credentials. */
@Event(graduates)
export class GraduateAttested extends GraduateBody {}
/** The person agreed to one more purpose. */
@Event(graduates)
export class ConsentGranted extends GraduateBody {}
/** The person took a consent back. */
@Event(graduates)
export class ConsentWithdrawn extends GraduateBody {}
/** A consent ended by the calendar. */
@Event(graduates)
export class ConsentExpired extends GraduateBody {}
/** A place is offered, so nobody else is to have them meanwhile. */
@Event(graduates)
export class GraduateHeld extends GraduateBody {}
/** A held place fell through. */
@Event(graduates)
export class GraduateReleased extends GraduateBody {}
/** A place was accepted. */
@Event(graduates)
export class GraduatePlaced extends GraduateBody {}
/** The person left the search. */
@Event(graduates)
export class GraduateWithdrawn extends GraduateBody {}
/** The person was erased; a tombstone follows. */
@Event(graduates)
export class GraduateErased extends GraduateBody {}

/** Attributes for the fairness report alone, under a keyed pseudonym; no score ever reads them. */
@Event({ topic: 'candidate.attributes', key: 'id' })
export class AttributesRecorded {
  @IsString() @MaxLength(80) id: string;
  @IsInt() @Min(1) revision: number;
  @IsOptional() @IsIn(['female', 'male']) sex: 'female' | 'male' | null;
  @IsOptional() @IsString() @MaxLength(10) origin: string | null;
}

/** The key of a graduate's attributes: a keyed hash, which joins them with nobody for who does not have the key. */
export function attributesIdOf(graduate: string, keyedHash: (text: string, purpose: string) => string): string {
  return `att_${keyedHash(graduate, 'attributes')}`;
}

import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Event } from './event.ts';
import { AggregateState, IsDay, Nested, TextField } from './fields.ts';

const digestPattern = /^[0-9a-f]{64}$/;

export const agreementTypes = [
  'framework',
  'schoolEnterprise',
  'schoolLocal',
  'orderClass',
  'internshipBase',
  'apprenticeship',
  'exchange',
  'recognition',
  'workshop',
] as const;
export type AgreementType = (typeof agreementTypes)[number];

export const agreementStates = [
  'draft',
  'proposed',
  'countered',
  'partiallySigned',
  'inForce',
  'expired',
  'terminated',
] as const;
export type AgreementState = (typeof agreementStates)[number];

/** What it reaches to: majors and regions by code; empty lists set no bound. */
export class AgreementScope {
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(10, { each: true }) majors: string[];
  @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(10, { each: true }) regions: string[];
}

export const amendmentStates = ['proposed', 'countered', 'partiallySigned'] as const;
export type AmendmentState = (typeof amendmentStates)[number];

/** A new version that the parties speak about while the old one holds. */
export class AmendmentBody {
  @IsInt() @Min(2) version: number;
  @IsIn(amendmentStates) state: AmendmentState;
  @Matches(digestPattern) digest: string;
  @IsString() @MaxLength(80) laidBy: string;
  @IsOptional() @IsString() @MaxLength(80) editor: string | null;
  @IsArray() @IsString({ each: true }) signedBy: string[];
}

/** The public state of a cooperation agreement between organisations. Its text and obligations are its parties' alone. */
export abstract class AgreementBody extends AggregateState {
  @IsIn(agreementTypes) type: AgreementType;
  @IsIn(agreementStates) state: AgreementState;
  @IsArray() @ArrayMinSize(2) @IsString({ each: true }) @MaxLength(80, { each: true }) parties: string[];
  @ValidateNested() @Nested(TextField) title: TextField;
  @IsOptional() @IsDay() validFrom: string | null;
  @IsOptional() @IsDay() validUntil: string | null;
  @IsArray() @IsString({ each: true }) signedBy: string[];
  @IsOptional() @ValidateNested() @Nested(AgreementScope) scope?: AgreementScope;
  /** Counts from 1; an amendment that all have signed is the next. */
  @IsOptional() @IsInt() @Min(1) version?: number;
  /** SHA-256 over the exact terms and text of this version. */
  @IsOptional() @Matches(digestPattern) digest?: string;
  /** The party that laid the present text before the others; null for a draft. */
  @IsOptional() @IsString() @MaxLength(80) laidBy?: string | null;
  /** The party that may counter now. */
  @IsOptional() @IsString() @MaxLength(80) editor?: string | null;
  @IsOptional() @ValidateNested() @Nested(AmendmentBody) amendment?: AmendmentBody | null;
  /** Why it ended. */
  @IsOptional() @IsString() @MaxLength(40) reasonCode?: string | null;
}

const agreements = { topic: 'registry.agreements', key: 'id' } as const;

/** A party laid the agreement before the others. */
@Event(agreements)
export class AgreementProposed extends AgreementBody {}
/** The party that held the right to edit laid another text before the others. */
@Event(agreements)
export class AgreementCountered extends AgreementBody {}
/** One party signed; others have not yet, or the first day has not come. */
@Event(agreements)
export class AgreementSigned extends AgreementBody {}
/** All parties have signed, its first day has come, and it holds. */
@Event(agreements)
export class AgreementEnteredIntoForce extends AgreementBody {}
/** A party laid a new version before the others, or countered one; the old one holds. */
@Event(agreements)
export class AmendmentProposed extends AgreementBody {}
/** One party signed the new version; others have not yet. */
@Event(agreements)
export class AmendmentSigned extends AgreementBody {}
/** A party took the new version off the table; the old one holds on. */
@Event(agreements)
export class AmendmentWithdrawn extends AgreementBody {}
/** All parties have signed the new version, which holds from now on. */
@Event(agreements)
export class AgreementAmended extends AgreementBody {}
/** It ended before its time. */
@Event(agreements)
export class AgreementTerminated extends AgreementBody {}
/** It ended by the calendar. */
@Event(agreements)
export class AgreementExpired extends AgreementBody {}

export const recognitionExtents = ['full', 'partial', 'withSupplement'] as const;
export type RecognitionExtent = (typeof recognitionExtents)[number];
export const recognitionStates = ['drafted', 'inForce', 'suspended', 'expired'] as const;
export type RecognitionState = (typeof recognitionStates)[number];

/** One side of a recognition: a credential, the grade where it has grades, and the country that issues it. */
export class RecognisedCredential {
  @IsString() @MaxLength(64) credential: string;
  @IsOptional() @IsString() @MaxLength(40) grade: string | null;
  @Matches(/^[A-Z]{2}$/) country: string;
}

/** That one credential counts as another, and how far (confidence in basis points). One that belongs to an agreement counts while that is in force. */
export abstract class RecognitionBody extends AggregateState {
  @IsIn(recognitionStates) state: RecognitionState;
  @ValidateNested() @Nested(RecognisedCredential) from: RecognisedCredential;
  @ValidateNested() @Nested(RecognisedCredential) to: RecognisedCredential;
  @IsIn(recognitionExtents) extent: RecognitionExtent;
  @IsInt() @Min(0) @Max(10000) confidence: number;
  @IsOptional() @IsString() @MaxLength(80) agreement: string | null;
  @IsOptional() @IsDay() validUntil: string | null;
  /** By what name explanations and messages call it. */
  @IsOptional() @ValidateNested() @Nested(TextField) title?: TextField;
  /** Why it is suspended or over. */
  @IsOptional() @IsString() @MaxLength(40) reasonCode?: string | null;
}

const recognitions = { topic: 'registry.recognitions', key: 'id' } as const;

/** From now on the recognition counts in every match, if its agreement is in force too. */
@Event(recognitions)
export class RecognitionEnteredIntoForce extends RecognitionBody {}
/** It does not count until it enters into force again. */
@Event(recognitions)
export class RecognitionSuspended extends RecognitionBody {}
/** It ended by the calendar, or with its agreement. */
@Event(recognitions)
export class RecognitionExpired extends RecognitionBody {}

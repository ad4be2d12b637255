import {
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

/** The public state of a cooperation agreement between organisations. */
export abstract class AgreementBody extends AggregateState {
  @IsIn(agreementTypes) type: AgreementType;
  @IsIn(agreementStates) state: AgreementState;
  @IsArray() @ArrayMinSize(2) @IsString({ each: true }) @MaxLength(80, { each: true }) parties: string[];
  @ValidateNested() @Nested(TextField) title: TextField;
  @IsOptional() @IsDay() validFrom: string | null;
  @IsOptional() @IsDay() validUntil: string | null;
  @IsArray() @IsString({ each: true }) signedBy: string[];
}

const agreements = { topic: 'registry.agreements', key: 'id' } as const;

/** A party laid the agreement before the others. */
@Event(agreements)
export class AgreementProposed extends AgreementBody {}
/** One party signed; others have not yet. */
@Event(agreements)
export class AgreementSigned extends AgreementBody {}
/** All parties have signed, and it holds. */
@Event(agreements)
export class AgreementEnteredIntoForce extends AgreementBody {}
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

/** That one credential counts as another, and how far (confidence in basis points). */
export abstract class RecognitionBody extends AggregateState {
  @IsIn(recognitionStates) state: RecognitionState;
  @ValidateNested() @Nested(RecognisedCredential) from: RecognisedCredential;
  @ValidateNested() @Nested(RecognisedCredential) to: RecognisedCredential;
  @IsIn(recognitionExtents) extent: RecognitionExtent;
  @IsInt() @Min(0) @Max(10000) confidence: number;
  @IsOptional() @IsString() @MaxLength(80) agreement: string | null;
  @IsOptional() @IsDay() validUntil: string | null;
}

const recognitions = { topic: 'registry.recognitions', key: 'id' } as const;

/** From now on the recognition counts in every match. */
@Event(recognitions)
export class RecognitionEnteredIntoForce extends RecognitionBody {}
/** It does not count until it enters into force again. */
@Event(recognitions)
export class RecognitionSuspended extends RecognitionBody {}
/** It ended by the calendar. */
@Event(recognitions)
export class RecognitionExpired extends RecognitionBody {}

import {
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  IsDay,
  Nested,
  RecognisedCredential,
  RecognitionBody,
  TextField,
  recognitionExtents,
  recognitionStates,
} from '@duijie/contracts';
import type { RecognitionExtent, RecognitionState } from '@duijie/contracts';
import { ListQuery } from '@duijie/platform';

export class RecognitionRequest {
  @ValidateNested() @IsObject() @Nested(RecognisedCredential) from: RecognisedCredential;
  @ValidateNested() @IsObject() @Nested(RecognisedCredential) to: RecognisedCredential;
  @IsIn(recognitionExtents) extent: RecognitionExtent;
  @IsInt() @Min(0) @Max(10000) confidence: number;
  @IsOptional() @IsString() @MaxLength(80) agreement?: string | null;
  @IsOptional() @IsDay() validUntil?: string | null;
  /** What people are told it is called; by default made from the credentials. */
  @IsOptional() @ValidateNested() @IsObject() @Nested(TextField) title?: TextField | null;
}

export class RecognitionResource extends RecognitionBody {}

export class RecognitionPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(RecognitionResource) items: RecognitionResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class RecognitionQuery extends ListQuery {
  @IsOptional() @IsIn(recognitionStates) state?: RecognitionState;
}

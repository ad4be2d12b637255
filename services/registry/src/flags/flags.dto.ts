import { IsArray, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { FlagBody, IsCode, Nested, flagOutcomes, flagReasons, flagStates } from '@duijie/contracts';
import type { FlagOutcome, FlagReason, FlagState } from '@duijie/contracts';
import { ListQuery } from '@duijie/platform';

export class FlagRequest {
  @IsCode() organisation: string;
  @IsIn(flagReasons) reasonCode: FlagReason;
  /** Every member reads it: about the organisation, and nobody by name. */
  @IsString() @IsNotEmpty() @MaxLength(1000) note: string;
}

export class FlagOutcomeRequest {
  @IsIn(flagOutcomes) outcome: FlagOutcome;
  @IsString() @IsNotEmpty() @MaxLength(1000) note: string;
}

export class FlagResource extends FlagBody {
  @IsString() note: string;
  @IsOptional() @IsString() outcomeNote: string | null;
}

export class FlagPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(FlagResource) items: FlagResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class FlagQuery extends ListQuery {
  @IsOptional() @IsCode() organisation?: string;
  @IsOptional() @IsIn(flagStates) state?: FlagState;
  @IsOptional() @IsIn(flagReasons) reasonCode?: FlagReason;
  @IsOptional() @IsIn(['createdAt', '-createdAt']) sort?: 'createdAt' | '-createdAt';
}

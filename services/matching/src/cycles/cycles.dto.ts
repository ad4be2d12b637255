import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
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
import { CycleBody, Nested, PlaceBody, TextField, cycleStates, placeStates } from '@duijie/contracts';
import type { CycleState, FitComponent, PlaceState } from '@duijie/contracts';
import { ListQuery } from '@duijie/platform';
import { stepActs } from './cycle-moments.ts';
import type { StepAct } from './cycle-moments.ts';
import { mostOpenings } from './cycle.ts';
import { longestPreference } from './preference.ts';

/** An instant with its zone. */
const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/;

/** What an operator plans. */
export class CycleRequest {
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(80) alliance?: string | null;
  @ValidateNested() @IsObject() @Nested(TextField) title: TextField;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostOpenings)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  openings: string[];
  /** The draft opens by itself then, unless an operator opened it before; from here on students give preferences. */
  @IsISO8601({ strict: true }) @Matches(zoned) opensAt: string;
  @IsISO8601({ strict: true }) @Matches(zoned) preferencesUntil: string;
  /** The inputs are fixed by themselves then, unless an operator does it from this moment on. */
  @IsISO8601({ strict: true }) @Matches(zoned) freezeAt: string;
  /** Places that are not answered by then lapse. */
  @IsISO8601({ strict: true }) @Matches(zoned) answerUntil: string;
}

export class CycleNoteRequest {
  @IsOptional() @IsString() @MaxLength(1000) note?: string;
}

export class CycleQuery extends ListQuery {
  @IsOptional() @IsIn(cycleStates) state?: CycleState;
  @IsOptional() @IsIn(['createdAt', '-createdAt']) sort?: 'createdAt' | '-createdAt';
}

export class LeftOutOpeningView {
  @IsString() opening: string;
  /** The gate that stands against it, or the state of the opening. */
  @IsString() reason: string;
}

/** What operators see of a cycle beside what all see. */
export class CycleReview {
  /** What stands against opening a draft as things are: by opening its state, `minimumAboveSeats` or `inOtherCycle`. */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Nested(LeftOutOpeningView)
  hindrances?: LeftOutOpeningView[];
  @IsOptional() @IsISO8601() frozenAt: string | null;
  @IsArray() @ValidateNested({ each: true }) @Nested(LeftOutOpeningView) leftOut: LeftOutOpeningView[];
  @IsInt() participants: number;
  @IsInt() assumed: number;
  @IsInt() pairs: number;
  @IsOptional() @IsISO8601() computedAt: string | null;
  @IsOptional() @IsString() computedBy: string | null;
  @IsOptional() @IsObject() counts: object | null;
  @IsArray() @IsString({ each: true }) requiredReasons: string[];
  @IsOptional() @IsISO8601() signedOffAt: string | null;
  @IsOptional() @IsString() signedOffBy: string | null;
  @IsOptional() @IsString() note: string | null;
}

/** What comes next, from when on, and whether it comes by itself within seconds of that moment. */
export class NextStepView {
  @IsIn(stepActs) act: StepAct;
  @IsOptional() @IsISO8601() from: string | null;
  @IsIn(['calendar', 'operator']) by: 'calendar' | 'operator';
}

export class CycleResource extends CycleBody {
  /** The lottery's secret, from publication on. */
  @IsOptional() @IsString() secret: string | null;
  /** None after the end. */
  @IsOptional() @ValidateNested() @Nested(NextStepView) next: NextStepView | null;
  /** For operators alone. */
  @IsOptional() @ValidateNested() @Nested(CycleReview) review?: CycleReview;
}

export class CyclePage {
  @IsArray() @ValidateNested({ each: true }) @Nested(CycleResource) items: CycleResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class CyclePreferenceRequest {
  /** The dearest first; an empty list says that the student takes no part. */
  @IsArray()
  @ArrayMaxSize(longestPreference)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  openings: string[];
}

export class CyclePreferenceResource {
  @IsString() id: string;
  @IsInt() @Min(0) revision: number;
  @IsOptional() @IsISO8601() createdAt: string | null;
  @IsOptional() @IsISO8601() updatedAt: string | null;
  @IsString() cycle: string;
  @IsString() graduate: string;
  @IsString() college: string;
  @IsArray() @IsString({ each: true }) openings: string[];
  /** No list was given; the student takes part with `suggested`. */
  @IsBoolean() assumed: boolean;
  @IsArray() @IsString({ each: true }) suggested: string[];
  /** Openings for which the student is not eligible as things are. */
  @IsArray() @ValidateNested({ each: true }) @Nested(LeftOutOpeningView) warnings: LeftOutOpeningView[];
}

export class PlaceResource extends PlaceBody {
  /** Who the graduate is in the published file; for the graduate and for operators alone. */
  @IsOptional() @IsString() p?: string;
  /** Wishes that the freeze could not keep; for the same. */
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Nested(LeftOutOpeningView) leftOut?: LeftOutOpeningView[];
}

export class PlacePage {
  @IsArray() @ValidateNested({ each: true }) @Nested(PlaceResource) items: PlaceResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export class PlaceQuery extends ListQuery {
  @IsOptional() @IsIn(placeStates) state?: PlaceState;
  @IsOptional() @IsString() @MaxLength(80) opening?: string;
}

class OtherTermsRequest {
  @IsString() @MaxLength(80) opening: string;
  @IsOptional() @IsInt() @Min(1) @Max(100_000) seats?: number;
  @IsOptional() @IsInt() @Min(0) @Max(100_000) minSeats?: number;
  @IsOptional() @IsObject() weights?: Partial<Record<FitComponent, number>>;
}

export class WhatIfRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostOpenings)
  @ValidateNested({ each: true })
  @Nested(OtherTermsRequest)
  openings: OtherTermsRequest[];
}

/** The two allocations side by side. */
export class WhatIfAnswer {
  @IsObject() before: object;
  @IsObject() after: object;
  /** Participants who come higher on their own list, by who they are in the file. */
  @IsArray() gain: object[];
  @IsArray() lose: object[];
  @IsInt() same: number;
  @IsArray() openings: object[];
}

export class ReplayAnswer {
  /** Is every byte the same? */
  @IsBoolean() equal: boolean;
  @IsInt() bytes: number;
  @IsString() sha256: string;
  @IsString() inputDigest: string;
}

export class ResultKeyAnswer {
  @IsArray() keys: object[];
}

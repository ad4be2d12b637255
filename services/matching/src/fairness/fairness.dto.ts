import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MatchVersions, Nested } from '@duijie/contracts';
import { GATES } from '../fit/world.ts';
import type { Gate } from '../fit/world.ts';
import { DIMENSIONS } from './groups.ts';
import type { Dimension } from './groups.ts';
import { RELAXABLE } from './requirements.ts';
import type { Relaxable } from './requirements.ts';

class GroupView {
  /** A sex, a province (2 digits) or country, a level, a country. */
  @IsString() group: string;
  @IsInt() size: number;
  /** Null where a figure is suppressed: fewer than ten, or what such could be reckoned from. */
  @IsOptional() @IsInt() selected: number | null;
  /** Selected over size, in basis points. */
  @IsOptional() @IsInt() @Min(0) @Max(10000) rate: number | null;
  /** The rate over the highest rate of a group, in basis points. */
  @IsOptional() @IsInt() @Min(0) @Max(10000) ratio: number | null;
}

class LowestView {
  @IsString() group: string;
  @IsInt() @Min(0) @Max(10000) ratio: number;
}

class CauseView {
  @IsIn(GATES) gate: Gate;
  /** The one must of the gate; null where it is the gate as a whole. */
  @IsOptional() @IsString() must: string | null;
  /** The lowest ratio if that alone were dropped. */
  @IsOptional() @IsInt() ratio: number | null;
}

class SelectionView {
  @IsArray() @ValidateNested({ each: true }) @Nested(GroupView) groups: GroupView[];
  @IsOptional() @ValidateNested() @Nested(LowestView) lowest: LowestView | null;
  /** Is the lowest ratio under 8000? */
  @IsBoolean() isBelow: boolean;
  /** Null where nothing is below, or no requirement alone would raise it. */
  @IsOptional() @ValidateNested() @Nested(CauseView) cause: CauseView | null;
}

class LeftOutGroupsView {
  @IsInt() groups: number;
  @IsOptional() @IsInt() people: number | null;
}

class GateImpactView {
  @IsIn(GATES) gate: Gate;
  @IsArray() @ValidateNested({ each: true }) @Nested(GroupView) groups: GroupView[];
}

class OpeningDimensionView {
  @IsIn(DIMENSIONS) dimension: Dimension;
  /** People whose group is not known. */
  @IsOptional() @IsInt() unknown: number | null;
  /** Groups of fewer than ten, or of less than 2 % of all. */
  @ValidateNested() @Nested(LeftOutGroupsView) leftOut: LeftOutGroupsView;
  /** How many of each group pass each gate that the opening has; these overlap. */
  @IsArray() @ValidateNested({ each: true }) @Nested(GateImpactView) gates: GateImpactView[];
  @ValidateNested() @Nested(SelectionView) eligible: SelectionView;
  @ValidateNested() @Nested(SelectionView) shortlist: SelectionView;
}

/** How the gates and the shortlist of an opening fall on groups of people. */
export class OpeningFairnessView {
  @IsString() openingId: string;
  @IsInt() openingRevision: number;
  @IsISO8601() computedAt: string;
  @ValidateNested() @Nested(MatchVersions) versions: MatchVersions;
  /** All who look for a place and consent to matching. */
  @IsInt() pool: number;
  @IsInt() eligible: number;
  @IsInt() shortlisted: number;
  @IsArray() @ValidateNested({ each: true }) @Nested(OpeningDimensionView) dimensions: OpeningDimensionView[];
}

class CycleCauseView {
  @IsIn(RELAXABLE) gate: Relaxable;
  /** The openings of the cycle that insist on something at this gate. */
  @IsArray() @IsString({ each: true }) openings: string[];
  /** The lowest ratio if all of them dropped it. */
  @IsInt() ratio: number;
}

class AllocationDimensionView {
  @IsIn(DIMENSIONS) dimension: Dimension;
  @IsInt() unknown: number;
  @ValidateNested() @Nested(LeftOutGroupsView) leftOut: LeftOutGroupsView;
  @IsArray() @ValidateNested({ each: true }) @Nested(GroupView) groups: GroupView[];
  @IsOptional() @ValidateNested() @Nested(LowestView) lowest: LowestView | null;
  @IsBoolean() isBelow: boolean;
  @IsOptional() @ValidateNested() @Nested(CycleCauseView) cause: CycleCauseView | null;
}

/** How the places of a cycle fall on groups of those who took part. */
export class AllocationFairnessView {
  @IsString() cycleId: string;
  @IsISO8601() computedAt: string;
  @IsInt() participants: number;
  @IsInt() placed: number;
  @IsArray() @ValidateNested({ each: true }) @Nested(AllocationDimensionView) dimensions: AllocationDimensionView[];
}

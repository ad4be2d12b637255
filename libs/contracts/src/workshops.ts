import {
  ArrayMaxSize,
  IsArray,
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
import { AggregateState, IsDay, Nested, TextField } from './fields.ts';

export const workshopStates = [
  'proposed',
  'agreed',
  'building',
  'operating',
  'evaluated',
  'suspended',
  'closed',
] as const;
export type WorkshopState = (typeof workshopStates)[number];

/** The categories by which majors of Luban Workshops are counted. */
export const workshopCategories = [
  'smartManufacturing',
  'newEnergy',
  'informationTechnology',
  'transport',
  'tradeAndLogistics',
  'constructionAndServices',
] as const;
export type WorkshopCategory = (typeof workshopCategories)[number];

/** Who has the workshop in their house. */
export class WorkshopHost {
  @Matches(/^[A-Z]{2}$/) country: string;
  @ValidateNested() @IsObject() @Nested(TextField) institution: TextField;
  /** Its id where the host is a member itself. */
  @IsOptional() @IsString() @MaxLength(80) organisation: string | null;
}

export class WorkshopMajor {
  /** Of the taxonomy; null for a major that is only taught abroad. */
  @IsOptional() @IsString() @MaxLength(40) code: string | null;
  @ValidateNested() @IsObject() @Nested(TextField) name: TextField;
  @IsIn(workshopCategories) category: WorkshopCategory;
}

/** A standard by which the workshop teaches or equips, such as a national standard of vocational education. */
export class WorkshopStandard {
  @ValidateNested() @IsObject() @Nested(TextField) name: TextField;
  @IsOptional() @IsString() @MaxLength(80) number: string | null;
}

export const cohortKinds = ['degree', 'training'] as const;
export type CohortKind = (typeof cohortKinds)[number];
export const cohortStates = ['running', 'completed', 'cancelled'] as const;
export type CohortState = (typeof cohortStates)[number];

/** People who learn together: how many, and nobody by name. */
export class WorkshopCohort {
  @IsString() @MaxLength(80) id: string;
  @IsIn(cohortKinds) kind: CohortKind;
  @IsIn(cohortStates) state: CohortState;
  @ValidateNested() @IsObject() @Nested(TextField) title: TextField;
  @IsDay() startsOn: string;
  @IsOptional() @IsDay() endsOn: string | null;
  @IsInt() @Min(1) @Max(100_000) enrolled: number;
  /** How many ended it with success; null until it is completed. */
  @IsOptional() @IsInt() @Min(0) @Max(100_000) completed: number | null;
}

/** What the cohorts come to. */
export class WorkshopCounters {
  @IsInt() @Min(0) cohorts: number;
  @IsInt() @Min(0) degreeStudents: number;
  @IsInt() @Min(0) trainees: number;
  @IsInt() @Min(0) completed: number;
}

/** The public state of a Luban Workshop. */
export abstract class WorkshopBody extends AggregateState {
  @IsIn(workshopStates) state: WorkshopState;
  @ValidateNested() @Nested(TextField) name: TextField;
  @ValidateNested() @Nested(WorkshopHost) host: WorkshopHost;
  /** The college in China that builds it up. */
  @IsString() @MaxLength(80) partner: string;
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Nested(WorkshopMajor) majors: WorkshopMajor[];
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Nested(WorkshopStandard) standards: WorkshopStandard[];
  @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Nested(WorkshopCohort) cohorts: WorkshopCohort[];
  @ValidateNested() @Nested(WorkshopCounters) counters: WorkshopCounters;
  /** The agreement on it that is kept here, and the reference of one that is not. */
  @IsOptional() @IsString() @MaxLength(80) agreement: string | null;
  @IsOptional() @IsString() @MaxLength(200) reference: string | null;
}

const workshops = { topic: 'registry.workshops', key: 'id' } as const;

/** A college and a host abroad wish for one. */
@Event(workshops)
export class WorkshopProposed extends WorkshopBody {}
/** Its record changed. */
@Event(workshops)
export class WorkshopRevised extends WorkshopBody {}
/** Both sides have agreed on it. */
@Event(workshops)
export class WorkshopAgreed extends WorkshopBody {}
/** It is being built and equipped. */
@Event(workshops)
export class WorkshopBegun extends WorkshopBody {}
/** It teaches; also again, after an evaluation or a suspension. */
@Event(workshops)
export class WorkshopOpened extends WorkshopBody {}
/** A cohort began, with so many people. */
@Event(workshops)
export class WorkshopCohortEnrolled extends WorkshopBody {}
/** A cohort ended, with so many who succeeded, or was cancelled. */
@Event(workshops)
export class WorkshopCohortEnded extends WorkshopBody {}
/** It was looked at and judged. */
@Event(workshops)
export class WorkshopEvaluated extends WorkshopBody {}
/** It stands still. */
@Event(workshops)
export class WorkshopSuspended extends WorkshopBody {}
/** It has ended. */
@Event(workshops)
export class WorkshopClosed extends WorkshopBody {}

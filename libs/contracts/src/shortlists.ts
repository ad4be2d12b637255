import {
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Event } from './event.ts';
import { Nested, TextField } from './fields.ts';

export class MatchVersions {
  @IsString() @MaxLength(20) definition: string;
  @IsString() @MaxLength(40) taxonomy: string;
  @IsString() @MaxLength(40) recognition: string;
}

export class ShortlistEntry {
  @IsString() @MaxLength(80) graduateId: string;
  @IsString() @MaxLength(80) college: string;
  @IsInt() @Min(0) @Max(10000) fit: number;
}

/** The ordered graduates of one opening; published only when that order or a fit changed. `id` is the opening's. */
@Event({ topic: 'matching.shortlists', key: 'id' })
export class ShortlistComputed {
  @IsString() @MaxLength(80) id: string;
  @IsInt() @Min(1) revision: number;
  @IsInt() @Min(1) openingRevision: number;
  /** The opening's count of material changes when the list was made. */
  @IsInt() @Min(1) material: number;
  @IsString() @MaxLength(80) employer: string;
  @IsISO8601() computedAt: string;
  @ValidateNested() @Nested(MatchVersions) versions: MatchVersions;
  @IsArray() @ValidateNested({ each: true }) @Nested(ShortlistEntry) items: ShortlistEntry[];
}

const outcomes = ['eligible', 'needsInformation', 'notEligible'] as const;

/** How a graduate stands at an opening. */
export class RescoredStanding {
  @IsIn(outcomes) outcome: (typeof outcomes)[number];
  @IsInt() @Min(0) @Max(10000) fit: number;
}

/** A graduate who stands otherwise at an opening than before. */
export class RescoredGraduate {
  @IsString() @MaxLength(80) graduateId: string;
  @IsString() @MaxLength(80) college: string;
  @ValidateNested() @Nested(RescoredStanding) before: RescoredStanding;
  @ValidateNested() @Nested(RescoredStanding) after: RescoredStanding;
}

/**
 * A recognition began or ceased to count at an opening, and changed how these graduates stand there. `id` is its own;
 * one that concerns very many comes in several parts. It is no state of anything: the log keeps it for 30 days.
 */
@Event({ topic: 'matching.rescorings', key: 'id', isPassing: true })
export class RescoringComputed {
  @IsString() @MaxLength(80) id: string;
  @IsInt() @Min(1) revision: number;
  @IsISO8601() computedAt: string;
  @IsString() @MaxLength(80) opening: string;
  @IsString() @MaxLength(80) employer: string;
  @IsString() @MaxLength(80) recognition: string;
  /** Of the recognition when it began to count: the same until it counts anew. */
  @IsInt() @Min(1) recognitionRevision: number;
  @IsOptional() @ValidateNested() @Nested(TextField) title?: TextField;
  @IsIn(['counts', 'ceased']) change: 'counts' | 'ceased';
  @IsInt() @Min(1) part: number;
  /** Of all parts together. */
  @IsInt() @Min(1) total: number;
  @IsArray() @ValidateNested({ each: true }) @Nested(RescoredGraduate) graduates: RescoredGraduate[];
}

/** A message was erased with its inbox; a tombstone follows. `id` is the notification's. */
@Event({ topic: 'notification.deliveries', key: 'id' })
export class NotificationErased {
  @IsString() @MaxLength(80) id: string;
  @IsInt() @Min(1) revision: number;
  @IsISO8601() erasedAt: string;
}

/** A message reached an inbox. `id` is the notification's; no text and no name, only what it is about. */
@Event({ topic: 'notification.deliveries', key: 'id' })
export class NotificationSent {
  @IsString() @MaxLength(80) id: string;
  @IsInt() @Min(1) revision: number;
  @IsString() @MaxLength(80) recipient: string;
  @IsString() @MaxLength(40) kind: string;
  @IsString() @MaxLength(80) about: string;
  @IsISO8601() sentAt: string;
}

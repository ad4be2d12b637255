import {
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Event } from './event.ts';
import { AggregateState, Nested, TextField } from './fields.ts';

export const cycleStates = [
  'draft',
  'open',
  'frozen',
  'computed',
  'signedOff',
  'published',
  'finalised',
  'cancelled',
] as const;
export type CycleState = (typeof cycleStates)[number];

/** What an allocation came to, in numbers. */
export class AllocationCounts {
  @IsInt() @Min(0) openings: number;
  @IsInt() @Min(0) closed: number;
  @IsInt() @Min(0) seats: number;
  @IsInt() @Min(0) taken: number;
  @IsInt() @Min(0) participants: number;
  @IsInt() @Min(0) unmatched: number;
}

/** A round of allocation as everybody may know it: its windows, what it is bound to, and no person. */
export abstract class CycleBody extends AggregateState {
  @IsIn(cycleStates) state: CycleState;
  @IsOptional() @IsString() @MaxLength(80) alliance: string | null;
  @ValidateNested() @Nested(TextField) title: TextField;
  @IsArray() @IsString({ each: true }) @MaxLength(80, { each: true }) openings: string[];
  @IsISO8601() opensAt: string;
  @IsISO8601() preferencesUntil: string;
  @IsISO8601() freezeAt: string;
  @IsISO8601() answerUntil: string;
  /** SHA-256 of the lottery's secret, from the opening of the cycle on. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) commitment: string | null;
  /** Digest of the frozen inputs. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) inputDigest: string | null;
  /** From publication on. */
  @IsOptional() @ValidateNested() @Nested(AllocationCounts) counts: AllocationCounts | null;
  @IsOptional() @IsString() @MaxLength(80) reasonCode?: string | null;
}

const cycles = { topic: 'matching.allocations', key: 'id' } as const;

/** Preferences can be given; the lottery's secret is committed. */
@Event(cycles)
export class CycleOpened extends CycleBody {}
/** The inputs are fixed, with their digest. */
@Event(cycles)
export class CycleFrozen extends CycleBody {}
/** There is a result, which nobody but operators may see yet. */
@Event(cycles)
export class AllocationComputed extends CycleBody {}
/** A second operator answers for the result. */
@Event(cycles)
export class AllocationSignedOff extends CycleBody {}
/** The result and the secret are public, and places are offered. */
@Event(cycles)
export class AllocationPublished extends CycleBody {}
/** All places are answered; the waiting lists are closed. */
@Event(cycles)
export class CycleFinalised extends CycleBody {}
/** The round will not take place. */
@Event(cycles)
export class CycleCancelled extends CycleBody {}

export const placeStates = [
  'waiting',
  'offered',
  'held',
  'frozen',
  'accepted',
  'declined',
  'lapsed',
  'closed',
] as const;
export type PlaceState = (typeof placeStates)[number];

/** Where one graduate stands in one cycle: with a place, in line for one, or out. */
export abstract class PlaceBody extends AggregateState {
  @IsIn(placeStates) state: PlaceState;
  @IsString() @MaxLength(80) cycle: string;
  @IsString() @MaxLength(80) graduate: string;
  @IsString() @MaxLength(80) college: string;
  /** The opening of the place, or of the last place when the graduate is out. */
  @IsOptional() @IsString() @MaxLength(80) opening: string | null;
  @IsOptional() @IsString() @MaxLength(80) employer: string | null;
  /** Where that opening stands on the graduate's list, from 1. */
  @IsOptional() @IsInt() @Min(1) rank: number | null;
  @IsOptional() @IsISO8601() answerUntil: string | null;
  @IsOptional() @IsString() @MaxLength(80) reasonCode: string | null;
}

const places = { topic: 'matching.places', key: 'id' } as const;

/** A place is offered, by the allocation or from the waiting list. */
@Event(places)
export class PlaceOffered extends PlaceBody {}
/** No place; the graduate stands in line for the openings of their list. */
@Event(places)
export class PlaceAwaited extends PlaceBody {}
/** The graduate keeps the place until the deadline and has not decided. */
@Event(places)
export class PlaceHeld extends PlaceBody {}
/** The graduate took the place. */
@Event(places)
export class PlaceAccepted extends PlaceBody {}
/** The graduate gave the place up, or left the line. */
@Event(places)
export class PlaceDeclined extends PlaceBody {}
/** The deadline passed without an answer, or the graduate left the search. */
@Event(places)
export class PlaceLapsed extends PlaceBody {}
/** The employer is suspended: the place waits, and so does its deadline. */
@Event(places)
export class PlaceFrozen extends PlaceBody {}
/** The employer's suspension ended, and the place can be answered again. */
@Event(places)
export class PlaceResumed extends PlaceBody {}
/** The cycle ended while the graduate stood in line. */
@Event(places)
export class PlaceClosed extends PlaceBody {}

/** Whoever had this place, or stood in line, was erased; a tombstone follows. `id` is the place's. */
@Event(places)
export class PlaceErased {
  @IsString() @MaxLength(80) id: string;
  @IsInt() @Min(1) revision: number;
  @IsISO8601() erasedAt: string;
}

import { IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { Event } from './event.ts';
import { AggregateState, Nested, TextField } from './fields.ts';

/** What a member warns the others of. */
export const flagReasons = [
  'fee-charged',
  'false-opening',
  'wage-arrears',
  'unsafe-work',
  'illegal-intermediary',
  'agreement-breached',
  'data-misused',
  'evidence-doubtful',
  'other',
] as const;
export type FlagReason = (typeof flagReasons)[number];

export const flagStates = ['open', 'closed'] as const;
export type FlagState = (typeof flagStates)[number];

/** What an operator found. */
export const flagOutcomes = ['unfounded', 'resolved', 'warned', 'suspended', 'vetting-reopened'] as const;
export type FlagOutcome = (typeof flagOutcomes)[number];

/** The public state of a flag on an organisation: a reason by code. What was written about it stays in registry. */
export abstract class FlagBody extends AggregateState {
  @IsString() @MaxLength(80) organisation: string;
  @ValidateNested() @Nested(TextField) organisationName: TextField;
  /** The member that raised it; null when an operator did. */
  @IsOptional() @IsString() @MaxLength(80) raisedBy: string | null;
  @IsIn(flagStates) state: FlagState;
  @IsIn(flagReasons) reasonCode: FlagReason;
  @IsOptional() @IsIn(flagOutcomes) outcome: FlagOutcome | null;
}

const flags = { topic: 'registry.flags', key: 'id' } as const;

/** A member warns all others of an organisation. */
@Event(flags)
export class FlagRaised extends FlagBody {}
/** An operator has looked into it. */
@Event(flags)
export class FlagClosed extends FlagBody {}

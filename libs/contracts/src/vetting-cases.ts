import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { Event } from './event.ts';
import { AggregateState, IsDay, Nested, TextField } from './fields.ts';

/** What an organisation is looked at for. Membership decides whether it is admitted; the others are for what it wants to do. */
export const vettingScopes = ['membership', 'internships', 'orderClasses', 'workshop', 'evaluation'] as const;
export type VettingScope = (typeof vettingScopes)[number];

export const vettingStates = [
  'opened',
  'inReview',
  'evidenceRequested',
  'approved',
  'conditional',
  'refused',
  'appealed',
  'upheld',
  'overturned',
  'expired',
] as const;
export type VettingState = (typeof vettingStates)[number];

/** The public state of a vetting case (遴选审核): what came of it, and neither evidence nor who looked at it. */
export abstract class VettingCaseBody extends AggregateState {
  @IsString() @MaxLength(80) subject: string;
  @ValidateNested() @Nested(TextField) subjectName: TextField;
  @IsIn(vettingScopes) scope: VettingScope;
  @IsIn(vettingStates) state: VettingState;
  /** The last day for which it was approved. */
  @IsOptional() @IsDay() validUntil: string | null;
  /** Until when the conditions are to be met. */
  @IsOptional() @IsDay() dueOn: string | null;
  @IsInt() @Min(0) openConditions: number;
}

const vettingCases = { topic: 'registry.vetting-cases', key: 'id' } as const;

/** An organisation is going to be looked at. */
@Event(vettingCases)
export class VettingCaseOpened extends VettingCaseBody {}
/** Two reviewers without a conflict of interest look at it; also again, when evidence has come. */
@Event(vettingCases)
export class VettingReviewBegun extends VettingCaseBody {}
/** The reviewers ask for more evidence. */
@Event(vettingCases)
export class VettingEvidenceRequested extends VettingCaseBody {}
/** Two reviewers agree: approved, approved under conditions, or refused; or the conditions were met. */
@Event(vettingCases)
export class VettingCaseDecided extends VettingCaseBody {}
/** The organisation does not accept the refusal. */
@Event(vettingCases)
export class VettingCaseAppealed extends VettingCaseBody {}
/** Two reviewers who had not refused it decided on the appeal. */
@Event(vettingCases)
export class VettingAppealDecided extends VettingCaseBody {}
/** An approval, or the time for its conditions, ends soon. */
@Event(vettingCases)
export class VettingExpiryAnnounced extends VettingCaseBody {}
/** An approval has ended by the calendar, or its conditions were not met in time. */
@Event(vettingCases)
export class VettingCaseExpired extends VettingCaseBody {}

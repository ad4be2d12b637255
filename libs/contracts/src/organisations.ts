import { IsBoolean, IsIn, IsOptional, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { Event } from './event.ts';
import { AggregateState, IsDay, Nested, TextField } from './fields.ts';

export const organisationKinds = [
  'college',
  'enterprise',
  'association',
  'government',
  'evaluator',
  'park',
  'thirdParty',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const organisationStates = [
  'applied',
  'underVetting',
  'approved',
  'suspended',
  'rejected',
  'expired',
  'withdrawn',
] as const;
export type OrganisationState = (typeof organisationStates)[number];

export const educationLevels = [
  'secondaryVocational',
  'higherVocational',
  'vocationalBachelor',
  'bachelor',
  'master',
] as const;
export type EducationLevel = (typeof educationLevels)[number];

/** The licence of an intermediary for human resources services (人力资源服务许可证). */
export class IntermediaryLicence {
  @IsString() @MinLength(1) @MaxLength(60) number: string;
  @IsString() @MinLength(1) @MaxLength(200) issuer: string;
  @IsDay() validUntil: string;
}

/** The public state of a member organisation. */
export abstract class OrganisationBody extends AggregateState {
  @IsIn(organisationKinds) kind: OrganisationKind;
  @IsIn(organisationStates) state: OrganisationState;
  @ValidateNested() @Nested(TextField) name: TextField;
  @IsString() @MaxLength(2) country: string;
  @IsOptional() @IsString() @MaxLength(10) region: string | null;
  @IsOptional() @IsString() @MaxLength(18) uscc: string | null;
  @IsOptional() @IsIn(educationLevels) level: EducationLevel | null;
  @IsOptional() @IsBoolean() intermediary?: boolean;
  @IsOptional() @ValidateNested() @Nested(IntermediaryLicence) licence?: IntermediaryLicence | null;
  /** The last day of its admission, where a vetting case has set one. */
  @IsOptional() @IsDay() validUntil?: string | null;
  @IsOptional() @IsString() @MaxLength(80) reasonCode?: string | null;
}

const organisations = { topic: 'registry.organisations', key: 'id' } as const;

/** An organisation asked to become a member. */
@Event(organisations)
export class OrganisationApplied extends OrganisationBody {}
/** An operator admitted it. */
@Event(organisations)
export class OrganisationApproved extends OrganisationBody {}
/** An operator refused it. */
@Event(organisations)
export class OrganisationRejected extends OrganisationBody {}
/** Its public record changed. */
@Event(organisations)
export class OrganisationRevised extends OrganisationBody {}
/** It is stopped everywhere until it is reinstated. */
@Event(organisations)
export class OrganisationSuspended extends OrganisationBody {}
/** A suspension ended. */
@Event(organisations)
export class OrganisationReinstated extends OrganisationBody {}
/** Its admission ran out. */
@Event(organisations)
export class OrganisationExpired extends OrganisationBody {}
/** It left. */
@Event(organisations)
export class OrganisationWithdrawn extends OrganisationBody {}

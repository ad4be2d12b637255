import { IsIn, IsISO8601, IsInt, IsObject, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { Event } from './event.ts';
import { AggregateState } from './fields.ts';

/** The receipt of a service for an erased graduate: nothing of theirs is left there. `id` is the graduate's. */
export abstract class ErasureBody {
  @IsString() @MaxLength(80) id: string;
  @IsInt() @Min(1) revision: number;
  @IsISO8601() erasedAt: string;
}

/** The inbox and the preferences of an erased graduate are gone, and their streams have ended. */
@Event({ topic: 'notification.erasures', key: 'id' })
export class InboxErased extends ErasureBody {}

/** The accounts and keys that stood for an erased graduate are ended and emptied. */
@Event({ topic: 'registry.erasures', key: 'id' })
export class AccountsErased extends ErasureBody {}

/** The wishes and places of an erased graduate are gone; what was published of a cycle knows a participant alone. */
@Event({ topic: 'matching.erasures', key: 'id' })
export class PreferencesErased extends ErasureBody {}

/**
 * The ledger of the erased, by keyed hash alone. It is in the log so that a restored backup, of whatever age, is told
 * again whom it must not bring back.
 */
@Event({ topic: 'candidate.erasures', key: 'id' })
export class ErasureRecorded extends AggregateState {
  /** The graduate that was erased last under this hash. */
  @IsString() @MaxLength(80) graduate: string;
  @IsString() @MaxLength(80) college: string;
  @IsInt() @Min(1) generation: number;
  @IsInt() @Min(1) graduateRevision: number;
  @IsIn(['erasing', 'erased']) state: 'erasing' | 'erased';
  @IsOptional() @IsISO8601() erasedAt: string | null;
  @IsOptional() @IsISO8601() readmittedAt: string | null;
  /** When other services gave their receipts. */
  @IsObject() receipts: Record<string, string>;
}

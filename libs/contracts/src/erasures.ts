import { IsISO8601, IsInt, IsString, MaxLength, Min } from 'class-validator';
import { Event } from './event.ts';

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

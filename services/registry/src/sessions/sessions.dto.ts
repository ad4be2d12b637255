import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Nested } from '@duijie/contracts';
import { ListQuery } from '@duijie/platform';
import { isOpen, sessionEndings } from './session.ts';
import type { Session, SessionEnding } from './session.ts';

export class SessionRequest {
  @IsString() @IsNotEmpty() @MaxLength(80) login: string;
  @IsString() @IsNotEmpty() @MaxLength(200) password: string;
  /** Of the second factor, where the account has one: six digits, or a recovery code. */
  @IsOptional() @IsString() @Matches(/^[0-9A-Za-z -]{1,40}$/) code?: string;
}

export class SessionsQuery extends ListQuery {
  /** Of this account alone. */
  @IsOptional() @IsString() @MaxLength(80) account?: string;
  @IsOptional() @IsIn(['active', 'ended']) state?: 'active' | 'ended';
}

export class SessionResource {
  @IsString() id: string;
  @IsInt() revision: number;
  @IsString() createdAt: string;
  @IsString() updatedAt: string;
  @IsString() account: string;
  @IsOptional() @IsString() organisation: string | null;
  /** The client that signed in; `script` for `POST /v1/sessions`. */
  @IsString() client: string;
  /** To the hour. */
  @IsString() lastSeenAt: string;
  @IsString() expiresAt: string;
  /** When it ends unless a token is asked for before; null: only at `expiresAt`. */
  @IsOptional() @IsString() idleUntil: string | null;
  @IsIn(['active', 'expired', 'ended']) state: 'active' | 'expired' | 'ended';
  @IsOptional() @IsIn(sessionEndings) ending: SessionEnding | null;
  /** The session that this very request came with. */
  @IsBoolean() own: boolean;
}

export class SessionPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(SessionResource) items: SessionResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export function sessionView(session: Session, now: string, own: string | undefined): SessionResource {
  const { browser: _browser, sparedAt: _sparedAt, state, ...seen } = session;
  const expired = state === 'active' && !isOpen(session, now);
  return { ...seen, idleUntil: seen.idleUntil ?? null, state: expired ? 'expired' : state, own: session.id === own };
}

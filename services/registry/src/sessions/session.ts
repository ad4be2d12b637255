import { AccessRevoked, event } from '@duijie/contracts';
import { created, revised, wrongState } from '@duijie/domain';
import type { Change, Resource } from '@duijie/domain';

/** Why a session ended. `reused`: a refresh token came twice, so somebody else may hold it. */
export const sessionEndings = ['signedOut', 'revoked', 'reused', 'accountEnded', 'factorChanged'] as const;
export type SessionEnding = (typeof sessionEndings)[number];

/** One sign-in of an account with one client, however often its tokens are refreshed. Its tokens name it as `sid`. */
export interface Session extends Resource {
  readonly account: string;
  readonly organisation: string | null;
  /** The client that signed in; `script` for `POST /v1/sessions`. */
  readonly client: string;
  /** To the hour: when a token was last given for it. */
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  /** When it went on though all others of the account ended; absent where that never was. */
  readonly sparedAt?: string;
  /** When it ends unless it is used before; null: only at `expiresAt`. */
  readonly idleUntil?: string | null;
  readonly state: 'active' | 'ended';
  readonly ending: SessionEnding | null;
  /** The browser's sign-in that it began in, by keyed hash, so that ending one ends the other. */
  readonly browser: string | null;
}

export type SessionTerms = Pick<Session, 'account' | 'organisation' | 'client' | 'browser' | 'expiresAt'>;

export function startSession(id: string, terms: SessionTerms, idleMs: number, now: string): Change<Session> {
  const seen = { lastSeenAt: now, idleUntil: idleUntil(idleMs, now) };
  return { next: created(id, now, { ...terms, ...seen, state: 'active' as const, ending: null }), events: [] };
}

/** How long a session may rest; 0: as long as it lasts. */
function idleUntil(idleMs: number, now: string): string | null {
  return idleMs === 0 ? null : new Date(Date.parse(now) + idleMs).toISOString();
}

/** Ends a session: the tokens that were given for it are refused everywhere. */
export function endSession(session: Session, ending: SessionEnding, now: string): Change<Session> {
  if (session.state !== 'active') throw wrongState('session', session.state, ['active'], 'end it');
  const next = revised<Session>(session, now, { state: 'ended', ending });
  const { id, revision } = next;
  return { next, events: [event(AccessRevoked, { id, revision, about: 'session', revokedBefore: now })] };
}

/** Lets a session go on when all others of the account end. */
export function spareSession(session: Session, now: string): Change<Session> {
  return { next: revised<Session>(session, now, { sparedAt: now }), events: [] };
}

const hourMs = 3_600_000;

/** Notes that a session is in use, at most once an hour; undefined when it was noted lately. */
export function seeSession(session: Session, idleMs: number, now: string): Change<Session> | undefined {
  if (Date.parse(now) - Date.parse(session.lastSeenAt) < hourMs) return undefined;
  return { next: revised<Session>(session, now, { lastSeenAt: now, idleUntil: idleUntil(idleMs, now) }), events: [] };
}

export function isOpen(session: Session, now: string): boolean {
  const ends = [session.expiresAt, ...(session.idleUntil ? [session.idleUntil] : [])].map((end) => Date.parse(end));
  return session.state === 'active' && Math.min(...ends) > Date.parse(now);
}

import { hash } from 'node:crypto';
import {
  PlaceAccepted,
  PlaceAwaited,
  PlaceClosed,
  PlaceDeclined,
  PlaceErased,
  PlaceFrozen,
  PlaceHeld,
  PlaceLapsed,
  PlaceOffered,
  PlaceResumed,
  event,
} from '@duijie/contracts';
import type { PlaceBody, PlaceState } from '@duijie/contracts';
import { DomainError, created, revised, wrongState } from '@duijie/domain';
import type { Change } from '@duijie/domain';

/** A wish that the freeze could not keep, with the gate that stood against it. */
export interface LeftOut {
  readonly opening: string;
  readonly reason: string;
}

/** Where one graduate stands in one cycle: there is one such document for each participant, so nobody has two places. */
export interface Place extends Readonly<PlaceBody> {
  /** Who the graduate is in the published file. */
  readonly p: string;
  /** The seat that is taken, by number: a key that no two places share, so no opening ever gives more than it has. */
  readonly seat: string | null;
  readonly leftOut: readonly LeftOut[];
}

export interface Seat {
  readonly opening: string;
  readonly employer: string;
  readonly rank: number;
  readonly seat: string;
  readonly answerUntil: string;
}

export interface Participation {
  readonly cycle: string;
  readonly graduate: string;
  readonly college: string;
  readonly p: string;
  readonly leftOut: readonly LeftOut[];
}

/** A place that can be answered: somebody has the seat and has not decided. */
export const unanswered: readonly PlaceState[] = ['offered', 'held', 'frozen'];
/** Who is in one of these may still get a better place from a waiting list. */
export const inLine: readonly PlaceState[] = ['waiting', 'offered', 'held'];

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The same graduate in the same cycle always has the same place, so that making it again adds nothing. */
export function placeId(cycle: string, graduate: string): string {
  const digest = hash('sha256', `${cycle}\n${graduate}`, 'buffer');
  return `plc_${[...digest.subarray(0, 26)].map((byte) => alphabet.charAt(byte % 32)).join('')}`;
}

export const seatOf = (cycle: string, opening: string, number: number): string => `${cycle}/${opening}/${number}`;

/** What the published allocation gave: a place, or a stand in line with the reason for it. */
export function firstPlace(who: Participation, got: Seat | { readonly reason: string }, now: string): Change<Place> {
  const id = placeId(who.cycle, who.graduate);
  const none = { opening: null, employer: null, rank: null, seat: null, answerUntil: null };
  const next: Place =
    'reason' in got
      ? created(id, now, { ...who, ...none, state: 'waiting' as const, reasonCode: got.reason })
      : created(id, now, { ...who, ...got, state: 'offered' as const, reasonCode: null });
  return told(next, 'reason' in got ? PlaceAwaited : PlaceOffered);
}

/** A freed seat comes to somebody in line; a place that they like less is given up with it. */
export function promote(place: Place, seat: Seat, now: string): Change<Place> {
  mustBe(place, inLine, 'be promoted');
  return told(revised<Place>(place, now, { ...seat, state: 'offered', reasonCode: 'promoted' }), PlaceOffered);
}

export interface AnswerContext {
  readonly now: string;
  /** Is the employer suspended, or gone? */
  readonly isFrozen: boolean;
}

/** Undefined when it was so already: an answer that is sent twice changes nothing. */
export function acceptPlace(place: Place, context: AnswerContext): Change<Place> | undefined {
  if (place.state === 'accepted') return undefined;
  mustBeAnswerable(place, context, 'accept it');
  return told(
    revised<Place>(place, context.now, { state: 'accepted', answerUntil: null, reasonCode: null }),
    PlaceAccepted,
  );
}

export function holdPlace(place: Place, context: AnswerContext): Change<Place> | undefined {
  if (place.state === 'held') return undefined;
  mustBeAnswerable(place, context, 'hold it');
  return told(revised<Place>(place, context.now, { state: 'held', reasonCode: null }), PlaceHeld);
}

/** Gives up the place, or the stand in line; also while the employer is suspended: nobody is kept. */
export function declinePlace(place: Place, now: string): Change<Place> | undefined {
  if (place.state === 'declined') return undefined;
  mustBe(place, ['waiting', ...unanswered], 'decline it');
  return left(place, 'declined', 'byGraduate', PlaceDeclined, now);
}

/** The deadline passed without a yes: the seat goes to the next in line. Undefined while the place may stand. */
export function lapsePlace(place: Place, now: string): Change<Place> | undefined {
  const isDue = place.answerUntil !== null && place.answerUntil <= now;
  if (!isDue || (place.state !== 'offered' && place.state !== 'held')) return undefined;
  return left(place, 'lapsed', 'notAnswered', PlaceLapsed, now);
}

/** The last that is told of a place whose graduate was erased: nothing of who they were. */
export function placeErased({ id, revision }: Place, now: string): readonly object[] {
  return [event(PlaceErased, { id, revision: revision + 1, erasedAt: now })];
}

/** The graduate left the search; undefined for one that had ended before. */
export function releasePlace(place: Place, now: string): Change<Place> | undefined {
  const stands = place.state === 'waiting' || place.state === 'accepted' || unanswered.includes(place.state);
  return stands ? left(place, 'lapsed', 'graduateLeft', PlaceLapsed, now) : undefined;
}

/** The employer was suspended; the place keeps its seat and waits. */
export function freezePlace(place: Place, now: string): Change<Place> | undefined {
  if (place.state !== 'offered' && place.state !== 'held') return undefined;
  return told(revised<Place>(place, now, { state: 'frozen', reasonCode: 'employerSuspended' }), PlaceFrozen);
}

/** The suspension ended; who could not answer meanwhile gets the time to. */
export function resumePlace(place: Place, answerUntil: string, now: string): Change<Place> | undefined {
  if (place.state !== 'frozen') return undefined;
  const until = place.answerUntil !== null && place.answerUntil > answerUntil ? place.answerUntil : answerUntil;
  return told(revised<Place>(place, now, { state: 'offered', answerUntil: until, reasonCode: null }), PlaceResumed);
}

/** The cycle ended; who still stood in line is told. */
export function closePlace(place: Place, now: string): Change<Place> | undefined {
  if (place.state !== 'waiting') return undefined;
  return told(revised<Place>(place, now, { state: 'closed', reasonCode: 'cycleEnded' }), PlaceClosed);
}

/** The later of the cycle's deadline and the opening's own days for an answer, counted from the offer. */
export function answerDeadline(cycleDeadline: string, answerDays: number, now: string): string {
  const own = new Date(Date.parse(now) + answerDays * 86_400_000).toISOString();
  return own > cycleDeadline ? own : cycleDeadline;
}

function mustBeAnswerable(place: Place, { now, isFrozen }: AnswerContext, act: string): void {
  mustBe(place, ['offered', 'held', 'frozen'], act);
  if (isFrozen || place.state === 'frozen') {
    throw new DomainError(
      'conflict',
      'place.frozen',
      'The employer is suspended; the place is kept, and its deadline waits until the suspension ends.',
    );
  }
  if (place.answerUntil !== null && place.answerUntil <= now) {
    throw new DomainError(
      'conflict',
      'place.deadline-passed',
      `The place could be answered until ${place.answerUntil}.`,
      {
        details: { answerUntil: place.answerUntil },
      },
    );
  }
}

function left(
  place: Place,
  state: 'declined' | 'lapsed',
  reasonCode: string,
  type: new () => PlaceBody,
  now: string,
): Change<Place> {
  return told(revised<Place>(place, now, { state, seat: null, answerUntil: null, reasonCode }), type);
}

function told(next: Place, type: new () => PlaceBody): Change<Place> {
  const { id, revision, createdAt, updatedAt, state, cycle, graduate, college, opening, employer, rank } = next;
  const { answerUntil, reasonCode } = next;
  const body = { id, revision, createdAt, updatedAt, state, cycle, graduate, college, opening, employer, rank };
  return { next, events: [event(type, { ...body, answerUntil, reasonCode })] };
}

function mustBe(place: Place, allowed: readonly PlaceState[], act: string): void {
  if (!allowed.includes(place.state)) throw wrongState('place', place.state, allowed, act);
}

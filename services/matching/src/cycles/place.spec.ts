import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '@duijie/domain';
import {
  acceptPlace,
  answerDeadline,
  closePlace,
  declinePlace,
  firstPlace,
  freezePlace,
  holdPlace,
  lapsePlace,
  placeId,
  promote,
  releasePlace,
  resumePlace,
} from './place.ts';
import type { Place, Seat } from './place.ts';

const now = '2026-12-10T00:00:00.000Z';
const late = '2026-12-16T00:00:00.000Z';
const who = { cycle: 'cyc_1', graduate: 'grd_1', college: 'org_1', p: 'a'.repeat(64), leftOut: [] };
const seat: Seat = {
  opening: 'opn_1',
  employer: 'org_2',
  rank: 2,
  seat: 'cyc_1/opn_1/1',
  answerUntil: '2026-12-15T00:00:00.000Z',
};
const offered = () => firstPlace(who, seat, now).next;
const waiting = () => firstPlace(who, { reason: 'allFull' }, now).next;
const free = { now, isFrozen: false };
const told = (change: { events: readonly object[] } | undefined) => change?.events.map((each) => each.constructor.name);

function next(change: { next: Place } | undefined): Place {
  if (!change) throw new Error('Nothing changed.');
  return change.next;
}

function code(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as DomainError).code;
  }
  return 'allowed';
}

describe('a place', () => {
  it('is the same for the same graduate and cycle', () => {
    expect(placeId('cyc_1', 'grd_1')).toBe(offered().id);
    expect(placeId('cyc_2', 'grd_1')).not.toBe(offered().id);
    expect(offered().id).toMatch(/^plc_[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('is told with what anybody may know: no pseudonym beside the id, which would join the two', () => {
    expect(JSON.stringify(firstPlace(who, seat, now).events)).not.toContain(who.p);
  });

  it('can be held, accepted or declined, and the same answer again changes nothing', () => {
    const held = next(holdPlace(offered(), free));
    expect(holdPlace(held, free)).toBeUndefined();
    const accepted = next(acceptPlace(held, free));
    expect(accepted).toMatchObject({ state: 'accepted', seat: seat.seat, answerUntil: null });
    expect(acceptPlace(accepted, { now: late, isFrozen: true })).toBeUndefined();
    const declined = next(declinePlace(held, now));
    expect(declined).toMatchObject({ state: 'declined', seat: null, opening: 'opn_1' });
    expect(declinePlace(declined, now)).toBeUndefined();
  });

  it('cannot be answered any other way', () => {
    const accepted = next(acceptPlace(offered(), free));
    expect(code(() => declinePlace(accepted, now))).toBe('place.wrong-state');
    expect(code(() => acceptPlace(waiting(), free))).toBe('place.wrong-state');
    expect(code(() => acceptPlace(offered(), { now: late, isFrozen: false }))).toBe('place.deadline-passed');
    expect(code(() => acceptPlace(offered(), { now, isFrozen: true }))).toBe('place.frozen');
  });

  it('lapses in silence at its deadline, also when it was held', () => {
    expect(lapsePlace(offered(), now)).toBeUndefined();
    for (const place of [offered(), next(holdPlace(offered(), free))]) {
      expect(lapsePlace(place, late)?.next).toMatchObject({ state: 'lapsed', seat: null, reasonCode: 'notAnswered' });
    }
    expect(lapsePlace(next(acceptPlace(offered(), free)), late)).toBeUndefined();
  });

  it('waits while the employer is suspended, and then gives at least the time that was left to it', () => {
    const frozen = next(freezePlace(offered(), now));
    expect(lapsePlace(frozen, late)).toBeUndefined();
    expect(told(declinePlace(frozen, late))).toEqual(['PlaceDeclined']);
    const until = '2026-12-23T00:00:00.000Z';
    expect(resumePlace(frozen, until, late)?.next).toMatchObject({ state: 'offered', answerUntil: until });
    expect(resumePlace(frozen, now, now)?.next.answerUntil).toBe(seat.answerUntil);
    expect(freezePlace(waiting(), now)).toBeUndefined();
  });

  it('comes to who is in line, and not to who decided', () => {
    const up = promote(waiting(), { ...seat, rank: 1 }, now);
    expect(up.next).toMatchObject({ state: 'offered', rank: 1, reasonCode: 'promoted' });
    expect(code(() => promote(next(acceptPlace(offered(), free)), seat, now))).toBe('place.wrong-state');
  });

  it('of who has left is given up, and who waits is told of the end', () => {
    expect(releasePlace(next(acceptPlace(offered(), free)), now)?.next).toMatchObject({ state: 'lapsed', seat: null });
    expect(releasePlace(next(declinePlace(offered(), now)), now)).toBeUndefined();
    expect(told(closePlace(waiting(), now))).toEqual(['PlaceClosed']);
    expect(closePlace(offered(), now)).toBeUndefined();
  });

  it('from a waiting list can be answered for the opening’s own days, at least until the cycle’s deadline', () => {
    expect(answerDeadline('2026-12-15T00:00:00.000Z', 3, now)).toBe('2026-12-15T00:00:00.000Z');
    expect(answerDeadline('2026-12-15T00:00:00.000Z', 7, now)).toBe('2026-12-17T00:00:00.000Z');
  });
});

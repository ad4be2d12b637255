import { describe, expect, it } from '@jest/globals';
import type { GraduateState, PlaceState } from '@duijie/contracts';
import { emptyProfile } from './profile.ts';
import { followPlaces } from './placing.ts';
import type { Graduate } from './graduate.ts';

const now = '2026-12-08T02:00:00.000Z';
const aGraduate = (state: GraduateState): Graduate => ({
  ...emptyProfile,
  id: 'grd_1',
  revision: 3,
  createdAt: now,
  updatedAt: now,
  state,
  college: 'org_1',
  consents: [],
  naturalKey: 'key',
  claims: {},
  withdrawnBy: null,
});

describe('the places of a graduate', () => {
  it.each<[GraduateState, PlaceState[], GraduateState, string]>([
    ['available', ['offered'], 'held', 'GraduateHeld'],
    ['available', ['declined', 'frozen'], 'held', 'GraduateHeld'],
    ['held', ['offered', 'accepted'], 'placed', 'GraduatePlaced'],
    ['held', ['lapsed'], 'available', 'GraduateReleased'],
    ['placed', ['declined'], 'available', 'GraduateReleased'],
  ])('make of one who is %s, with %j, one who is %s', (state, places, next, told) => {
    const change = followPlaces(aGraduate(state), places, now);
    expect(change?.next).toMatchObject({ state: next, revision: 4 });
    expect(change?.events.map((each) => each.constructor.name)).toEqual([told]);
  });

  it.each<[GraduateState, PlaceState[]]>([
    ['held', ['held', 'waiting']],
    ['available', ['waiting', 'closed']],
    ['withdrawn', ['offered']],
    ['confirmed', ['lapsed']],
  ])('leave one who is %s, with %j, as they are', (state, places) => {
    expect(followPlaces(aGraduate(state), places, now)).toBeUndefined();
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  GraduateWithdrawn,
  OrganisationApproved,
  OrganisationExpired,
  OrganisationReinstated,
  OrganisationSuspended,
  event,
} from '@duijie/contracts';
import { aGraduate, anOrganisation, eventually } from '@duijie/testing';
import type { Answer } from '@duijie/testing';
import type { Cycle } from '../src/cycles/cycle.ts';
import { CyclesCalendar } from '../src/cycles/cycles.calendar.ts';
import { CyclesStore } from '../src/cycles/cycles.store.ts';
import { FollowUp } from '../src/cycles/follow-up.service.ts';
import { aCycleWorld, college, day, employer, start } from './cycle-world.ts';
import type { CycleWorld, Json } from './cycle-world.ts';

describe('a cycle over HTTP', () => {
  let world: CycleWorld;

  beforeAll(async () => {
    world = await aCycleWorld();
  }, 60_000);

  afterAll(() => world.service.stop());

  const get: CycleWorld['get'] = (...given) => world.get(...given);
  const send: CycleWorld['send'] = (...given) => world.send(...given);
  const act: CycleWorld['act'] = (...given) => world.act(...given);
  const planned: CycleWorld['planned'] = (more) => world.planned(more);

  async function rank(who: string, path: string, list: readonly string[]): Promise<Answer<Json>> {
    const etag = (await get(who, `${path}/preferences`)).headers.get('etag') ?? '';
    return send(who, 'PUT', `${path}/preferences`, { openings: list }, etag);
  }

  const place = async (path: string, graduate: string): Promise<Json> =>
    (await get('operator', `${path}/places/${graduate}`)).body;
  const look = () => world.service.service.app.get(CyclesCalendar).look();

  let path: string;
  let file: Json;

  beforeAll(async () => {
    path = await planned();
  });

  it('a draft is for operators alone, and a published plan commits to the lottery', async () => {
    expect((await get('grd_1', path)).status).toBe(404);
    expect((await get('college', '/v1/cycles')).body.items).toEqual([]);
    const opened = await act('operator', path, 'open');
    expect(opened.body).toMatchObject({ state: 'open', commitment: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await get('grd_1', path)).body).toMatchObject({ state: 'open', secret: null });
    expect((await get('grd_1', path)).body).not.toHaveProperty('review');
    expect(JSON.stringify((await get('operator', path)).body)).not.toContain('sealed');
  });

  it('an opening is in one open cycle at a time', async () => {
    const second = await planned({ openings: ['opn_b'] });
    const refused = await act('operator', second, 'open');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ type: '/problems/cycle.opening-taken' });
    expect((await get('operator', second)).body.state).toBe('draft');
  });

  it('a student sees what would be assumed, gives a list and changes it', async () => {
    const before = await get('grd_1', `${path}/preferences`);
    expect(before.headers.get('etag')).toBe('"0"');
    expect(before.body).toMatchObject({ assumed: true, openings: [] });
    expect(before.body.suggested).toHaveLength(3);
    expect((await rank('grd_1', path, ['opn_b', 'opn_a'])).body).toMatchObject({ revision: 1, assumed: false });
    const stale = await send('grd_1', 'PUT', `${path}/preferences`, { openings: ['opn_b'] }, '"0"');
    expect(stale.status).toBe(412);
    for (const who of ['grd_1', 'grd_2', 'grd_3']) {
      expect((await rank(who, path, ['opn_a', 'opn_b', 'opn_c'])).status).toBe(200);
    }
  });

  it('a wish that a gate stands against is kept with a warning; one outside the cycle is refused', async () => {
    expect((await rank('grd_5', path, ['opn_a'])).body.warnings).toEqual([{ opening: 'opn_a', reason: 'skill' }]);
    const wrong = await rank('grd_2', path, ['opn_x', 'opn_a', 'opn_a']);
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ pointer, code }: Json) => [pointer, code])).toEqual([
      ['/openings/0', 'not-in-cycle'],
      ['/openings/2', 'duplicate'],
    ]);
    expect((await get('college', `${path}/preferences`)).status).toBe(403);
  });

  it('nothing is frozen before its time, and no list is taken after the deadline', async () => {
    const early = await act('operator', path, 'freeze');
    expect(early.body).toMatchObject({ status: 409, type: '/problems/cycle.too-early' });
    world.now = start + 7 * day;
    const late = await rank('grd_4', path, ['opn_b']);
    expect(late.body).toMatchObject({ status: 409, type: '/problems/preference.window-closed' });
  });

  it('the freeze takes who is eligible, and happens once', async () => {
    const frozen = await act('operator', path, 'freeze');
    expect(frozen.body).toMatchObject({ state: 'frozen', inputDigest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(frozen.body.review).toMatchObject({ participants: 5, assumed: 1, pairs: 12, leftOut: [] });
    const again = await act('operator', path, 'freeze');
    expect(again.body).toMatchObject({ status: 409, state: 'frozen', allowedStates: ['open'] });
  });

  it('the result is for operators until another one has signed it off and it is published', async () => {
    expect((await act('operator', path, 'publish')).status).toBe(409);
    expect((await act('operator', path, 'compute')).body).toMatchObject({ state: 'computed', counts: null });
    expect((await get('grd_1', `${path}/result`)).status).toBe(404);
    file = (await get('operator', `${path}/result`)).body;
    const own = await act('operator', path, 'sign-off');
    expect(own.body).toMatchObject({ status: 403, type: '/problems/cycle.own-computation' });
    expect((await act('operator 2', path, 'sign-off')).body).toMatchObject({ state: 'signedOff' });
    const published = await act('operator', path, 'publish');
    expect(published.body).toMatchObject({
      state: 'published',
      secret: file.secret,
      counts: { taken: 3, closed: 1 },
    });
    expect((await get('grd_1', `${path}/result`)).body).toEqual(file);
    expect((await get('operator', `${path}/replay`)).body).toMatchObject({ equal: true });
  });

  it('each student has a place or a stand in line with its reason, and finds their own alone', async () => {
    expect(await place(path, 'grd_1')).toMatchObject({ state: 'offered', opening: 'opn_a', rank: 1 });
    expect(await place(path, 'grd_2')).toMatchObject({ state: 'offered', opening: 'opn_b', rank: 2 });
    expect(await place(path, 'grd_4')).toMatchObject({ state: 'waiting', opening: null, reasonCode: 'fullOrClosed' });
    const unable = { state: 'waiting', reasonCode: 'listedNone', leftOut: [{ opening: 'opn_a', reason: 'skill' }] };
    expect(await place(path, 'grd_5')).toMatchObject(unable);
    expect((await get('operator', `${path}/places/grd_6`)).status).toBe(404);
    expect((await get('grd_1', `${path}/places/grd_2`)).status).toBe(404);
    expect((await get('college 2', `${path}/places`)).body.items).toEqual([]);
    expect((await get('college', `${path}/places`)).body.items).toHaveLength(5);
    const [seen, ...others] = (await get('enterprise', `${path}/places`)).body.items;
    expect([seen.graduate, seen.rank, others]).toEqual(['grd_1', null, []]);
    for (const shown of [seen, (await get('college', `${path}/places/grd_1`)).body]) {
      expect(shown).not.toHaveProperty('p');
      expect(shown).not.toHaveProperty('leftOut');
    }
  });

  it('certificates are given to those whom they are about', async () => {
    const own = await get('grd_4', `${path}/certificates/grd_4`);
    const { p } = await place(path, 'grd_4');
    expect(own.body).toMatchObject({ kind: 'participant', participant: { p }, signature: expect.any(String) });
    expect((await get('grd_1', `${path}/certificates/grd_4`)).status).toBe(404);
    expect((await get('college', `${path}/certificates/grd_4`)).status).toBe(403);
    expect((await get('enterprise', `${path}/certificates/opn_a`)).body).toMatchObject({ kind: 'opening' });
    expect((await get('neighbour', `${path}/certificates/opn_a`)).status).toBe(404);
  });

  it('an answer is given once, however often it is sent', async () => {
    const etag = (await get('grd_2', `${path}/places/grd_2`)).headers.get('etag') ?? '';
    const first = await send('grd_2', 'POST', `${path}/places/grd_2/hold`, undefined, etag);
    const second = await send('grd_2', 'POST', `${path}/places/grd_2/hold`, undefined, etag);
    expect([first.status, first.body.state, second.body]).toEqual([200, 'held', first.body]);
    const stale = await send('grd_2', 'POST', `${path}/places/grd_2/accept`, undefined, etag);
    expect(stale.status).toBe(412);
    expect((await act('grd_3', `${path}/places/grd_3`, 'accept')).body).toMatchObject({ state: 'accepted' });
    const foreign = await send('grd_1', 'POST', `${path}/places/grd_2/accept`, undefined, '"2"');
    expect(foreign.status).toBe(404);
  });

  it('a seat that is given up goes down the waiting list', async () => {
    expect((await act('grd_1', `${path}/places/grd_1`, 'decline')).body).toMatchObject({ state: 'declined' });
    const moved = await eventually(async () => {
      const [up, next] = [await place(path, 'grd_2'), await place(path, 'grd_4')];
      return up.opening === 'opn_a' && next.opening === 'opn_b' && [up, next];
    });
    expect(moved[0]).toMatchObject({ state: 'offered', rank: 1, reasonCode: 'promoted' });
    expect(moved[1]).toMatchObject({ state: 'offered', reasonCode: 'promoted' });
    expect((await get('operator', `${path}/places?opening=opn_b`)).body.items).toHaveLength(2);
  });

  it('making the places again, as after a crash, changes no answer', async () => {
    const before = (await get('operator', `${path}/places`)).body.items;
    const stored = await world.service.service.app.get(CyclesStore).get(path.slice('/v1/cycles/'.length), false);
    const settled = await world.service.service.app.get(FollowUp).settle({ ...(stored as Cycle), followedUp: false });
    expect(settled).toMatchObject({ state: 'published', followedUp: true });
    expect((await get('operator', `${path}/places`)).body.items).toEqual(before);
    expect((await get('college', '/v1/cycles/cyc_none/places')).status).toBe(404);
  });

  it.each([
    ['suspended', OrganisationSuspended, OrganisationReinstated, 3],
    ['expired', OrganisationExpired, OrganisationApproved, 5],
  ] as const)(
    'the places of a %s employer wait, and can be answered after it',
    async (state, ended, back, revision) => {
      await world.service.publish(event(ended, anOrganisation({ id: employer, state, revision })));
      await eventually(async () => (await place(path, 'grd_2')).state === 'frozen');
      const refused = await act('grd_2', `${path}/places/grd_2`, 'accept');
      expect(refused.body).toMatchObject({ status: 409, type: '/problems/place.frozen' });
      await world.service.publish(event(back, anOrganisation({ id: employer, revision: revision + 1 })));
      await eventually(async () => (await place(path, 'grd_2')).state === 'offered');
    },
  );

  it('who says nothing until the deadline loses the place, and the cycle ends when nobody is asked any more', async () => {
    const early = await act('operator', path, 'finalise');
    expect(early.body).toMatchObject({ status: 409, unanswered: 2 });
    world.now = start + 15 * day;
    await look();
    expect(await place(path, 'grd_4')).toMatchObject({ state: 'lapsed', reasonCode: 'notAnswered' });
    const late = await act('grd_4', `${path}/places/grd_4`, 'accept');
    expect(late.status).toBe(409);
    expect((await act('operator', path, 'finalise')).body).toMatchObject({ state: 'finalised' });
    expect(await place(path, 'grd_5')).toMatchObject({ state: 'closed', reasonCode: 'cycleEnded' });
  });

  it('all of it was told, without a name', async () => {
    const types = (records: readonly { headers: object; key: string }[]) =>
      records.map(({ headers }) => JSON.stringify(headers).match(/org\.duijie\.(\w+)/)?.[1]);
    const told = await eventually(async () => {
      const seen = types(await world.service.eventsOf('matching.allocations'));
      return seen.includes('CycleFinalised') && seen;
    });
    const wanted = ['CycleOpened', 'CycleFrozen', 'AllocationComputed', 'AllocationSignedOff', 'AllocationPublished'];
    expect(told.filter((type) => wanted.includes(type ?? ''))).toEqual(wanted);
    const places = types(await world.service.eventsOf('matching.places'));
    for (const type of ['PlaceOffered', 'PlaceAwaited', 'PlaceHeld', 'PlaceAccepted', 'PlaceDeclined', 'PlaceLapsed']) {
      expect(places).toContain(type);
    }
  });

  it('a graduate who leaves the search gives up what they have', async () => {
    // Nothing stands any more in the cycle above; this must not be an error either.
    await world.service.publish(
      event(GraduateWithdrawn, aGraduate({ id: 'grd_4', college, state: 'withdrawn', revision: 9 })),
    );
    await eventually(async () => (await get('operator', '/ops/v1/parked')).body.items.length === 0);
  });
});

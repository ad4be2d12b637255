import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  GraduateImported,
  GraduateWithdrawn,
  OpeningPublished,
  OrganisationApproved,
  OrganisationReinstated,
  OrganisationSuspended,
  event,
} from '@duijie/contracts';
import { aGraduate, anOpening, anOrganisation, eventually, serviceUnderTest } from '@duijie/testing';
import type { Answer, ServiceUnderTest } from '@duijie/testing';
import { CyclesCalendar } from '../src/cycles/cycles.calendar.ts';
import { matching } from '../src/matching.module.ts';

type Json = ReturnType<typeof JSON.parse>;

const college = 'org_college';
const employer = 'org_employer';
const other = 'org_other';
const day = 86_400_000;
const start = Date.parse('2026-11-22T04:00:00Z');
const iso = (days: number) => new Date(start + days * day).toISOString();
const windows = { opensAt: iso(0), preferencesUntil: iso(7), freezeAt: iso(7), answerUntil: iso(14) };

/** Four want the one seat of `opn_a`, by fit in this order; `opn_b` has two, `opn_c` asks for more than come. */
const openings = [
  anOpening({ id: 'opn_a', employer, seats: 1 }),
  anOpening({ id: 'opn_b', employer: other, seats: 2 }),
  anOpening({ id: 'opn_c', employer, seats: 9, minSeats: 5 }),
];
const graduates = [
  aGraduate({ id: 'grd_1', college, practice: { MFG: 12 } }),
  aGraduate({ id: 'grd_2', college, practice: { MFG: 9 } }),
  aGraduate({ id: 'grd_3', college, practice: { MFG: 6 } }),
  aGraduate({ id: 'grd_4', college, practice: { MFG: 3 } }),
  aGraduate({ id: 'grd_5', college, skills: [] }),
  aGraduate({ id: 'grd_6', college, consents: [] }),
];

describe('a cycle over HTTP', () => {
  let service: ServiceUnderTest;
  let now = start;
  const clock = { now: () => new Date(now) };
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    service = await serviceUnderTest(matching, { clock });
    keys['operator'] = await service.grant({ roles: ['operator'], subject: 'acc_first' });
    keys['operator 2'] = await service.grant({ roles: ['operator'], subject: 'acc_second' });
    keys['enterprise'] = await service.grant({ roles: ['enterprise'], organisation: employer });
    keys['neighbour'] = await service.grant({ roles: ['enterprise'], organisation: other });
    keys['college'] = await service.grant({ roles: ['college'], organisation: college });
    keys['college 2'] = await service.grant({ roles: ['college'], organisation: 'org_college2' });
    for (const { id } of graduates) {
      keys[id] = await service.grant({ roles: ['student'], organisation: college, graduate: id });
    }
    await service.publish(
      event(OrganisationApproved, anOrganisation({ id: employer })),
      event(OrganisationApproved, anOrganisation({ id: other })),
      ...openings.map((each) => event(OpeningPublished, each)),
      ...graduates.map((each) => event(GraduateImported, each)),
    );
    await eventually(async () => (await get('operator', '/v1/openings/opn_c/matches')).body.counts.pool === 6);
  }, 60_000);

  afterAll(() => service.stop());

  const get = (who: string, path: string): Promise<Answer<Json>> => service.call('GET', path, { as: keys[who] });
  const send = (who: string, method: string, path: string, body?: unknown, etag?: string): Promise<Answer<Json>> =>
    service.call(method, path, {
      as: keys[who],
      ...(body === undefined ? {} : { body }),
      headers: etag === undefined ? {} : { 'if-match': etag },
    });

  /** An act with the ETag of what is there. */
  async function act(who: string, path: string, verb: string, body?: unknown): Promise<Answer<Json>> {
    const etag = (await get(who, path)).headers.get('etag') ?? '';
    return send(who, 'POST', `${path}/${verb}`, body, etag);
  }

  async function planned(more: object = {}): Promise<string> {
    const plan = { title: { en: 'Autumn' }, openings: ['opn_a', 'opn_b', 'opn_c'], ...windows, ...more };
    const made = await send('operator', 'POST', '/v1/cycles', plan);
    expect(made.status).toBe(201);
    return `/v1/cycles/${made.body.id}`;
  }

  async function rank(who: string, path: string, list: readonly string[]): Promise<Answer<Json>> {
    const etag = (await get(who, `${path}/preferences`)).headers.get('etag') ?? '';
    return send(who, 'PUT', `${path}/preferences`, { openings: list }, etag);
  }

  const place = async (path: string, graduate: string): Promise<Json> =>
    (await get('operator', `${path}/places/${graduate}`)).body;
  const look = () => service.service.app.get(CyclesCalendar).look();

  describe('from the plan to the end', () => {
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
      now = start + 7 * day;
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
      expect((await get('enterprise', `${path}/places`)).body.items).toHaveLength(1);
    });

    it('certificates are given to those whom they are about', async () => {
      const own = await get('grd_4', `${path}/certificates/grd_4`);
      const { p } = await place(path, 'grd_4');
      expect(own.body).toMatchObject({ kind: 'participant', participant: { p }, signature: expect.any(String) });
      expect((await get('grd_1', `${path}/certificates/grd_4`)).status).toBe(404);
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

    it('the places of a suspended employer wait, and can be answered after it', async () => {
      await service.publish(
        event(OrganisationSuspended, anOrganisation({ id: employer, state: 'suspended', revision: 3 })),
      );
      await eventually(async () => (await place(path, 'grd_2')).state === 'frozen');
      const refused = await act('grd_2', `${path}/places/grd_2`, 'accept');
      expect(refused.body).toMatchObject({ status: 409, type: '/problems/place.frozen' });
      await service.publish(event(OrganisationReinstated, anOrganisation({ id: employer, revision: 4 })));
      await eventually(async () => (await place(path, 'grd_2')).state === 'offered');
    });

    it('who says nothing until the deadline loses the place, and the cycle ends when nobody is asked any more', async () => {
      const early = await act('operator', path, 'finalise');
      expect(early.body).toMatchObject({ status: 409, unanswered: 2 });
      now = start + 15 * day;
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
        const seen = types(await service.eventsOf('matching.allocations'));
        return seen.includes('CycleFinalised') && seen;
      });
      const wanted = ['CycleOpened', 'CycleFrozen', 'AllocationComputed', 'AllocationSignedOff', 'AllocationPublished'];
      expect(told.filter((type) => wanted.includes(type ?? ''))).toEqual(wanted);
      const places = types(await service.eventsOf('matching.places'));
      for (const type of [
        'PlaceOffered',
        'PlaceAwaited',
        'PlaceHeld',
        'PlaceAccepted',
        'PlaceDeclined',
        'PlaceLapsed',
      ]) {
        expect(places).toContain(type);
      }
    });
  });

  describe('what if', () => {
    let path: string;

    beforeAll(async () => {
      now = start;
      path = await planned();
      expect((await act('operator', path, 'open')).status).toBe(200);
      now = start + 7 * day;
      expect((await act('operator', path, 'freeze')).status).toBe(200);
      expect((await act('operator', path, 'compute')).status).toBe(200);
    }, 30_000);

    const tried = (body: object) => send('operator', 'POST', `${path}/what-if`, { openings: [body] });

    it('shows who gains by another seat, and stores nothing', async () => {
      const before = (await get('operator', path)).body;
      const { status, body } = await tried({ opening: 'opn_a', seats: 4 });
      expect(status).toBe(200);
      expect(body.gain.length).toBeGreaterThan(0);
      expect(body.gain.length + body.lose.length + body.same).toBe(4);
      expect((await get('operator', path)).body).toEqual(before);
    });

    it('weighs anew by the definition: the same weights change nothing, others do', async () => {
      const same = await tried({ opening: 'opn_a', weights: { skills: 5000 } });
      expect(same.body).toMatchObject({ gain: [], lose: [], openings: [] });
      const changed = await tried({ opening: 'opn_a', weights: { practice: 2000 } });
      expect(changed.body.openings).toHaveLength(1);
    });

    it.each<[string, object, string]>([
      ['a minimum above the seats', { opening: 'opn_a', minSeats: 2 }, '/openings/0/minSeats'],
      ['a weight out of bounds', { opening: 'opn_a', weights: { skills: 10001 } }, '/openings/0/weights/skills'],
      ['an opening of no cycle', { opening: 'opn_x', seats: 2 }, '/openings/0/opening'],
    ])('refuses %s', async (_, body, pointer) => {
      const refused = await tried(body);
      expect(refused.status).toBe(422);
      expect(refused.body.errors[0]).toMatchObject({ pointer });
    });

    it('a cycle that is called off frees its openings', async () => {
      expect((await act('operator', path, 'cancel', {})).status).toBe(422);
      expect((await act('operator', path, 'cancel', { note: '学校推迟' })).body).toMatchObject({ state: 'cancelled' });
      now = start;
      expect((await act('operator', await planned(), 'open')).status).toBe(200);
    });
  });

  it.each<[string, object, string]>([
    ['windows in the wrong order', { freezeAt: iso(6) }, '/freezeAt'],
    ['an opening twice', { openings: ['opn_a', 'opn_a'] }, '/openings/1'],
    ['no words', { title: {} }, '/title'],
    ['an instant without a zone', { opensAt: '2026-11-22T04:00:00' }, '/opensAt'],
  ])('a plan with %s is refused', async (_, more, pointer) => {
    const plan = { title: { en: 'Autumn' }, openings: ['opn_a'], ...windows, ...more };
    const refused = await send('operator', 'POST', '/v1/cycles', plan);
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((each: Json) => each.pointer)).toContain(pointer);
  });

  it('a graduate who leaves the search gives up what they have', async () => {
    // Nothing stands any more in the cycle above; this must not be an error either.
    await service.publish(
      event(GraduateWithdrawn, aGraduate({ id: 'grd_4', college, state: 'withdrawn', revision: 9 })),
    );
    await eventually(async () => (await get('operator', '/ops/v1/parked')).body.items.length === 0);
  });
});

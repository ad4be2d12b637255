import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpeningPublished, event } from '@duijie/contracts';
import { anOpening, eventually } from '@duijie/testing';
import type { Answer } from '@duijie/testing';
import { PlacesStore } from '../src/cycles/places.store.ts';
import { PreferencesStore } from '../src/cycles/preferences.store.ts';
import { aCycleWorld, day, employer, start } from './cycle-world.ts';
import type { CycleWorld, Json } from './cycle-world.ts';

const note = { note: '测试结束' };

describe('what a cycle refuses, with nothing half done', () => {
  let world: CycleWorld;
  let path: string;

  beforeAll(async () => {
    world = await aCycleWorld();
    path = await world.planned();
    await done('open');
    await rank('grd_1', ['opn_b', 'opn_a']);
  }, 60_000);

  afterAll(() => world.service.stop());

  const get: CycleWorld['get'] = (...given) => world.get(...given);
  const act = (verb: string, who = 'operator', at = path): Promise<Answer<Json>> => world.act(who, at, verb);

  async function done(verb: string, who = 'operator'): Promise<void> {
    const { status } = await act(verb, who);
    expect({ verb, status }).toEqual({ verb, status: 200 });
  }

  async function rank(who: string, openings: unknown): Promise<Answer<Json>> {
    const etag = (await get(who, `${path}/preferences`)).headers.get('etag') ?? '';
    return world.send(who, 'PUT', `${path}/preferences`, { openings }, etag);
  }

  /** All that there is of a cycle, at rest and in the log. */
  async function everything(of = path): Promise<unknown> {
    const id = of.slice('/v1/cycles/'.length);
    const { app } = world.service.service;
    const places: unknown[] = [];
    for await (const place of app.get(PlacesStore).ofCycle(id)) places.push(place);
    const told = (await world.service.eventsOf('matching.allocations')).filter(({ key }) => key === id);
    return {
      cycle: (await get('operator', of)).body,
      lists: [...(await app.get(PreferencesStore).ofCycle(id)).values()],
      places,
      told: told.length,
    };
  }

  /** Asks for something that must be refused, and holds what there is afterwards against what there was. */
  async function refused(ask: () => Promise<Answer<Json>>, wanted: object): Promise<void> {
    const before = await everything();
    const { body } = await ask();
    expect(body).toMatchObject(wanted);
    expect(typeof body.detail === 'string' || body.errors.length > 0).toBe(true);
    expect(await everything()).toEqual(before);
  }

  it.each([['compute'], ['publish'], ['finalise'], ['sign-off']])('%s of an open cycle', async (verb) => {
    await refused(() => act(verb), { status: 409, state: 'open' });
  });

  it('a list of more than twenty, of something else, or of openings that are not in the cycle', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `opn_${index}`);
    await refused(() => rank('grd_1', many), { status: 422 });
    await refused(() => rank('grd_1', 'opn_a'), { status: 422 });
    await refused(() => rank('grd_1', ['opn_a', 'opn_x']), {
      status: 422,
      errors: [{ pointer: '/openings/1', code: 'not-in-cycle' }],
    });
  });

  it('a what-if, a replay and a result before there is any', async () => {
    const body = { openings: [{ opening: 'opn_a', seats: 2 }] };
    await refused(() => world.send('operator', 'POST', `${path}/what-if`, body), { status: 409, state: 'open' });
    await refused(() => get('operator', `${path}/replay`), { status: 409 });
    await refused(() => get('grd_1', `${path}/result`), { status: 404 });
  });

  it('opening a cycle with an opening whose minimum is above its seats; the opening stays free for others', async () => {
    await world.service.publish(
      event(OpeningPublished, anOpening({ id: 'opn_odd', employer, seats: 2, minSeats: 5 })),
      event(OpeningPublished, anOpening({ id: 'opn_even', employer, seats: 2 })),
    );
    await eventually(async () => (await get('operator', '/v1/openings/opn_even/matches')).status === 200);
    const odd = await world.planned({ openings: ['opn_even', 'opn_odd'] });
    const before = await everything(odd);
    const answer = await act('open', 'operator', odd);
    expect(answer.body).toMatchObject({ status: 422, errors: [{ pointer: '/openings/1/minSeats', code: 'range' }] });
    expect(await everything(odd)).toEqual(before);
    expect((await get('operator', odd)).body.review.hindrances).toEqual([
      { opening: 'opn_odd', reason: 'minimumAboveSeats' },
    ]);
    const other = await world.planned({ openings: ['opn_even'] });
    expect((await act('open', 'operator', other)).status).toBe(200);
    expect((await world.act('operator', other, 'cancel', note)).status).toBe(200);
  });

  it('an opening in two cycles that open at the same moment: one has it, the other stays a draft', async () => {
    const rivals = [await world.planned({ openings: ['opn_even'] }), await world.planned({ openings: ['opn_even'] })];
    const answers = await Promise.all(rivals.map((rival) => act('open', 'operator', rival)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [loser] = rivals.filter((_, index) => answers[index]?.status === 409);
    const refusal = answers.find(({ status }) => status === 409)?.body;
    expect(refusal).toMatchObject({
      type: '/problems/cycle.opening-taken',
      detail: expect.stringContaining('opn_even'),
    });
    expect((await get('operator', loser ?? '')).body).toMatchObject({ state: 'draft', revision: 1, commitment: null });
  });

  it('a list after the deadline', async () => {
    world.now = start + 7 * day;
    const late = { status: 409, type: '/problems/preference.window-closed' };
    await refused(() => rank('grd_1', ['opn_a']), late);
    await refused(() => rank('grd_2', []), late);
  });

  it('a second freeze, by whoever saw that it is frozen and by whoever did not', async () => {
    const { headers } = await get('operator', path);
    await done('freeze');
    await refused(() => act('freeze'), { status: 409, state: 'frozen', allowedStates: ['open'] });
    const stale = headers.get('etag') ?? '';
    await refused(() => world.send('operator', 'POST', `${path}/freeze`, undefined, stale), { status: 412 });
    await refused(() => rank('grd_1', ['opn_a']), { status: 409, state: 'frozen' });
  });

  it.each<[string, object, object]>([
    ['a minimum above the seats', { opening: 'opn_a', minSeats: 2 }, { pointer: '/openings/0/minSeats' }],
    ['no seat at all', { opening: 'opn_a', seats: 0 }, { pointer: '/openings/0/seats' }],
    ['a weight above its double', { opening: 'opn_a', weights: { skills: 10_001 } }, { code: 'range' }],
    ['a weight below its half', { opening: 'opn_a', weights: { major: 999 } }, { code: 'range' }],
    ['a weight of nothing', { opening: 'opn_a', weights: { charm: 1 } }, { code: 'unknown-field' }],
  ])('a what-if with %s', async (_, terms, error) => {
    const ask = () => world.send('operator', 'POST', `${path}/what-if`, { openings: [terms] });
    await refused(ask, { status: 422, errors: [error] });
  });

  it('a second computation, sign-off, publication and end', async () => {
    await done('compute');
    await refused(() => act('compute'), { status: 409, state: 'computed' });
    await refused(() => act('sign-off'), { status: 403 });
    await done('sign-off', 'operator 2');
    await refused(() => act('sign-off', 'operator 2'), { status: 409, state: 'signedOff' });
    await done('publish');
    await refused(() => act('publish'), { status: 409, state: 'published' });
    await refused(() => world.act('operator', path, 'cancel', note), { status: 409, state: 'published' });
    await refused(() => act('finalise'), { status: 409, unanswered: 3 });
  });
});

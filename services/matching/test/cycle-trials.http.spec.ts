import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOCK, LOGGER } from '@duijie/platform';
import { eventually } from '@duijie/testing';
import { CyclesStore } from '../src/cycles/cycles.store.ts';
import { PlacesStore } from '../src/cycles/places.store.ts';
import { Results } from '../src/cycles/results.service.ts';
import { WaitingLists } from '../src/cycles/waiting-lists.service.ts';
import { Market } from '../src/world/market.ts';
import { aCycleWorld, day, iso, start, windows } from './cycle-world.ts';
import type { CycleWorld, Json } from './cycle-world.ts';

describe('a cycle that is tried, refused or called off', () => {
  let world: CycleWorld;

  beforeAll(async () => {
    world = await aCycleWorld();
  }, 60_000);

  afterAll(() => world.service.stop());

  const get: CycleWorld['get'] = (...given) => world.get(...given);
  const send: CycleWorld['send'] = (...given) => world.send(...given);
  const act: CycleWorld['act'] = (...given) => world.act(...given);
  const planned: CycleWorld['planned'] = (more) => world.planned(more);

  let path: string;

  beforeAll(async () => {
    world.now = start;
    path = await planned();
    expect((await act('operator', path, 'open')).status).toBe(200);
    world.now = start + 7 * day;
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
    world.now = start;
    expect((await act('operator', await planned(), 'open')).status).toBe(200);
  });

  it('several instances that fill the same seats give none twice', async () => {
    world.now = start;
    const held = (await get('operator', '/v1/cycles?state=open')).body.items[0];
    expect((await act('operator', `/v1/cycles/${held.id}`, 'cancel', { note: '重排' })).status).toBe(200);
    const path = await planned({ openings: ['opn_a', 'opn_b'] });
    await act('operator', path, 'open');
    world.now = start + 7 * day;
    for (const verb of ['freeze', 'compute']) expect((await act('operator', path, verb)).status).toBe(200);
    expect((await act('operator 2', path, 'sign-off')).status).toBe(200);
    expect((await act('operator', path, 'publish')).body.counts).toMatchObject({ seats: 3, taken: 3, unmatched: 1 });
    const { app } = world.service.service;
    const instances = Array.from(
      { length: 4 },
      () =>
        new WaitingLists(
          app.get(CyclesStore),
          app.get(PlacesStore),
          app.get(Results),
          app.get(Market),
          app.get(CLOCK),
          app.get(LOGGER),
        ),
    );
    const places = async (): Promise<Json[]> => (await get('operator', `${path}/places`)).body.items;
    const offered = (await places()).find(({ opening }) => opening === 'opn_a') as Json;
    expect((await act(offered.graduate, `${path}/places/${offered.graduate}`, 'decline')).status).toBe(200);
    await Promise.all(instances.map((each) => each.advance(path.slice('/v1/cycles/'.length))));
    const after = await eventually(async () => {
      const now = (await places()).filter(({ state }) => state === 'offered');
      return now.length === 3 && now;
    });
    expect(after.map(({ opening }) => opening as string).sort()).toEqual(['opn_a', 'opn_b', 'opn_b']);
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
});

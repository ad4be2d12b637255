import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpeningPublished, event } from '@duijie/contracts';
import { CLOCK, IDS } from '@duijie/platform';
import { anOpening, eventually } from '@duijie/testing';
import { CycleFiles } from '../src/cycles/cycle-files.service.ts';
import { CyclesCalendar } from '../src/cycles/cycles.calendar.ts';
import { CyclesService } from '../src/cycles/cycles.service.ts';
import { CyclesStore } from '../src/cycles/cycles.store.ts';
import { FollowUp } from '../src/cycles/follow-up.service.ts';
import { Freezing } from '../src/cycles/freezing.service.ts';
import { PlacesStore } from '../src/cycles/places.store.ts';
import { Results } from '../src/cycles/results.service.ts';
import { CycleSecrets } from '../src/cycles/secrets.service.ts';
import { AllocationFairness } from '../src/fairness/allocation-fairness.service.ts';
import { Market } from '../src/world/market.ts';
import { aCycleWorld, day, iso, start } from './cycle-world.ts';
import type { CycleWorld, Json } from './cycle-world.ts';

const aMinute = 60_000;

describe('the calendar of cycles', () => {
  let world: CycleWorld;

  beforeAll(async () => {
    world = await aCycleWorld();
  }, 60_000);

  afterAll(() => world.service.stop());

  const app = () => world.service.service.app;
  const look = () => app().get(CyclesCalendar).look();
  const read = async (path: string): Promise<Json> => (await world.get('operator', path)).body;
  const idOf = (path: string): string => path.slice('/v1/cycles/'.length);
  /** How often something was told of a cycle. */
  const told = async (path: string, type: string): Promise<number> =>
    (await world.service.eventsOf('matching.allocations')).filter(
      ({ key, headers }) => key === idOf(path) && JSON.stringify(headers).includes(`org.duijie.${type}"`),
    ).length;

  /** The acts as another instance on the same stores would do them. */
  const anotherInstance = (): CyclesService =>
    new CyclesService(
      app().get(CyclesStore),
      app().get(PlacesStore),
      app().get(Market),
      app().get(CycleSecrets),
      app().get(Freezing),
      app().get(Results),
      app().get(CycleFiles),
      app().get(FollowUp),
      app().get(AllocationFairness),
      app().get(CLOCK),
      app().get(IDS),
    );

  let path: string;

  it('leaves a draft alone until its moment comes, and says when that is', async () => {
    path = await world.planned({ opensAt: iso(1) });
    await look();
    expect(await read(path)).toMatchObject({
      state: 'draft',
      commitment: null,
      next: { act: 'open', from: iso(1), by: 'calendar' },
      review: { hindrances: [] },
    });
  });

  it('opens it then with a commitment, once, also when several instances come at the same moment', async () => {
    world.now = start + day + aMinute;
    const { revision } = await read(path);
    const [first, second] = [anotherInstance(), anotherInstance()];
    const [one, other] = await Promise.all([
      first.open(idOf(path), revision),
      second.open(idOf(path), revision),
      eventually(async () => {
        await look();
        return (await read(path)).state === 'open';
      }),
    ]);
    const opened = await read(path);
    expect(opened).toMatchObject({ revision: 2, next: { act: 'freeze', from: iso(7), by: 'calendar' } });
    expect([one.commitment, other.commitment]).toEqual([opened.commitment, opened.commitment]);
    await look();
    expect((await read(path)).revision).toBe(2);
    await eventually(async () => (await told(path, 'CycleOpened')) === 1);
  });

  it('does not open a draft that others stand against, says what that is, and opens it when that is gone', async () => {
    const blocked = await world.planned({ openings: ['opn_late'], opensAt: iso(1) });
    const rival = await world.planned({ openings: ['opn_a'], opensAt: iso(1) });
    world.now += aMinute;
    await look();
    expect((await read(blocked)).review.hindrances).toEqual([{ opening: 'opn_late', reason: 'unknown' }]);
    expect(await read(rival)).toMatchObject({
      state: 'draft',
      revision: 1,
      review: { hindrances: [{ opening: 'opn_a', reason: 'inOtherCycle' }] },
    });
    await world.service.publish(event(OpeningPublished, anOpening({ id: 'opn_late', employer: 'org_employer' })));
    await eventually(async () => {
      await look();
      return (await read(blocked)).state === 'open';
    });
    const note = { note: '不再需要' };
    for (const each of [blocked, rival]) expect((await world.act('operator', each, 'cancel', note)).status).toBe(200);
  });

  it('does not open a draft that is just being written, nor one whose deadline has passed', async () => {
    const written = await world.planned({ openings: ['opn_late'], opensAt: iso(0) });
    const late = await world.planned({ openings: ['opn_late'], opensAt: iso(0), preferencesUntil: iso(0.5) });
    await look();
    expect((await read(written)).state).toBe('draft');
    expect((await world.act('operator', written, 'cancel', { note: '重拟' })).status).toBe(200);
    world.now += aMinute;
    await look();
    expect((await read(late)).state).toBe('draft');
  });

  it('freezes a cycle at its moment, once, also when an operator and another instance come at the same time', async () => {
    await look();
    expect((await read(path)).state).toBe('open');
    world.now = start + 7 * day + aMinute;
    const { revision } = await read(path);
    const [other, byHand] = await Promise.all([
      anotherInstance().freeze(idOf(path), revision),
      world.act('operator', path, 'freeze'),
      look(),
    ]);
    const frozen = await read(path);
    expect(frozen).toMatchObject({
      state: 'frozen',
      revision: 4,
      next: { act: 'compute', from: null, by: 'operator' },
    });
    expect(other.frozen?.digest).toBe(frozen.inputDigest);
    // Whoever comes a moment later is told that it is done.
    if (byHand.status === 200) expect(byHand.body.inputDigest).toBe(frozen.inputDigest);
    else expect([409, 412]).toContain(byHand.status);
    await eventually(async () => (await told(path, 'CycleFrozen')) === 1);
    const again = await world.act('operator', path, 'freeze');
    expect(again.body).toMatchObject({ status: 409, state: 'frozen', allowedStates: ['open'] });
  });

  it('keeps what was frozen, whoever came second, and leaves the steps after it to people', async () => {
    world.now += day;
    await look();
    expect(await read(path)).toMatchObject({ state: 'frozen', revision: 4 });
    expect((await world.act('operator', path, 'compute')).status).toBe(200);
    expect((await world.get('operator', `${path}/replay`)).body).toMatchObject({ equal: true });
  });
});

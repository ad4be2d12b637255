import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraduateErased, event } from '@duijie/contracts';
import { aGraduate, eventually } from '@duijie/testing';
import { CycleFiles } from '../src/cycles/cycle-files.service.ts';
import { CyclesCalendar } from '../src/cycles/cycles.calendar.ts';
import { CyclesStore } from '../src/cycles/cycles.store.ts';
import { ErasuresStore } from '../src/cycles/erasures.store.ts';
import { PlacesStore } from '../src/cycles/places.store.ts';
import { PreferencesStore } from '../src/cycles/preferences.store.ts';
import { aCycleWorld, college, day, start } from './cycle-world.ts';
import type { CycleWorld, Json } from './cycle-world.ts';

const run = promisify(execFile);
const verifier = new URL('../verify/verify.mjs', import.meta.url).pathname;

describe('a graduate of a cycle who is erased', () => {
  let world: CycleWorld;
  let path: string;
  let folder: string;
  let file: Json;

  const app = () => world.service.service.app;
  const look = () => app().get(CyclesCalendar).look();
  const id = () => path.slice('/v1/cycles/'.length);
  const get: CycleWorld['get'] = (...given) => world.get(...given);
  const placeOf = (graduate: string) => get('operator', `${path}/places/${graduate}`);
  const act = async (who: string, verb: string): Promise<Json> => {
    const { status, body } = await world.act(who, path, verb);
    expect({ verb, status }).toEqual({ verb, status: 200 });
    return body;
  };

  async function rank(who: string, openings: readonly string[]): Promise<void> {
    const etag = (await get(who, `${path}/preferences`)).headers.get('etag') ?? '';
    expect((await world.send(who, 'PUT', `${path}/preferences`, { openings }, etag)).status).toBe(200);
  }

  const receipts = async (graduate: string) =>
    (await world.service.eventsOf('matching.erasures')).filter(({ key }) => key === graduate);

  async function erase(graduate: string): Promise<void> {
    const erased = event(
      GraduateErased,
      aGraduate({ id: graduate, college, revision: 9, state: 'erased', consents: [] }),
    );
    const before = (await receipts(graduate)).length;
    await world.service.publish(erased, erased);
    await eventually(async () => (await receipts(graduate)).length === before + 2);
  }

  async function roster(): Promise<string> {
    const cycle = await app().get(CyclesStore).get(id(), true);
    const { frozen } = cycle ?? {};
    return frozen ? Buffer.from(await app().get(CycleFiles).bytesOf(frozen.roster)).toString('utf8') : '';
  }

  beforeAll(async () => {
    world = await aCycleWorld();
    folder = await mkdtemp(join(tmpdir(), 'duijie-erasure-'));
    path = await world.planned();
    await act('operator', 'open');
    for (const who of ['grd_1', 'grd_2', 'grd_3']) await rank(who, ['opn_a', 'opn_b', 'opn_c']);
    world.now = start + 7 * day;
    await act('operator', 'freeze');
  }, 60_000);

  afterAll(async () => {
    await world.service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('between freeze and publication leaves the roster and gives up their wishes; the receipt comes once it is done', async () => {
    const { inputDigest } = (await get('operator', path)).body;
    expect(await roster()).toContain('grd_2');
    await erase('grd_2');
    expect(await roster()).not.toContain('grd_2');
    expect(await roster()).toContain('grd_1');
    expect([...(await app().get(PreferencesStore).ofCycle(id())).keys()].sort()).toEqual(['grd_1', 'grd_3']);
    expect((await get('operator', path)).body).toMatchObject({ state: 'frozen', inputDigest });
  });

  it('has no place after the publication, though the result gave one to a participant; the next in line has it', async () => {
    await act('operator', 'compute');
    await act('operator 2', 'sign-off');
    expect(await act('operator', 'publish')).toMatchObject({ counts: { taken: 3, participants: 4 } });
    file = (await get('operator', `${path}/result`)).body;
    expect((await placeOf('grd_2')).status).toBe(404);
    await look();
    const moved = await eventually(async () => {
      const { body } = await placeOf('grd_4');
      return body.state === 'offered' && body;
    });
    expect(moved).toMatchObject({ opening: 'opn_b', reasonCode: 'promoted' });
  });

  it('after it loses place, wishes and name: nothing that is stored or told leads back, and the seat goes on', async () => {
    const { body } = await placeOf('grd_1');
    expect(body).toMatchObject({ state: 'offered', opening: 'opn_a' });
    await erase('grd_1');
    expect((await placeOf('grd_1')).status).toBe(404);
    expect((await get('operator', `${path}/certificates/grd_1`)).status).toBe(404);
    for await (const place of app().get(PlacesStore).ofCycle(id())) expect(place.graduate).not.toBe('grd_1');
    expect(await roster()).not.toContain('grd_1');
    const told = (await world.service.eventsOf('matching.places')).filter(({ key }) => key === body.id);
    expect(told.at(-1)?.value).toBeNull();
    expect(told.at(-2)?.value).not.toContain('grd_1');
    await eventually(async () => (await placeOf('grd_3')).body.opening === 'opn_a');
  });

  it('leaves the published result as it was: it is verified and computed again to the last bit', async () => {
    expect((await get('operator', `${path}/result`)).body).toEqual(file);
    expect((await get('operator', `${path}/replay`)).body).toMatchObject({ equal: true });
    const result = join(folder, 'result.json');
    await writeFile(result, JSON.stringify(file));
    expect((await run(process.execPath, [verifier, result])).stdout).toContain('The result holds.');
    const tried = await world.send('operator', 'POST', `${path}/what-if`, {
      openings: [{ opening: 'opn_a', weights: { practice: 2000 } }],
    });
    expect(tried.status).toBe(200);
  });

  it('while a cycle is being frozen or published is taken out by whoever does that', async () => {
    await world.act('operator', path, 'finalise');
    world.now = start;
    path = await world.planned({ openings: ['opn_b'], answerUntil: new Date(start + 15 * day).toISOString() });
    for (const other of (await get('operator', '/v1/cycles?state=published')).body.items) {
      // A seat that is declined may be offered to the next in line a moment later.
      await eventually(async () => {
        for (const { graduate } of (await get('operator', `/v1/cycles/${other.id}/places`)).body.items) {
          await world.act(graduate, `/v1/cycles/${other.id}/places/${graduate}`, 'decline');
        }
        return (await world.act('operator', `/v1/cycles/${other.id}`, 'finalise')).status === 200;
      });
    }
    await act('operator', 'open');
    world.now = start + 7 * day;
    // The erasure is under way at another instance: noted, and nothing found there yet.
    await app().get(ErasuresStore).begin('grd_3');
    await act('operator', 'freeze');
    expect(await roster()).not.toContain('grd_3');
    expect(await roster()).toContain('grd_4');
    await act('operator', 'compute');
    await act('operator 2', 'sign-off');
    await app().get(ErasuresStore).begin('grd_4');
    await act('operator', 'publish');
    expect((await placeOf('grd_4')).status).toBe(404);
    expect((await get('operator', '/ops/v1/parked')).body.items).toEqual([]);
  });

  it('can rank nothing any more with a key that is not ended yet', async () => {
    world.now = start;
    path = await world.planned({ openings: ['opn_a'] });
    await act('operator', 'open');
    const refused = await world.send('grd_4', 'PUT', `${path}/preferences`, { openings: ['opn_a'] }, '"0"');
    expect(refused.status).toBe(404);
    expect((await app().get(PreferencesStore).ofCycle(id())).size).toBe(0);
  });
});

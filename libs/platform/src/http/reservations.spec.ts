import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import type { Collection, StoreEngine } from '../store/engine.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { Reservations, idempotencyPlan } from './reservations.ts';
import type { Hold, IdempotentRequest } from './reservations.ts';

describe('who handles a request with an Idempotency-Key', () => {
  const clock = { now: () => new Date('2026-11-22T12:00:00Z') };
  const holds: Hold[] = [];
  let folder = '';
  let store: StoreEngine;
  let requests: Collection<IdempotentRequest>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-reservations-'));
    store = openSqliteStore({ folder, service: 'test', clock });
    requests = store.collection(idempotencyPlan);
    await store.prepare();
  });

  afterEach(async () => {
    await Promise.all(holds.splice(0).map((hold) => hold.forget()));
    await store.close();
    await rm(folder, { recursive: true });
  });

  /** One life of an instance among several on the same store. */
  const instance = (name: string, leaseMs = 100) =>
    new Reservations(requests, { clock, instance: name, alone: false, leaseMs });
  const kept = (hold: Hold | undefined) => {
    if (hold) holds.push(hold);
    return hold;
  };
  const begun = async (by: Reservations) => {
    const hold = kept((await by.reserve('idm_1', 'hash')).hold);
    if (!hold) throw new Error('It was begun before.');
    return hold;
  };
  const takeOver = async (by: Reservations) => kept(await by.takeOver((await by.reserve('idm_1', 'hash')).stored));
  /** A process that is killed renews nothing: here its reservation is written without one. */
  const killed = (name: string) =>
    requests.save({
      next: {
        id: 'idm_1',
        revision: 1,
        bodyHash: 'hash',
        owner: `life@${name}`,
        createdAt: clock.now().toISOString(),
        answer: null,
      },
      events: [],
    });

  it('whoever is alone on the store goes on at once after a restart', async () => {
    await killed('host-1');
    const next = new Reservations(requests, { clock, instance: 'host-2', alone: true });
    const hold = await takeOver(next);
    expect(hold?.request.createdAt).toBe(clock.now().toISOString());
    await hold?.answer('sealed');
    expect((await next.reserve('idm_1', 'hash')).stored.answer).toBe('sealed');
  });

  it('an instance that starts again under its name goes on at once', async () => {
    await killed('candidate-1');
    expect(await takeOver(instance('candidate-1'))).toBeDefined();
  });

  it('another instance goes on when the owner was silent for a lease', async () => {
    await killed('candidate-1');
    const other = instance('candidate-2');
    expect(await takeOver(other)).toBeUndefined();
    expect(await eventually(() => takeOver(other))).toBeDefined();
  });

  it('nobody takes what its owner renews, however long it lasts', async () => {
    const hold = await begun(instance('candidate-1'));
    const other = instance('candidate-2');
    const from = performance.now();
    await eventually(async () => {
      if (await takeOver(other)) throw new Error('It was taken from a living owner.');
      return performance.now() - from > 500;
    });
    await hold.answer('sealed');
    expect((await other.reserve('idm_1', 'hash')).stored.answer).toBe('sealed');
  });

  it('of several who find it abandoned, one gets it', async () => {
    await killed('candidate-1');
    const life = [instance('candidate-1'), instance('candidate-1'), instance('candidate-1')];
    const { stored } = await (life[0] as Reservations).reserve('idm_1', 'hash');
    const got = await Promise.all(life.map(async (one) => kept(await one.takeOver(stored))));
    expect(got.filter((hold) => hold !== undefined)).toHaveLength(1);
  });

  it('who was taken for gone neither overwrites nor forgets what the next has done', async () => {
    // A lease so long that this owner renews nothing in the time of the test, as one that was stopped.
    const stopped = await begun(instance('candidate-1', 60_000));
    const next = await takeOver(instance('candidate-1'));
    await next?.answer('second');
    await stopped.answer('first');
    expect((await requests.get('idm_1'))?.answer).toBe('second');
  });

  it('what failed half way is free for any instance, what was refused is new', async () => {
    const first = instance('candidate-1');
    await (await begun(first)).release();
    const hold = await takeOver(instance('candidate-2'));
    await hold?.forget();
    expect(await begun(instance('candidate-3'))).toBeDefined();
  });
});

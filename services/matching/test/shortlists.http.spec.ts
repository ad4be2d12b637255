import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { OpeningPublished, event } from '@duijie/contracts';
import type { OpeningBody, ShortlistComputed } from '@duijie/contracts';
import { startService } from '@duijie/platform';
import { anOpening, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { Stream } from '../src/fit/random-stream.ts';
import { matching } from '../src/matching.module.ts';
import { MatchingConfig } from '../src/matching.config.ts';
import { RandomWorld } from './random-events.ts';

jest.setTimeout(30_000);

const clock = { now: () => new Date('2026-11-22T04:00:00Z') };
const settings: Partial<MatchingConfig> = { shortlistPauseMs: 20 };

interface Told {
  readonly last: ReadonlyMap<string, ShortlistComputed>;
  readonly count: number;
}

async function told(service: ServiceUnderTest): Promise<Told> {
  const records = await service.eventsOf('matching.shortlists');
  const lists = records.map(({ value }) => JSON.parse(value ?? '{}') as ShortlistComputed);
  return { last: new Map(lists.map((list) => [list.id, list])), count: lists.length };
}

/** Every list that was told last is what a full recomputation gives. */
async function agrees(service: ServiceUnderTest, world: RandomWorld): Promise<boolean> {
  const { last } = await told(service);
  for (const opening of world.ofKind<OpeningBody>('opn_')) {
    const items = world.expected(opening).items.slice(0, opening.shortlist);
    const list = last.get(opening.id);
    const plain = items.map(({ graduateId, fit }) => ({ graduateId, fit }));
    const shown = (list?.items ?? []).map(({ graduateId, fit }) => ({ graduateId, fit }));
    if (JSON.stringify(plain) !== JSON.stringify(shown)) return false;
    if (opening.state === 'published' && plain.length > 0 && list?.material !== opening.material) return false;
  }
  return true;
}

/** In the log each list has all its revisions, once and in order. */
async function expectEachOnce(service: ServiceUnderTest): Promise<void> {
  const told = new Map<string, number>();
  for (const { key, value } of await service.eventsOf('matching.shortlists')) {
    const { revision } = JSON.parse(value ?? '{}') as ShortlistComputed;
    expect([key, revision]).toEqual([key, (told.get(key) ?? 0) + 1]);
    told.set(key, revision);
  }
  expect(told.size).toBeGreaterThan(0);
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return new Stream(seed, 'order', 0).some(items, items.length * 1000).concat(items);
}

async function whenAsked(service: ServiceUnderTest, world: RandomWorld, operator: string): Promise<true> {
  for (const opening of world.ofKind<OpeningBody>('opn_')) {
    const { counts, items } = world.expected(opening);
    const answer = await service.call('GET', `/v1/openings/${opening.id}/matches`, { as: operator });
    expect(answer.body).toMatchObject({
      openingId: opening.id,
      openingRevision: opening.revision,
      counts,
      items: items.slice(0, opening.shortlist),
    });
  }
  return true;
}

describe('shortlists that follow the events', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-matching-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([11, 23, 47])('equal a full recomputation at quiet, in any order of events (world %i)', async (seed) => {
    const service = await serviceUnderTest(matching, { clock, settings });
    try {
      const operator = await service.grant({ roles: ['operator'] });
      const world = new RandomWorld(seed);
      const random = new Stream(seed, 'chunks', 0);
      for (const number of [0, 150, 60, 30]) {
        // Everything comes at least once, some twice, and older revisions after newer ones.
        const events = number === 0 ? world.founding() : world.events(number);
        const mixed = shuffled(events, random.below(1_000_000));
        while (mixed.length > 0) await service.publish(...mixed.splice(0, 1 + random.below(40)));
        await eventually(() => agrees(service, world), { what: 'the equality with a full recomputation' });
        await eventually(() => whenAsked(service, world, operator));
      }
    } finally {
      await service.stop();
    }
  });

  it('are not told again after a restart, and what was missed meanwhile is told', async () => {
    const world = new RandomWorld(5);
    const first = await serviceUnderTest(matching, { clock, settings, folder });
    await first.publish(...world.founding(), ...world.events(80));
    await eventually(() => agrees(first, world));
    await first.stop();

    const second = await serviceUnderTest(matching, { clock, settings, folder });
    const before = (await told(second)).count;
    await second.publish(event(OpeningPublished, anOpening({ id: 'opn_last', employer: 'org_e1' })));
    await second.publish(event(OpeningPublished, anOpening({ id: 'opn_last', employer: 'org_e1', revision: 3 })));
    const open = world.world().isApproved('org_e1');
    if (open) await eventually(async () => (await told(second)).last.has('opn_last'));
    expect((await told(second)).count).toBe(before + (open ? 1 : 0));
    await second.publish(...world.events(40));
    await eventually(() => agrees(second, world));
    await second.stop();

    const third = await serviceUnderTest(matching, { clock, settings, folder });
    await expectEachOnce(third);
    await third.stop();
  });

  it('are told by one instance each, and by the others when it stops', async () => {
    const first = await serviceUnderTest(matching, { clock, settings });
    const more = { logLevel: 'silent', eventRetryDelayMs: 1, dataDir: join(folder, 'second') };
    const config = Object.assign(new MatchingConfig(), settings, more);
    const second = await startService(matching, { config, engines: first.engines, clock });
    await second.caughtUp();
    const world = new RandomWorld(71);
    await first.publish(...world.founding(), ...world.events(60));
    await eventually(() => agrees(first, world));
    await second.stop();
    await first.publish(...world.events(60));
    await eventually(() => agrees(first, world));
    await expectEachOnce(first);
    await first.stop();
  });
});

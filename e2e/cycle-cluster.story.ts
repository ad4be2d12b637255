import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, killProcess } from '@duijie/testing/native';
import { idleSeats, overbooked, wronglyTold } from './src/audit-places.ts';
import { wanted } from './src/client.ts';
import type { Client, Json } from './src/client.ts';
import {
  agreeOnOrderClasses,
  anOrderClassSheet,
  publishClasses,
  rank,
  secondOperator,
  untilPlacesTold,
  uploadGraduates,
} from './src/cycles.ts';
import { inversionsIn, storiesOf } from './src/history.ts';
import { kafkaLog } from './src/log.ts';
import type { Logged } from './src/log.ts';
import { admitMembers } from './src/members.ts';
import type { Members } from './src/members.ts';
import { persistently } from './src/persistent.ts';
import { clusterPlatform } from './src/platforms.ts';
import type { ClusterPlatform } from './src/platforms.ts';
import { Seeded } from './src/seeded.ts';

const verifier = new URL('../services/matching/verify/verify.mjs', import.meta.url).pathname;
const run = promisify(execFile);

const students = 120;
const classes = 6;
const seats = 8;
const minSeats = 4;
/** So many that some of them get a seat, however the lots fall. */
const speaking = 40;
const windowMs = 12_000;
/** How long a machine that is busy with other work may take for a step. */
const within = 120_000;

describe('a cycle on two instances of matching that are killed in the middle of it', () => {
  let platform: ClusterPlatform;
  let folder: string;
  let members: Members;
  let reviewer: Client;
  let openings: string[];
  let graduates: string[];
  let speakers: Client[];
  let cycle: string;
  let result: Json;
  let log: readonly Logged[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-cycle-'));
    platform = await clusterPlatform();
    members = await admitMembers(platform);
    reviewer = await secondOperator(members.operator);
    const seeded = new Seeded(43);
    await agreeOnOrderClasses(members);
    openings = await publishClasses(members.enterprise, seeded, classes, seats, minSeats);
    graduates = await uploadGraduates(members.college, anOrderClassSheet(seeded, students), speaking);
    speakers = await Promise.all(graduates.map((graduate) => members.studentKey(graduate)));
    await everywhere(`/v1/openings/${openings.at(-1)}/matches`, ({ counts }) => counts.pool === students);
  }, 400_000);

  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const matching = () => platform.cluster.instances.filter(({ service }) => service === 'matching');

  async function kill9(which: number): Promise<void> {
    const { supervisor } = matching()[which] ?? {};
    await killProcess({ pid: supervisor?.pid ?? 0, mark: 'services/matching/src/main.ts' });
  }

  const backAgain = async () => {
    for (const { supervisor } of matching()) expect(await supervisor.ready(within)).toBe(true);
  };

  const read = (client: Client, path: string): Promise<Json> =>
    wanted(
      200,
      persistently(() => client.get(path), within),
    );

  /** Until every instance of matching, each asked for itself, answers so. */
  async function everywhere(path: string, holds: (body: Json) => boolean): Promise<void> {
    for (const { port } of matching()) {
      const { token } = members.operator;
      const asked = async () => {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        return answer.ok && holds(await answer.json());
      };
      await eventually(asked, { within, what: `${path} on port ${port}` });
    }
  }

  /** An act that is repeated, as a patient operator would, until the cycle is where it leads. */
  async function lead(who: Client, verb: string, state: string, body?: unknown): Promise<Json> {
    return eventually(
      async () => {
        const now = (await who.get(cycle)).body;
        if (now.state === state) return now;
        await who.act(cycle, verb, body);
        return false;
      },
      { within, what: `the cycle to be ${state}` },
    );
  }

  async function places(): Promise<Json[]> {
    const items: Json[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page = await read(members.operator, `${cycle}/places?limit=200${after}`);
      items.push(...page.items);
      cursor = page.nextCursor as string | null;
    }
    return items;
  }

  it('opens, hears wishes, and is frozen by the calendar of one of them, once', async () => {
    const freezeAt = new Date(Date.now() + windowMs).toISOString();
    const draft = await wanted(
      201,
      members.operator.post('/v1/cycles', {
        title: { zh: '订单班集中分配' },
        openings,
        opensAt: new Date().toISOString(),
        preferencesUntil: freezeAt,
        freezeAt,
        answerUntil: new Date(Date.now() + 3_600_000).toISOString(),
      }),
    );
    cycle = `/v1/cycles/${draft.id}`;
    await lead(members.operator, 'open', 'open');
    await Promise.all(speakers.map((student) => rank(student, cycle, openings.slice(0, 4))));
    const frozen = await eventually(
      async () => {
        const { body } = await members.operator.get(cycle);
        return body.state === 'frozen' && body;
      },
      { within, what: 'the calendar to freeze the cycle' },
    );
    expect(frozen).toMatchObject({
      next: { act: 'compute' },
      review: { leftOut: [], participants: expect.any(Number) },
    });
  }, 200_000);

  it('is computed while one is down, and published while the other is killed', async () => {
    await kill9(0);
    await lead(members.operator, 'compute', 'computed');
    await lead(reviewer, 'sign-off', 'signedOff', { note: 'The lots and the lists were looked at.' });
    await backAgain();
    const published = lead(members.operator, 'publish', 'published');
    await eventually(async () => (await members.operator.get(cycle)).body.state === 'published', { within });
    await kill9(1);
    await published;
    result = await read(members.operator, `${cycle}/result`);
    await backAgain();
    await eventually(async () => (await places()).length === result.counts.participants, {
      within,
      what: 'everybody who took part to have a place or a stand in line',
    });
  }, 300_000);

  it('takes answers while one is killed again', async () => {
    let answers = 0;
    const answered = speakers.map(async (student, at) => {
      const path = `${cycle}/places/${graduates[at]}`;
      const verb = at % 2 === 0 ? 'decline' : 'accept';
      const place = await read(student, path);
      if (place.state !== 'offered') return;
      await eventually(
        async () => ['accepted', 'declined'].includes((await student.act(path, verb)).body.state as string),
        { within, what: `${verb} to be heard` },
      );
      answers += 1;
    });
    await Promise.race(answered);
    await kill9(0);
    await Promise.all(answered);
    expect(answers).toBeGreaterThan(2);
    await backAgain();
    const stood = await eventually(
      async () => {
        const now = await places();
        return idleSeats(now, result).length === 0 && now;
      },
      { within: 400_000, what: 'freed seats to go to who waits for them' },
    );
    expect(stood.length).toBe(result.counts.participants);
    await untilPlacesTold(members.operator, within);
    log = await kafkaLog(platform.kafka.brokers);
  }, 600_000);

  it('gives a result that holds before anybody, and no seat twice', async () => {
    const { keys } = await read(members.college, '/v1/cycles/keys');
    const [file, key] = [join(folder, 'result.json'), join(folder, 'key.jwk')];
    await writeFile(file, JSON.stringify(result));
    await writeFile(key, JSON.stringify(keys[0]));
    expect((await run(process.execPath, [verifier, file, '--key', key])).stdout).toContain('The result holds.');
    expect(overbooked(await places(), result)).toEqual([]);
    expect(await read(members.operator, `${cycle}/replay`)).toMatchObject({ equal: true });
  }, 60_000);

  it('told each step and each student once, in order', () => {
    const steps = [...storiesOf(log, 'matching.allocations').values()].flat().map(({ type }) => type);
    expect(steps).toEqual([
      'CycleOpened',
      'CycleFrozen',
      'AllocationComputed',
      'AllocationSignedOff',
      'AllocationPublished',
    ]);
    expect(storiesOf(log, 'matching.places').size).toBe(result.counts.participants);
    expect(inversionsIn(log, 'matching.places')).toEqual([]);
    expect(wronglyTold(log)).toEqual([]);
  });
});

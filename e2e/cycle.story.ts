import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { wanted } from './src/client.ts';
import type { Client, Json } from './src/client.ts';
import {
  agreeOnOrderClasses,
  anOrderClassSheet,
  heldUp,
  publishClasses,
  rank,
  secondOperator,
  untilPlacesTold,
  uploadGraduates,
} from './src/cycles.ts';
import type { HeldUp } from './src/cycles.ts';
import { admitMembers } from './src/members.ts';
import type { Members } from './src/members.ts';
import { embeddedPlatform } from './src/platforms.ts';
import type { EmbeddedPlatform } from './src/platforms.ts';
import { Seeded } from './src/seeded.ts';

const verifier = new URL('../services/matching/verify/verify.mjs', import.meta.url).pathname;
const run = promisify(execFile);

/** How many take part; `CYCLE=15000x200` is the large one. */
const [students = 0, classes = 0] = (process.env['CYCLE'] ?? '40x3').split('x').map(Number);
const isLarge = students > 1000;
const seats = isLarge ? 60 : 12;
const minSeats = isLarge ? 40 : 8;
/** Students who speak for themselves; of all others the recommendations are taken. */
const speaking = Math.min(8, students);
const windowMs = 15_000;
/** How long a machine that is busy with other work may take for a step. */
const patienceMs = isLarge ? 600_000 : 60_000;

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

describe(`a cycle of ${students} students and ${classes} order classes, through REST and streams alone`, () => {
  let platform: EmbeddedPlatform;
  let members: Members;
  let reviewer: Client;
  let openings: string[];
  let graduates: string[];
  let speakers: Client[];
  let cycle: string;
  let deadline = 0;
  let file: Json;
  const blocks: Record<string, HeldUp> = {};
  /** Seconds of each step, as a client waits for it. */
  const seconds: Record<string, number> = {};

  beforeAll(async () => {
    platform = await embeddedPlatform();
    members = await admitMembers(platform);
    reviewer = await secondOperator(members.operator);
    const seeded = new Seeded(41);
    await agreeOnOrderClasses(members);
    openings = await publishClasses(members.enterprise, seeded, classes, seats, minSeats);
    graduates = await uploadGraduates(members.college, anOrderClassSheet(seeded, students), speaking);
    speakers = await Promise.all(graduates.map((graduate) => members.studentKey(graduate)));
    await eventually(
      async () => {
        const list = await wanted(200, members.operator.get(`/v1/openings/${openings.at(-1)}/matches`));
        return list.counts.pool === students && list.counts.eligible > 0;
      },
      { within: patienceMs, what: 'matching to know everybody' },
    );
    await heldUp(members.operator);
  }, 900_000);

  afterAll(async () => {
    process.stdout.write(
      `cycle of ${students} × ${classes}: the event loop was held up, in ms: ${JSON.stringify(blocks)}\n` +
        `cycle of ${students} × ${classes}: each step took, in s: ${JSON.stringify(seconds)}\n`,
    );
    await platform.stop();
  }, 60_000);

  /** Some work, and how long it took and held up the event loop. */
  async function step<Done>(name: string, work: () => Promise<Done>): Promise<Done> {
    await heldUp(members.operator);
    const begun = performance.now();
    const done = await work();
    seconds[name] = Math.round((performance.now() - begun) / 10) / 100;
    blocks[name] = await heldUp(members.operator);
    return done;
  }

  const act = (who: Client, verb: string, body?: unknown): Promise<Json> =>
    step(verb, () => wanted(200, who.act(cycle, verb, body)));

  it('opens with a commitment, and students rank', async () => {
    deadline = Date.now() + windowMs;
    const plan = {
      title: { zh: '订单班集中分配', en: 'Order classes' },
      openings,
      opensAt: inMs(0),
      preferencesUntil: new Date(deadline).toISOString(),
      freezeAt: new Date(deadline).toISOString(),
      answerUntil: inMs(3_600_000),
    };
    const draft = await wanted(201, members.operator.post('/v1/cycles', plan));
    cycle = `/v1/cycles/${draft.id}`;
    expect(await act(members.operator, 'open')).toMatchObject({ state: 'open', secret: null });
    for (const student of speakers) {
      const before = await wanted(200, student.get(`${cycle}/preferences`));
      expect(before.assumed).toBe(true);
      const list = before.suggested.toReversed().slice(0, 5);
      expect(await rank(student, cycle, list)).toMatchObject({ assumed: false, openings: list, warnings: [] });
    }
  });

  it('freezes after the deadline, and takes no list any more', async () => {
    await eventually(() => Promise.resolve(Date.now() > deadline), { within: windowMs + 5_000, what: 'the deadline' });
    await act(members.operator, 'freeze');
    const frozen = await wanted(200, members.operator.get(cycle));
    expect(frozen).toMatchObject({ state: 'frozen', review: { leftOut: [] } });
    expect(frozen.review.participants).toBeGreaterThan(students / 4);
    const etag = (await speakers[0]?.get(`${cycle}/preferences`))?.headers.get('etag') ?? '';
    const late = await speakers[0]?.put(`${cycle}/preferences`, { openings: [] }, { 'if-match': etag });
    expect(late?.status).toBe(409);
    const again = await members.operator.act(cycle, 'freeze');
    expect(again).toMatchObject({ status: 409, body: { allowedStates: ['open'] } });
  }, 700_000);

  it('is computed by one operator, signed off by another, and published', async () => {
    await act(members.operator, 'compute');
    expect((await members.operator.act(cycle, 'sign-off')).status).toBe(403);
    // Whoever signs off says why, in case the places fall unevenly on groups of people.
    await act(reviewer, 'sign-off', { note: 'The lots and the lists were looked at.' });
    const published = await act(members.operator, 'publish');
    expect(published.counts.taken).toBeGreaterThan(0);
    await step('telling', () => untilPlacesTold(members.operator, patienceMs));
    file = await step('result', () => wanted(200, members.college.get(`${cycle}/result`)));
    expect(file).toMatchObject({ secret: published.secret, commitment: published.commitment });
  }, 900_000);

  it('gives a result that holds before anybody with Node and the public key', async () => {
    const { keys } = await wanted(200, members.college.get('/v1/cycles/keys'));
    const [result, key] = [join(platform.folder, 'result.json'), join(platform.folder, 'key.jwk')];
    await writeFile(result, JSON.stringify(file));
    await writeFile(key, JSON.stringify(keys[0]));
    const { stdout } = await run(process.execPath, [verifier, result, '--key', key]);
    expect(stdout).toContain('The result holds.');
    const own = await step('certificate', () =>
      wanted(200, (speakers[0] as Client).get(`${cycle}/certificates/${graduates[0]}`)),
    );
    const certificate = join(platform.folder, 'certificate.json');
    await writeFile(certificate, JSON.stringify(own));
    const checked = await run(process.execPath, [verifier, result, '--key', key, '--certificate', certificate]);
    expect(checked.stdout).toContain('The result holds.');
  }, 120_000);

  it('tells every student on their stream what became of them', async () => {
    for (const student of speakers) {
      const told = await student.stream(
        '/v1/notifications/stream',
        (events) => events.some(({ data }) => /"kind":"place(Offered|Awaited)"/.test(data)),
        patienceMs,
      );
      expect(told.length).toBeGreaterThan(0);
    }
  }, 700_000);

  it('a place that is offered holds its graduate, one that is accepted places them, and one that is declined goes on', async () => {
    const places = await Promise.all(
      speakers.map((student, at) => wanted(200, student.get(`${cycle}/places/${graduates[at]}`))),
    );
    const offered = places.findIndex(({ state }) => state === 'offered');
    const [student, graduate] = [speakers[offered] as Client, graduates[offered]];
    const stateOf = async () => (await wanted(200, student.get(`/v1/graduates/${graduate}`))).state as string;
    const path = `${cycle}/places/${graduate}`;
    await eventually(async () => (await stateOf()) === 'held', { within: patienceMs, what: 'the graduate to be held' });
    expect((await wanted(200, student.act(path, 'accept'))).state).toBe('accepted');
    await eventually(async () => (await stateOf()) === 'placed', {
      within: patienceMs,
      what: 'the graduate to be placed',
    });

    const other = places.findIndex(({ state }, at) => state === 'offered' && at !== offered);
    const declined = await wanted(
      200,
      (speakers[other] as Client).act(`${cycle}/places/${graduates[other]}`, 'decline'),
    );
    expect(declined.state).toBe('declined');
    const released = () => wanted(200, (speakers[other] as Client).get(`/v1/graduates/${graduates[other]}`));
    await eventually(async () => (await released()).state === 'available', { within: patienceMs });
  }, 300_000);

  it('can be tried under other terms and computed again to the last bit', async () => {
    const [opening] = openings;
    const tried = await step('what-if', () =>
      wanted(
        200,
        members.operator.post(`${cycle}/what-if`, { openings: [{ opening, seats: seats * 2, minSeats: 1 }] }),
      ),
    );
    expect(tried.gain.length + tried.lose.length + tried.same).toBe(file.participants.length);
    const replay = await step('replay', () => wanted(200, members.operator.get(`${cycle}/replay`)));
    expect(replay).toMatchObject({ equal: true });
  }, 120_000);

  it('holds nobody up for more than 50 ms', () => {
    const tooLong = Object.entries(blocks).filter(([, { byWork }]) => !(byWork <= 50));
    expect(tooLong).toEqual([]);
  });
});

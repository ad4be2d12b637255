import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing/native';
import { canary, canaryNeedles, canarySheet, others } from './src/canary.ts';
import { wanted } from './src/client.ts';
import type { Client, Json } from './src/client.ts';
import { agreeOnOrderClasses, anOrderClass, secondOperator, uploadGraduates } from './src/cycles.ts';
import { clusterErasures, embeddedErasures } from './src/erasure-platforms.ts';
import type { ErasurePlatform } from './src/erasure-platforms.ts';
import { admitMembers } from './src/members.ts';
import type { Members } from './src/members.ts';
import { meanwhile, persistently } from './src/persistent.ts';
import { bodiesIn, openedBy, sealedUnder } from './src/sealed.ts';
import { Seeded } from './src/seeded.ts';
import { tracesIn } from './src/traces.ts';

const run = promisify(execFile);
const verifier = new URL('../services/registry/verify/verify-record.mjs', import.meta.url).pathname;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const windowMs = 12_000;
const patienceMs = 120_000;

describe.each([
  ['in one process on the embedded engines', embeddedErasures],
  ['on Kafka and MongoDB, every service on its own', clusterErasures],
])('somebody who is erased, %s', (_, start: () => Promise<ErasurePlatform>) => {
  let platform: ErasurePlatform;
  let members: Members;
  let student: Client;
  let graduate: string;
  let cycle: string;
  let receipt: Json;
  let folder: string;
  /** The person as the store held them before the erasure. */
  let sealed: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-erasure-'));
    platform = await start();
    members = await admitMembers(platform);
    await agreeOnOrderClasses(members);
  }, 300_000);

  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const person = () => student.get(`/v1/graduates/${graduate}`);
  const sealedNeedle = () => new Map([['the sealed person', Buffer.from(sealed)]]);
  const everybody = async () =>
    (
      await wanted(
        200,
        persistently(() => members.college.get('/v1/graduates?limit=200')),
      )
    ).items as Json[];

  it('goes through upload, matching, a place and messages, and is named to the college and the chosen enterprise', async () => {
    const own = { majors: [{ code: '4603', scope: 'class' }], skills: [{ skill: 'PLC', level: 2, weight: 30 }] };
    const opening = { ...anOrderClass(new Seeded(7), 1, others + 1, 1), workplaces: ['120113'], ...own };
    const { id } = await wanted(201, members.enterprise.post('/v1/openings', opening));
    await eventually(async () => (await members.enterprise.act(`/v1/openings/${id}`, 'publish')).status === 200);
    const ids = await uploadGraduates(members.college, canarySheet(), others + 1);
    const all = await Promise.all(ids.map((each) => wanted(200, members.college.get(`/v1/graduates/${each}`))));
    graduate = all.find(({ person: { name } }: Json) => name === canary.name).id;
    student = await members.studentKey(graduate);
    const matches = () => wanted(200, members.enterprise.get(`/v1/openings/${id}/matches`));
    await eventually(async () => (await matches()).items.some((item: Json) => item.graduateId === graduate), {
      within: patienceMs,
      what: 'the canary to be in the shortlist',
    });
    await placeIn(id as string);
    await wanted(
      200,
      student.post(`/v1/graduates/${graduate}/consents`, { purpose: 'shareWithEnterprise', state: 'granted' }),
    );
    const seen = await wanted(200, members.enterprise.get(`/v1/graduates/${graduate}`));
    expect(seen.person).toMatchObject({ name: canary.name });
    expect(JSON.stringify((await members.neighbour.get(`/v1/graduates/${graduate}`)).body)).not.toContain(canary.name);
    await eventually(async () => (await wanted(200, student.get('/v1/notifications'))).items.length > 0);
  }, 600_000);

  /** A cycle from its opening to the canary's answer. */
  async function placeIn(opening: string): Promise<void> {
    const reviewer = await secondOperator(members.operator);
    const plan = { title: { zh: '集中分配' }, openings: [opening], opensAt: inMs(0), preferencesUntil: inMs(windowMs) };
    const times = { freezeAt: inMs(windowMs), answerUntil: inMs(3_600_000) };
    cycle = `/v1/cycles/${(await wanted(201, members.operator.post('/v1/cycles', { ...plan, ...times }))).id}`;
    const stateOf = async () => (await wanted(200, members.operator.get(cycle))).state as string;
    const act = (who: Client, verb: string, state: string, body?: unknown) =>
      eventually(
        async () => {
          if ((await stateOf()) === state) return true;
          await who.act(cycle, verb, body);
          return (await stateOf()) === state;
        },
        { within: patienceMs + windowMs, what: `the cycle to be ${state}` },
      );
    await act(members.operator, 'open', 'open');
    await act(members.operator, 'freeze', 'frozen');
    await act(members.operator, 'compute', 'computed');
    await act(reviewer, 'sign-off', 'signedOff', { note: 'The lots and the lists were looked at.' });
    await act(members.operator, 'publish', 'published');
    const place = `${cycle}/places/${graduate}`;
    await eventually(async () => (await student.act(place, 'accept')).status === 200, { within: patienceMs });
    await eventually(async () => (await wanted(200, person())).state === 'placed', { within: patienceMs });
  }

  it('is in an event that cannot be handled too, which waits for somebody to look at it', async () => {
    const mine = (await platform.log()).filter(({ topic, key }) => topic === 'candidate.graduates' && key === graduate);
    const last = mine.at(-1);
    const value = JSON.stringify({ ...last?.body, skills: 'none' });
    const headers = { ce_specversion: '1.0', ce_id: 'broken', ce_type: `org.duijie.${last?.type}` };
    await platform.send({ topic: 'candidate.graduates', key: graduate, value, headers });
    await eventually(async () => (await parked()).length > 0, { within: patienceMs, what: 'the event to be parked' });
  }, 200_000);

  const parked = async (): Promise<Json[]> => {
    const { items } = await wanted(200, members.operator.get('/ops/v1/matching/parked'));
    return items.filter(({ key }: Json) => key === graduate);
  };

  it('stands by a pseudonym or sealed, and in plain in nothing that is stored, logged, measured or refused', async () => {
    // Whoever finds nothing must be able to find something.
    expect(tracesIn(canarySheet(), canaryNeedles, 'the sheet')).toHaveLength(4);
    const hidden = Buffer.from(`a${canary.name}b`).toString('base64');
    expect(tracesIn(Buffer.from(hidden), canaryNeedles, 'base64').length).toBeGreaterThan(0);
    expect(tracesIn(Buffer.from(canary.phone, 'utf16le'), canaryNeedles, 'UTF-16')).toHaveLength(1);
    const refused = await Promise.all([
      student.patch(`/v1/graduates/${graduate}`, { person: { ...canary, phone: canary.name } }, { 'if-match': '"1"' }),
      members.college.post('/v1/uploads', Buffer.from(`${canary.name},${canary.phone}\n`), {
        'content-type': 'text/csv',
      }),
      members.neighbour.get(`/v1/graduates/${encodeURIComponent(canary.phone)}x`),
    ]);
    expect(refused.every(({ status }) => status >= 400 && status < 500)).toBe(true);
    const metrics = await members.operator.get<string>('/metrics');
    expect(tracesIn(Buffer.from(String(metrics.body)), canaryNeedles, 'metrics')).toEqual([]);
    expect(tracesIn(Buffer.from(JSON.stringify(refused.slice(0, 2))), canaryNeedles, 'refusals')).toEqual([]);
    const documents = await platform.documents();
    sealed = bodiesIn(documents, 'candidate', 'persons').find(({ id }) => id === graduate).sealed;
    expect(openedBy(documents, await platform.masterKey(), graduate, sealed)).toMatchObject([
      { person: { name: canary.name } },
    ]);
    const known = new Map([...canaryNeedles, ['the pseudonym', Buffer.from(graduate)], ...sealedNeedle()]);
    const found = await platform.traces(known);
    expect(found.filter((trace) => !trace.startsWith('the '))).toEqual([]);
    // The same search finds what may be there: the pseudonym wherever something is kept, and the person sealed.
    for (const place of platform.keeps) expect(found).toContainEqual(expect.stringMatching(place));
    expect(await platform.leftOf(sealedNeedle())).not.toEqual([]);
  }, 300_000);

  it('is erased with one receipt of all services, which anybody checks offline', async () => {
    await platform.backUp();
    await wanted(200, members.college.delete(`/v1/graduates/${graduate}`));
    receipt = await eventually(
      async () => {
        const answer = await wanted(200, members.college.get(`/v1/graduates/${graduate}/receipt`));
        return answer.record && answer;
      },
      { within: patienceMs, what: 'every service to answer' },
    );
    const [file, keys] = [join(folder, 'receipt.json'), join(folder, 'keys.json')];
    await writeFile(file, JSON.stringify(receipt.record));
    await writeFile(keys, JSON.stringify(await wanted(200, members.college.get('/v1/erasure-receipts/keys'))));
    expect((await run(process.execPath, [verifier, file, '--key', keys])).stdout).toContain('The record holds.');
    const tampered = { ...receipt.record, content: { ...receipt.record.content, graduate: 'grd_other' } };
    await writeFile(file, JSON.stringify(tampered));
    await expect(run(process.execPath, [verifier, file, '--key', keys])).rejects.toMatchObject({ code: 1 });
  }, 300_000);

  it('leaves a tombstone behind, no key, and no trace in plain', async () => {
    expect((await members.college.get(`/v1/graduates/${graduate}`)).status).toBe(404);
    expect((await members.enterprise.get(`/v1/graduates/${graduate}`)).status).toBe(404);
    expect(await platform.traces(canaryNeedles)).toEqual([]);
    await expectErased();
    await eventually(
      async () => {
        const mine = (await platform.log()).filter(
          ({ topic, key }) => topic === 'candidate.graduates' && key === graduate,
        );
        return mine.at(-1)?.body === null;
      },
      { within: patienceMs, what: 'the tombstone' },
    );
  }, 300_000);

  async function expectErased(): Promise<void> {
    expect(await platform.leftOf(sealedNeedle())).toEqual([]);
    // Who kept a copy of what was sealed can do nothing with it any more.
    expect(openedBy(await platform.documents(), await platform.masterKey(), graduate, sealed)).toEqual([]);
  }

  it('stays erased when a backup of the data and the keys is put back', async () => {
    await platform.restore();
    expect((await members.college.get(`/v1/graduates/${graduate}`)).status).toBe(404);
    const { id } = receipt;
    receipt = await wanted(200, members.college.get(`/v1/graduates/${graduate}/receipt`));
    expect(receipt).toMatchObject({ id, state: 'erased' });
    await expectErased();
    const listed = await everybody();
    expect(listed).toHaveLength(others);
    expect(listed.every(({ person: { name } }) => name.startsWith('张三'))).toBe(true);
  }, 300_000);

  it('is no nearer under another master key, and everybody else is as before', async () => {
    const former = await platform.masterKey();
    const before = await everybody();
    expect(sealedUnder(await platform.documents(), former)).toEqual(
      expect.arrayContaining([
        'candidate-keys.subjectKeys',
        'candidate.recordKeys',
        'matching.cycles',
        'matching.resultKeys',
      ]),
    );
    await meanwhile(platform.changeMasterKey(members.operator), async () => expect(await everybody()).toEqual(before));
    expect(sealedUnder(await platform.documents(), former)).toEqual([]);
    expect(await everybody()).toEqual(before);
    expect(await wanted(200, members.college.get(`/v1/graduates/${graduate}/receipt`))).toMatchObject({
      record: receipt.record,
    });
    expect(await wanted(200, members.operator.get(`${cycle}/replay`))).toMatchObject({ equal: true });
    await expectErased();
    expect(await platform.traces(canaryNeedles)).toEqual([]);
  }, 600_000);
});

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing/native';
import { wanted } from './src/client.ts';
import type { Client, Json } from './src/client.ts';
import { uploadGraduates } from './src/cycles.ts';
import { kafkaLog } from './src/log.ts';
import { admit, admitMembers, token } from './src/members.ts';
import type { Members } from './src/members.ts';
import { clusterPlatform } from './src/platforms.ts';
import type { ClusterPlatform } from './src/platforms.ts';
import { signerTool } from './src/signer.ts';
import { aGoodOpening } from './src/world.ts';

const verifier = new URL('../services/registry/verify/verify-record.mjs', import.meta.url).pathname;
const run = promisify(execFile);
const patience = { within: 120_000 };
const year = new Date().getUTCFullYear();
const title = { zh: '哈萨克斯坦电工证书互认', en: 'Electricians of Kazakhstan', ru: 'Электрики Казахстана' };
const asking = (must: boolean) => ({ credentials: [{ credential: 'L-ELEC-LV', must }] });

describe('a recognition of Kazakhstan, on Kafka', () => {
  let platform: ClusterPlatform;
  let folder: string;
  let members: Members;
  let abroad: Client;
  let abroadId: string;
  let electrician: string;
  let student: Client;
  let openings: Record<'must' | 'wish' | 'other' | 'none', string>;
  let agreement: string;
  let recognition: string;
  /** How many lists were told of each opening by then. */
  let lists: ReadonlyMap<string, number>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-recognition-'));
    platform = await clusterPlatform();
    members = await admitMembers(platform);
    const record = { kind: 'evaluator', name: { en: 'Example Centre of Qualifications' }, country: 'KZ' };
    abroadId = await admit(members.operator, { ...record, registerNumber: 'KZ-1' });
    abroad = await token(members.operator, abroadId, 'evaluator');
    openings = {
      must: await publish({ ...asking(true) }),
      wish: await publish({ ...asking(false) }),
      other: await publish({ credentials: [{ credential: 'L-WELD', must: false }] }),
      none: await publish({}),
    };
    const header = '学号,姓名,专业代码,出生年月,毕业年月,技能特长,意向地区,是否同意推荐';
    const row = (number: number) => `${number},张三丰,460303,${year - 20}.7,${year + 1}.6,PLC编程:3,天津,是`;
    const sheet = Buffer.from(`${[header, row(20_240_001), row(20_240_002), row(20_240_003)].join('\n')}\n`);
    [electrician = ''] = await uploadGraduates(members.college, sheet, 3);
    student = await members.studentKey(electrician);
    await holdCertificate();
    await eventually(async () => (await outcome()).via !== undefined && (await poolOf(openings.none)) === 3, patience);
    await told(openings.must, openings.wish, openings.other, openings.none);
    // Graduates came one after the other, so a list may be told once more.
    await eventually(async () => (await toldAnew()).length === 0, patience);
  }, 600_000);

  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  async function publish(overrides: Record<string, unknown>): Promise<string> {
    const { id } = await wanted(201, members.enterprise.post('/v1/openings', aGoodOpening(overrides)));
    await eventually(
      async () => (await members.enterprise.act(`/v1/openings/${id}`, 'publish')).status === 200,
      patience,
    );
    return id as string;
  }

  /** Claimed by the college, and found to be right by the evaluator. */
  async function holdCertificate(): Promise<void> {
    const path = `/v1/graduates/${electrician}`;
    const etag = async () => ({ 'if-match': (await members.college.get(path)).headers.get('etag') ?? '' });
    const body = { credentials: [{ credential: 'N-ELECTRICIAN', grade: 'level4', country: 'KZ' }] };
    await wanted(200, members.college.patch(path, body, await etag()));
    await wanted(200, abroad.post(`${path}/credentials/N-ELECTRICIAN/verify`, { state: 'verified' }, await etag()));
  }

  async function poolOf(opening: string): Promise<number> {
    return (await members.operator.get(`/v1/openings/${opening}/matches`)).body.counts?.pool ?? 0;
  }

  /** Where the electrician stands at the opening that asks for the credential as a must, and by what. */
  async function outcome(): Promise<Json> {
    const { body } = await members.operator.get(`/v1/openings/${openings.must}/matches/${electrician}`);
    const [held] = body.credentials ?? [];
    return { outcome: body.outcome, via: held?.via, recognition: held?.recognition };
  }

  async function shortlisted(): Promise<boolean> {
    const { items } = await wanted(200, members.enterprise.get(`/v1/openings/${openings.must}/matches`));
    return items.some(({ graduateId }: Json) => graduateId === electrician);
  }

  async function countLists(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const { topic, key } of await kafkaLog(platform.kafka.brokers)) {
      if (topic === 'matching.shortlists') counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }

  /** Waits until a list of each was told, and remembers how many there are. */
  async function told(...ids: readonly string[]): Promise<void> {
    lists = await eventually(async () => {
      const counts = await countLists();
      return ids.every((id) => counts.has(id)) && counts;
    }, patience);
  }

  /**
   * Which openings were told anew since that was last asked. Those that have to be are waited for, since every instance
   * tells of its own; another one is told after them, so what came before is there.
   */
  async function toldAnew(...expected: readonly string[]): Promise<string[]> {
    const before = lists;
    await eventually(async () => {
      const counts = await countLists();
      return expected.every((id) => (counts.get(id) ?? 0) > (before.get(id) ?? 0));
    }, patience);
    const flag = await publish({});
    await told(flag);
    return [...lists]
      .filter(([id, count]) => id !== flag && count !== (before.get(id) ?? 0))
      .map(([id]) => id)
      .sort();
  }

  const touched = () => [openings.must, openings.wish].sort();

  async function inbox(of: Client, kind: string): Promise<Json[]> {
    return (await wanted(200, of.get(`/v1/notifications?kind=${kind}`))).items;
  }

  it('is drafted and put into force under an agreement that nobody has signed, and counts for nothing', async () => {
    const parties = [members.collegeId, abroadId];
    const terms = {
      title: { zh: '职业技能证书互认协议', en: 'Agreement on the recognition of certificates' },
      text: { zh: '双方互认所列证书。', en: 'The parties recognise the certificates that are listed.' },
    };
    const drafted = await wanted(
      201,
      members.college.post('/v1/agreements', { type: 'recognition', parties, ...terms }),
    );
    agreement = `/v1/agreements/${drafted.id}`;
    await wanted(200, members.college.act(agreement, 'propose'));
    const request = {
      from: { credential: 'N-ELECTRICIAN', grade: 'level4', country: 'KZ' },
      to: { credential: 'L-ELEC-LV', country: 'CN' },
      extent: 'full',
      confidence: 9000,
      agreement: drafted.id,
      title,
    };
    const made = await wanted(201, abroad.post('/v1/recognitions', request));
    recognition = `/v1/recognitions/${made.id}`;
    await wanted(200, members.operator.act(recognition, 'enter-into-force'));
    expect(await toldAnew()).toEqual([]);
    expect(await outcome()).toMatchObject({ outcome: 'notEligible', via: null });
  }, 300_000);

  it('counts within seconds from the last signature on, is named, and only the lists that it touches are told', async () => {
    const { keygen, signing } = await signerTool();
    const { privateJwk, registration } = keygen(abroadId);
    const key = await wanted(201, abroad.post('/v1/signer-keys', registration));
    await wanted(200, members.college.act(agreement, 'sign'));
    const seen = await wanted(200, abroad.get(agreement));
    const signed = await wanted(
      200,
      abroad.act(agreement, 'sign', signing(seen, abroadId, privateJwk, key.id as string)),
    );
    expect(signed.state).toBe('inForce');
    const from = performance.now();
    await eventually(shortlisted, { ...patience, what: 'the electrician to be in the list' });
    process.stdout.write(`recognition: in the list ${Math.round(performance.now() - from)} ms after the signature\n`);
    const id = recognition.split('/').at(-1);
    expect(await outcome()).toEqual({ outcome: 'eligible', via: 'N-ELECTRICIAN', recognition: { id, title } });
    expect(await toldAnew(...touched())).toEqual(touched());
  }, 300_000);

  it('is told to the graduate once and to the employer for each opening, in three languages', async () => {
    await eventually(async () => (await inbox(members.enterprise, 'recognitionCounts')).length === 2, patience);
    const [told, ...more] = await eventually(async () => {
      const found = await inbox(student, 'recognitionCounts');
      return found.length > 0 && found;
    }, patience);
    expect(more).toEqual([]);
    for (const language of ['zh', 'en', 'ru'] as const) expect(told.text[language]).toContain(title[language]);
    expect(await inbox(members.college, 'agreementChanged')).toHaveLength(1);
  }, 300_000);

  it('has an agreement that anybody can check offline', async () => {
    const [record, keys] = [join(folder, 'record.json'), join(folder, 'keys.json')];
    const signed = await wanted(200, members.college.get(`${agreement}/record`));
    await writeFile(record, JSON.stringify(signed));
    await writeFile(keys, JSON.stringify(await wanted(200, members.college.get('/v1/records/keys'))));
    const { stdout } = await run(process.execPath, [verifier, record, '--key', keys]);
    expect(stdout).toContain(`Version 1: ${abroadId} signed by its key`);
    expect(stdout).toContain('attested by the platform that account');
    await writeFile(record, JSON.stringify(signed).replace('The parties recognise', 'The parties may recognise'));
    await expect(run(process.execPath, [verifier, record, '--key', keys])).rejects.toMatchObject({ code: 1 });
  }, 30_000);

  it('is suspended, and the graduate is gone from the lists that it had touched, and told so', async () => {
    await wanted(200, members.operator.act(recognition, 'suspend'));
    await eventually(async () => !(await shortlisted()), patience);
    expect(await toldAnew(...touched())).toEqual(touched());
    expect(await outcome()).toMatchObject({ outcome: 'notEligible', via: null, recognition: null });
    await eventually(async () => (await inbox(student, 'recognitionCeased')).length === 1, patience);
    await eventually(async () => (await inbox(members.enterprise, 'recognitionCeased')).length === 2, patience);
    expect(await inbox(student, 'recognitionCounts')).toHaveLength(1);
  }, 300_000);
});

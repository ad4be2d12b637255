import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { wanted } from './src/client.ts';
import type { Client, Json } from './src/client.ts';
import { agreeOnOrderClasses, anOrderClass, secondOperator, uploadGraduates } from './src/cycles.ts';
import { embeddedLog } from './src/log.ts';
import type { Logged } from './src/log.ts';
import { admitMembers } from './src/members.ts';
import type { Members } from './src/members.ts';
import { embeddedPlatform } from './src/platforms.ts';
import { Seeded } from './src/seeded.ts';
import { needlesOf, tracesIn, tracesUnder } from './src/traces.ts';

const run = promisify(execFile);
const root = new URL('../', import.meta.url);
const verifier = new URL('services/registry/verify/verify-record.mjs', root).pathname;

/** Somebody whose words are nobody else's, so that a trace of them is theirs. */
const canary = {
  name: '欧阳金丝雀翎',
  phone: '13987650421',
  idNumber: '11010520050307831X',
  email: 'jinsique@canary.test',
};
const others = 5;
const nextYear = new Date().getUTCFullYear() + 1;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const windowMs = 20_000;
const patienceMs = 120_000;
const needles = needlesOf(Object.values(canary));

function aSheet(): Uint8Array {
  const row = (number: number, name: string, idNumber: string, phone: string, email: string) =>
    [
      20_250_000_000 + number,
      name,
      '460303',
      '女',
      idNumber,
      '2005.3',
      `${nextYear}.6`,
      'PLC:4、ROB-OP:4',
      '天津',
      phone,
    ]
      .concat(email, '是')
      .join(',');
  const rows = Array.from({ length: others }, (_, n) => row(n + 2, `张三${'丰平立明远'[n]}`, '', '', ''));
  const header = '学号,姓名,专业代码,性别,身份证号,出生年月,毕业年月,技能特长,意向地区,联系电话,邮箱,是否同意推荐';
  const own = row(1, canary.name, canary.idNumber, canary.phone, canary.email);
  return Buffer.from(`${[header, own, ...rows].join('\n')}\n`, 'utf8');
}

/** The commands under a heading of docs/operations.md. */
async function commandsOf(heading: string): Promise<string> {
  const page = await readFile(new URL('docs/operations.md', root), 'utf8');
  const [, commands] = new RegExp(`#### ${heading}\n[^#]*?\`\`\`sh\n([^]*?)\`\`\``).exec(page) ?? [];
  if (!commands) throw new Error(`There are no commands under ${heading}.`);
  return commands;
}

/** The person as a store holds them, sealed: a needle for what erasure has to take out of its files. */
function sealedIn(folder: string, graduate: string): Buffer {
  const database = new DatabaseSync(join(folder, 'candidate.sqlite'), { readOnly: true });
  try {
    const row = database.prepare('SELECT doc FROM persons WHERE id = ?').get(graduate) as { doc: string };
    return Buffer.from((JSON.parse(row.doc) as { sealed: string }).sealed);
  } finally {
    database.close();
  }
}

interface Story {
  readonly url: string;
  readonly operatorPassword: string;
  /** Everything that is stored, printed or logged, where the canary is found in plain. */
  traces(): Promise<string[]>;
  log(): Promise<readonly Logged[]>;
  stop(): Promise<void>;
}

async function embedded() {
  const platform = await embeddedPlatform({
    environment: { LOG_LEVEL: 'debug', EVENT_COMPACTION_INTERVAL_MS: '2000' },
  });
  const story: Story = {
    url: platform.url,
    operatorPassword: platform.operatorPassword,
    traces: async () => [
      ...(await tracesUnder(platform.folder, needles)),
      ...tracesIn(Buffer.from(platform.printed()), needles, 'what was printed'),
    ],
    log: () => embeddedLog(platform.folder),
    stop: () => platform.stop(),
  };
  return { story, platform };
}

describe.each([['in one process on the embedded engines', embedded]] as const)(
  'somebody who is erased, %s',
  (_, start) => {
    let story: Story;
    let platform: Awaited<ReturnType<typeof embedded>>['platform'] | undefined;
    let members: Members;
    let student: Client;
    let graduate: string;
    let receipt: Json;
    let backup: string;
    let sealed: Buffer | undefined;

    beforeAll(async () => {
      backup = await mkdtemp(join(tmpdir(), 'duijie-drill-'));
      ({ story, platform } = await start());
      members = await admitMembers(story);
      await agreeOnOrderClasses(members);
    }, 300_000);

    afterAll(async () => {
      await story.stop();
      await rm(backup, { recursive: true, force: true });
    }, 60_000);

    const person = () => student.get(`/v1/graduates/${graduate}`);

    it('goes through upload, matching, a place and messages, and is named to the college and the chosen enterprise', async () => {
      const own = { majors: [{ code: '4603', scope: 'class' }], skills: [{ skill: 'PLC', level: 2, weight: 30 }] };
      const opening = { ...anOrderClass(new Seeded(7), 1, others + 1, 1), workplaces: ['120113'], ...own };
      const { id } = await wanted(201, members.enterprise.post('/v1/openings', opening));
      await eventually(async () => (await members.enterprise.act(`/v1/openings/${id}`, 'publish')).status === 200);
      const ids = await uploadGraduates(members.college, aSheet(), others + 1);
      const all = await Promise.all(ids.map((each) => wanted(200, members.college.get(`/v1/graduates/${each}`))));
      graduate = all.find(({ person: { name } }: Json) => name === canary.name).id;
      student = await members.studentKey(graduate);
      const matches = () => wanted(200, members.enterprise.get(`/v1/openings/${id}/matches`));
      await eventually(async () => (await matches()).items.some((item: Json) => item.graduateId === graduate), {
        within: patienceMs,
        what: 'the canary to be in the shortlist',
      });
      const reviewer = await secondOperator(members.operator);
      const plan = { title: { zh: '集中分配' }, openings: [id], opensAt: inMs(0), preferencesUntil: inMs(windowMs) };
      const times = { freezeAt: inMs(windowMs), answerUntil: inMs(3_600_000) };
      const cycle = `/v1/cycles/${(await wanted(201, members.operator.post('/v1/cycles', { ...plan, ...times }))).id}`;
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
      await wanted(
        200,
        student.post(`/v1/graduates/${graduate}/consents`, { purpose: 'shareWithEnterprise', state: 'granted' }),
      );
      const seen = await wanted(200, members.enterprise.get(`/v1/graduates/${graduate}`));
      expect(seen.person).toMatchObject({ name: canary.name });
      expect(JSON.stringify((await members.neighbour.get(`/v1/graduates/${graduate}`)).body)).not.toContain(
        canary.name,
      );
      await eventually(async () => (await wanted(200, student.get('/v1/notifications'))).items.length > 0);
    }, 600_000);

    it('stands in plain in nothing that is stored, logged, measured or refused', async () => {
      // Whoever finds nothing must be able to find something.
      expect(tracesIn(aSheet(), needles, 'the sheet')).toHaveLength(4);
      const hidden = Buffer.from(`a${canary.name}b`).toString('base64');
      expect(tracesIn(Buffer.from(hidden), needles, 'base64').length).toBeGreaterThan(0);
      expect(tracesIn(Buffer.from(canary.phone, 'utf16le'), needles, 'UTF-16')).toHaveLength(1);
      const refused = await Promise.all([
        student.patch(
          `/v1/graduates/${graduate}`,
          { person: { ...canary, phone: canary.name } },
          { 'if-match': '"1"' },
        ),
        members.college.post('/v1/uploads', Buffer.from(`${canary.name},${canary.phone}\n`), {
          'content-type': 'text/csv',
        }),
        members.neighbour.get(`/v1/graduates/${encodeURIComponent(canary.phone)}x`),
      ]);
      expect(refused.every(({ status }) => status >= 400 && status < 500)).toBe(true);
      const metrics = await members.operator.get<string>('/metrics');
      expect(tracesIn(Buffer.from(String(metrics.body)), needles, 'metrics')).toEqual([]);
      expect(tracesIn(Buffer.from(JSON.stringify(refused.slice(0, 2))), needles, 'refusals')).toEqual([]);
      expect(await story.traces()).toEqual([]);
    }, 120_000);

    it('is erased with one receipt of all services, which anybody checks offline', async () => {
      if (platform) {
        await platform.halt();
        await drill('Back up', platform.folder);
        sealed = sealedIn(platform.folder, graduate);
        await platform.start();
      }
      await wanted(200, members.college.delete(`/v1/graduates/${graduate}`));
      receipt = await eventually(
        async () => {
          const answer = await wanted(200, members.college.get(`/v1/graduates/${graduate}/receipt`));
          return answer.record && answer;
        },
        { within: patienceMs, what: 'every service to answer' },
      );
      const [file, keys] = [join(backup, 'receipt.json'), join(backup, 'keys.json')];
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
      expect(await story.traces()).toEqual([]);
      await eventually(
        async () => {
          const mine = (await story.log()).filter(
            ({ topic, key }) => topic === 'candidate.graduates' && key === graduate,
          );
          return mine.at(-1)?.body === null;
        },
        { within: patienceMs, what: 'the tombstone' },
      );
    }, 300_000);

    it('stays erased when a backup of the data and the keys is put back, as the page on operations says', async () => {
      if (!platform || !sealed) return;
      const person = new Map([['the sealed person', sealed]]);
      await platform.halt();
      expect(await tracesUnder(platform.folder, person)).toEqual([]);
      expect(await tracesUnder(join(backup, 'data'), person)).not.toEqual([]);
      await drill('Restore', platform.folder);
      await platform.start();
      expect((await members.college.get(`/v1/graduates/${graduate}`)).status).toBe(404);
      const again = await wanted(200, members.college.get(`/v1/graduates/${graduate}/receipt`));
      expect(again).toMatchObject({ id: receipt.id, state: 'erased' });
      expect(await story.traces()).toEqual([]);
      await platform.halt();
      expect(await tracesUnder(platform.folder, person)).toEqual([]);
      await platform.start();
      const listed = await wanted(200, members.college.get('/v1/graduates?limit=200'));
      expect(listed.items).toHaveLength(others);
      expect(listed.items.every(({ person: { name } }: Json) => name.startsWith('张三'))).toBe(true);
    }, 300_000);

    async function drill(heading: string, folder: string): Promise<void> {
      const environment = { ...process.env, DATA_DIR: folder, BACKUP: backup };
      await run('sh', ['-e', '-u', '-c', await commandsOf(heading)], { env: environment });
    }
  },
);

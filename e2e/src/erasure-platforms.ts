import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import { openEmbeddedLog } from '@duijie/platform';
import type { LogRecord } from '@duijie/platform';
import { eventually, restoreDatabases, root, storedDocuments } from '@duijie/testing/native';
import type { StoredDocument } from '@duijie/testing/native';
import type { Instance } from '../../infra/native/cluster-processes.ts';
import { Client, wanted } from './client.ts';
import { embeddedLog, kafkaLog, kafkaRecords } from './log.ts';
import type { KafkaRecord, Logged } from './log.ts';
import { clusterPlatform, embeddedPlatform } from './platforms.ts';
import type { EmbeddedPlatform } from './platforms.ts';
import { services } from './snapshot.ts';
import { tracesIn, tracesUnder } from './traces.ts';

const run = promisify(execFile);
/** Everything that there is to log is looked at. */
const environment = { LOG_LEVEL: 'debug' };
const readyWithinMs = 180_000;

type Needles = ReadonlyMap<string, Buffer>;

/** A platform that holds somebody who is erased: everything that is kept, whatever engines keep it. */
export interface ErasurePlatform {
  readonly url: string;
  readonly operatorPassword: string;
  /** Where a search has to find the pseudonym and the sealed person, or it searches in nothing. */
  readonly keeps: readonly RegExp[];
  /** Where words are found in anything that is stored, printed or logged. */
  traces(needles: Needles): Promise<string[]>;
  /** Where bytes are found that an erasure promises to take away: MongoDB's own files are not for us to overwrite. */
  leftOf(needles: Needles): Promise<string[]>;
  log(): Promise<readonly Logged[]>;
  documents(): Promise<readonly StoredDocument[]>;
  /** The present master key, in base64. */
  masterKey(): Promise<string>;
  /** Puts an event into the log that no service of ours has sent. */
  send(record: LogRecord): Promise<void>;
  /** Keeps a copy of the data and the keys of persons. */
  backUp(): Promise<void>;
  /** Puts the copy back while the service that owns it is stopped, and starts it. */
  restore(): Promise<void>;
  /** Changes the master key as docs/operations.md says; in the end the former one is taken away. */
  changeMasterKey(operator: Client): Promise<void>;
  stop(): Promise<void>;
}

export async function embeddedErasures(): Promise<ErasurePlatform> {
  const platform = await embeddedPlatform({ environment: { ...environment, EVENT_COMPACTION_INTERVAL_MS: '2000' } });
  const { folder, url, operatorPassword } = platform;
  const backup = await mkdtemp(join(tmpdir(), 'duijie-drill-'));
  const halted = <T>(work: () => Promise<T>): Promise<T> => whileHalted(platform, work);
  const drill = async (heading: string): Promise<void> => {
    const told = { ...process.env, DATA_DIR: folder, BACKUP: backup };
    await run('sh', ['-e', '-u', '-c', await commandsOf(heading)], { env: told });
  };
  return {
    url,
    operatorPassword,
    keeps: [/pseudonym in .*events\.sqlite/, /pseudonym in what was printed/, /sealed person in .*candidate\.sqlite/],
    traces: async (needles) => [
      ...(await tracesUnder(folder, needles)),
      ...tracesIn(Buffer.from(platform.printed()), needles, 'what was printed'),
    ],
    leftOf: (needles) => halted(() => tracesUnder(folder, needles)),
    log: () => embeddedLog(folder),
    documents: () => halted(() => sqliteDocuments(folder)),
    masterKey: () => keyIn(folder),
    send: (record) =>
      halted(async () => {
        const log = openEmbeddedLog({ folder, compactEveryMs: 0 });
        await log.append([record]);
        await log.close();
      }),
    backUp: () => halted(() => drill('Back up')),
    restore: () => halted(() => drill('Restore')),
    changeMasterKey: async (operator) => {
      await halted(() => newMasterKey({ DATA_DIR: folder }));
      await sealedAgain(operator);
      await halted(() => rm(join(folder, 'master-other.key')));
    },
    stop: async () => {
      await platform.stop();
      await rm(backup, { recursive: true, force: true });
    },
  };
}

export async function clusterErasures(): Promise<ErasurePlatform> {
  const platform = await clusterPlatform({ environment });
  const { cluster, folder, kafka, mongodb, url, operatorPassword } = platform;
  const documents = () => storedDocuments(mongodb.uri);
  const inDocuments = async (needles: Needles): Promise<string[]> =>
    (await documents()).flatMap((each) => tracesInDocument(each, needles));
  const owners = cluster.instances.filter(({ service }) => service === 'candidate');
  let copy: readonly StoredDocument[] = [];
  let masterKey = await keyIn(join(folder, 'cluster'));
  return {
    url,
    operatorPassword,
    keeps: [
      /pseudonym in .*kafka\/log\/candidate\.graduates-\d\/\d+\.log/,
      /pseudonym in the topic candidate\.graduates$/,
      /pseudonym in the topic candidate\.graduates\.parked\.matching/,
      /pseudonym in the collection matching\.parked/,
      /pseudonym in what was printed/,
      /sealed person in the collection candidate\.persons/,
    ],
    traces: async (needles) => [
      ...(await tracesUnder(folder, needles)),
      ...tracesIn(Buffer.from(platform.output.join('\n')), needles, 'what was printed'),
      ...(await kafkaRecords(kafka.brokers)).flatMap((record) => tracesInRecord(record, needles)),
      ...(await inDocuments(needles)),
    ],
    leftOf: inDocuments,
    log: () => kafkaLog(kafka.brokers),
    documents,
    masterKey: async () => masterKey,
    send: (record) => sendToKafka(kafka.brokers, record),
    backUp: async () => {
      copy = await documents();
    },
    restore: async () => {
      await Promise.all(owners.map(({ supervisor }) => supervisor.stop()));
      await restoreDatabases(mongodb.uri, ['candidate', 'candidate-keys'], copy);
      for (const { supervisor } of owners) supervisor.start();
      await allReady(owners);
    },
    changeMasterKey: async (operator) => {
      masterKey = await changeMasterKeyOf(cluster.instances, masterKey, operator);
    },
    stop: () => platform.stop(),
  };
}

async function whileHalted<T>(platform: EmbeddedPlatform, work: () => Promise<T>): Promise<T> {
  await platform.halt();
  try {
    return await work();
  } finally {
    await platform.start();
  }
}

/** The commands under a heading of docs/operations.md. */
async function commandsOf(heading: string): Promise<string> {
  const page = await readFile(join(root, 'docs', 'operations.md'), 'utf8');
  const [, commands] = new RegExp(`#### ${heading}\n[^#]*?\`\`\`sh\n([^]*?)\`\`\``).exec(page) ?? [];
  if (!commands) throw new Error(`There are no commands under ${heading}.`);
  return commands;
}

async function keyIn(folder: string): Promise<string> {
  return (await readFile(join(folder, 'master.key'), 'utf8')).trim();
}

/** Of databases that nobody has open. */
async function sqliteDocuments(folder: string): Promise<StoredDocument[]> {
  const found: StoredDocument[] = [];
  for (const file of (await readdir(folder)).filter((name) => /^(?!events|offsets).*\.sqlite$/.test(name))) {
    const database = new DatabaseSync(join(folder, file), { readOnly: true });
    const tables = database.prepare(
      `SELECT name FROM sqlite_master AS t WHERE type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'doc')`,
    );
    for (const { name } of tables.all() as { name: string }[]) {
      for (const row of database.prepare(`SELECT id, doc FROM "${name}"`).all() as { id: string; doc: string }[]) {
        const document = { _id: row.id, doc: JSON.parse(row.doc) as unknown };
        found.push({ database: file.slice(0, -'.sqlite'.length), collection: name, document });
      }
    }
    database.close();
  }
  return found;
}

function tracesInRecord({ topic, key, value, headers = {} }: KafkaRecord, needles: Needles): string[] {
  const parts = [key, value, ...Object.entries(headers).flat()].map((part) => Buffer.from((part ?? '') as string));
  return tracesIn(Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])), needles, `the topic ${topic}`);
}

function tracesInDocument({ database, collection, document }: StoredDocument, needles: Needles): string[] {
  return tracesIn(Buffer.from(JSON.stringify(document)), needles, `the collection ${database}.${collection}`);
}

async function sendToKafka(brokers: string, { topic, key, value, headers }: LogRecord): Promise<void> {
  const kafka = new Kafka({ clientId: 'outsider', brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic, acks: -1, messages: [{ key, value, headers: { ...headers } }] });
  await producer.disconnect();
}

/** What `npm run keys:rotate` prints. */
async function newMasterKey(more: Record<string, string>): Promise<string> {
  const told = { ...process.env, ...more };
  return (await run('npm', ['run', '--silent', 'keys:rotate'], { cwd: root, env: told })).stdout;
}

async function changeMasterKeyOf(instances: readonly Instance[], present: string, operator: Client): Promise<string> {
  const printed = await newMasterKey({ MASTER_KEY: present });
  const [, next = ''] = /^MASTER_KEY_OTHER=(\S+)$/m.exec(printed) ?? [];
  const [, hashKey = ''] = /^HASH_KEY=(\S+)$/m.exec(printed) ?? [];
  await startAnew(instances, { MASTER_KEY_OTHER: next, HASH_KEY: hashKey });
  await startAnew(instances, { MASTER_KEY: next, MASTER_KEY_OTHER: present });
  // Every instance is told to, which is more than the page asks for: several at once must not harm each other.
  const each = instances.map(({ port }) => new Client(`http://127.0.0.1:${port}`, operator.token));
  await Promise.all(each.map((client) => wanted(202, client.post('/ops/v1/keys/rewrap'))));
  await sealedAgain(operator);
  // Those that hold persons do for all: what each start costs is most of the time of this story.
  await startAnew(
    instances.filter(({ service }) => service === 'candidate'),
    { MASTER_KEY_OTHER: '' },
  );
  return next;
}

async function sealedAgain(operator: Client): Promise<void> {
  await eventually(
    async () => {
      const states = services.map((name) => wanted(200, operator.get(`/ops/v1/${name}/keys`)));
      return (await Promise.all(states)).every(({ finished }) => finished);
    },
    { within: 120_000, what: 'everything to be sealed under the new key' },
  );
}

/** Of each service one instance after the other, so that one is always there; the services side by side. */
async function startAnew(instances: readonly Instance[], env: Record<string, string>): Promise<void> {
  const byService = Map.groupBy(instances, ({ service }) => service);
  await Promise.all(
    [...byService.values()].map(async (own) => {
      for (const instance of own) {
        await instance.supervisor.stop();
        instance.supervisor.start(env);
        await allReady([instance]);
      }
    }),
  );
}

async function allReady(instances: readonly Instance[]): Promise<void> {
  const ready = await Promise.all(instances.map(({ supervisor }) => supervisor.ready(readyWithinMs)));
  const silent = instances.filter((_, at) => !ready[at]).map(({ name }) => name);
  if (silent.length > 0) throw new Error(`Not ready again: ${silent.join(', ')}`);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NativeEngine } from './native/index.ts';
import { missingForKafka, missingForMongodb, startKafka, startMongodb } from './native/index.ts';

interface Engine {
  /** As it is called in REQUIRE_ENGINES. */
  name: 'kafka' | 'mongodb';
  /** The variable that tells the tests where it is. */
  variable: 'KAFKA_BROKERS' | 'MONGODB_URI';
  missing: () => Promise<string | undefined>;
  start: (dataFolder: string) => Promise<{ engine: NativeEngine; address: string }>;
}

const engines: readonly Engine[] = [
  {
    name: 'kafka',
    variable: 'KAFKA_BROKERS',
    missing: missingForKafka,
    async start(dataFolder) {
      const engine = await startKafka({ dataFolder, report: say });
      return { engine, address: engine.brokers };
    },
  },
  {
    name: 'mongodb',
    variable: 'MONGODB_URI',
    missing: missingForMongodb,
    async start(dataFolder) {
      const engine = await startMongodb({ dataFolder, report: say });
      return { engine, address: engine.uri };
    },
  },
];

const started: NativeEngine[] = [];
let folder: string | undefined;

/** Jest's global set-up: takes the engines that the environment names, else starts native ones, else says what is skipped. */
export default async function setUp(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'duijie-engines-'));
  folder = data;
  const outcomes = await Promise.allSettled(engines.map((engine) => provide(engine, join(data, engine.name))));
  const failed = outcomes.filter((outcome) => outcome.status === 'rejected');
  if (failed.length === 0) return;
  await tearDown();
  throw new Error(failed.map(({ reason }) => String(reason)).join('\n'));
}

/** Ends what the set-up has started and deletes its data; what the environment named is left alone. */
export async function tearDown(): Promise<void> {
  await Promise.all(started.splice(0).map((engine) => engine.stop()));
  if (folder) rmSync(folder, { recursive: true, force: true });
}

async function provide(engine: Engine, dataFolder: string): Promise<void> {
  const { name, variable } = engine;
  const given = process.env[variable];
  if (given) return say(`${name}: testing against ${variable}=${given}`);
  const missing = await engine.missing();
  if (missing !== undefined) return absent(name, `it needs ${missing}, or ${variable} in the environment`);
  try {
    const { engine: running, address } = await engine.start(dataFolder);
    started.push(running);
    process.env[variable] = address;
  } catch (error) {
    absent(name, error instanceof Error ? error.message : String(error));
  }
}

function absent(name: string, why: string): void {
  const required = process.env['REQUIRE_ENGINES']?.split(',').map((word) => word.trim()) ?? [];
  if (required.includes(name)) throw new Error(`REQUIRE_ENGINES names ${name}, which is absent: ${why}`);
  say(`SKIPPED: no test runs on ${name}: ${why}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

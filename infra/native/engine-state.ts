import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ProcessMark, Report } from '@duijie/testing/native';
import { endProcess, freePort, isRunning, missingForKafka, missingForMongodb, root } from '@duijie/testing/native';
import { seconds, startKafka, startMongodb } from '@duijie/testing/native';

/** One engine that was started: how to reach it and which process to end. */
export interface EngineRecord extends ProcessMark {
  address: string;
  port: number;
}

/** What engines.json holds. */
export interface EngineRecords {
  kafka: EngineRecord;
  mongodb: EngineRecord;
}

export interface StartOptions {
  folder?: string | undefined;
  kafkaPort?: number | undefined;
  mongodbPort?: number | undefined;
  report: Report;
}

type Name = keyof EngineRecords;

const names: readonly Name[] = ['kafka', 'mongodb'];

/** Starts what does not run yet on its data of last time, and writes the addresses down. */
export async function startEngines(options: StartOptions): Promise<EngineRecords> {
  const folder = folderOf(options.folder);
  const begun = performance.now();
  const before = readRecords(folder);
  const missing = [await missingForKafka(), await missingForMongodb()].filter((what) => what !== undefined);
  if (missing.length > 0)
    throw new Error(`The engines cannot be started here. Please install:\n- ${missing.join('\n- ')}`);
  mkdirSync(folder, { recursive: true });
  const starts = { kafka: startKafkaIn, mongodb: startMongodbIn };
  const outcomes = await Promise.allSettled(
    names.map(async (name) => {
      const known = before[name];
      if (known && (await isRunning(known))) {
        options.report(`${name} runs already at ${known.address} (process ${known.pid})`);
        return;
      }
      // Clients keep the address of last time, unless another one is asked for or somebody else has taken it.
      const asked = name === 'kafka' ? options.kafkaPort : options.mongodbPort;
      const port = asked ?? (await freePort(known?.port));
      before[name] = await starts[name](join(folder, name), port, options.report);
    }),
  );
  writeFileSync(fileOf(folder), `${JSON.stringify(before, null, 2)}\n`);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  options.report(`engines ready after ${seconds(begun)}; addresses and processes are in ${fileOf(folder)}`);
  return before as EngineRecords;
}

async function startKafkaIn(dataFolder: string, port: number, report: Report): Promise<EngineRecord> {
  const kafka = await startKafka({ dataFolder, report, detached: true, port });
  return { address: kafka.brokers, port: kafka.port, ...kafka.mark };
}

async function startMongodbIn(dataFolder: string, port: number, report: Report): Promise<EngineRecord> {
  const mongodb = await startMongodb({ dataFolder, report, detached: true, port });
  return { address: mongodb.uri, port: mongodb.port, ...mongodb.mark };
}

/** Whether an engine of this folder runs at present. */
export async function enginesRun(folder: string | undefined): Promise<boolean> {
  const records = Object.values(readRecords(folderOf(folder)));
  return (await Promise.all(records.map(isRunning))).includes(true);
}

/** Ends exactly the processes that were written down; data stay. */
export async function stopEngines(folder: string | undefined, report: Report): Promise<void> {
  const records = readRecords(folderOf(folder));
  await Promise.all(
    names.map(async (name) => {
      const record = records[name];
      if (!record) return report(`${name} was not started here`);
      const begun = performance.now();
      const there = await endProcess(record);
      report(there ? `${name} ended after ${seconds(begun)} (process ${record.pid})` : `${name} did not run any more`);
    }),
  );
}

function readRecords(folder: string): Partial<EngineRecords> {
  if (!existsSync(fileOf(folder))) return {};
  return JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Partial<EngineRecords>;
}

function folderOf(folder: string | undefined): string {
  return folder ? resolve(folder) : join(root, '.data', 'engines');
}

function fileOf(folder: string): string {
  return join(folder, 'engines.json');
}

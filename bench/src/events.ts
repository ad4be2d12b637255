import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '@duijie/domain';
import { PlatformConfig, createLogger, openEmbeddedLog, openEngines } from '@duijie/platform';
import type { EventEngine, LogRecord } from '@duijie/platform';
import { beside } from './measure.ts';
import type { Contender } from './measure.ts';
import { inFolder } from './run.ts';
import type { Run } from './run.ts';
import type { Line } from './table.ts';
import { generatedGraduate } from './world.ts';

const batch = 500;

/** Events appended and read in batches, each batch durable. */
export async function events(run: Run): Promise<Line[]> {
  const records = Array.from({ length: run.size.events }, (_, index) => recordOf(index, run.year));
  const embedded = await inFolder(async (folder) => {
    const engine = openEmbeddedLog({ folder: join(folder, 'log'), compactEveryMs: 0 });
    const database = plainDatabase(join(folder, 'plain.sqlite'));
    try {
      return await engineLines('embedded', engine, records, plainInserts(database, records));
    } finally {
      await engine.close();
      database.close();
    }
  });
  const brokers = process.env['KAFKA_BROKERS'];
  return brokers ? [...embedded, ...(await kafka(brokers, records))] : embedded;
}

async function kafka(kafkaBrokers: string, records: readonly LogRecord[]): Promise<Line[]> {
  return inFolder(async (dataDir) => {
    const config = Object.assign(new PlatformConfig(), {
      engines: 'cluster',
      kafkaBrokers,
      dataDir,
      instance: 'bench',
    });
    const engines = await openEngines(
      config,
      systemClock,
      createLogger({ service: 'bench', instance: 'bench', level: 'error' }),
    );
    try {
      return await engineLines('Kafka', engines.events, records);
    } finally {
      await engines.close();
    }
  });
}

async function engineLines(
  name: string,
  engine: EventEngine,
  records: readonly LogRecord[],
  peer?: Contender,
): Promise<Line[]> {
  const topic = `bench.${process.pid}`;
  await engine.prepare([{ topic, compacted: true }]);
  const own = records.map((record) => ({ ...record, topic }));
  let appended = 0;
  const appending = await beside(
    { bench: 'events', what: `${name}: append, ${batch} at a time` },
    async () => {
      for (let from = 0; from < own.length; from += batch) await engine.append(own.slice(from, from + batch));
      appended += own.length;
      return own.length;
    },
    peer,
  );
  let group = 0;
  const reading = await beside({ bench: 'events', what: `${name}: read, ${batch} at a time` }, async () => {
    let read = 0;
    const onBatch = async (found: readonly unknown[]) => void (read += found.length);
    group += 1;
    const reader = await engine.subscribe({
      group: `bench-${process.pid}-${group}`,
      topics: [topic],
      mode: 'shared',
      onBatch,
      batchSize: batch,
    });
    await reader.caughtUp;
    await reader.stop();
    if (read < appended) throw new Error(`Only ${read} of ${appended} events came back, so nothing is timed.`);
    return read;
  });
  return [appending, reading];
}

function recordOf(index: number, year: number): LogRecord {
  const { graduate } = generatedGraduate(index % 5000, year);
  return {
    topic: 'bench',
    key: `grd_${index}`,
    value: JSON.stringify(graduate),
    headers: {
      ce_specversion: '1.0',
      ce_id: String(index),
      ce_type: 'org.duijie.GraduateImported',
      ce_source: '/bench',
    },
  };
}

/** A database as durable as the log is: nothing that was acknowledged is lost in a power cut. */
export function plainDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  return database;
}

function plainInserts(database: DatabaseSync, records: readonly LogRecord[]): Contender {
  database.exec('CREATE TABLE log (id INTEGER PRIMARY KEY, key TEXT, value TEXT, headers TEXT)');
  const insert = database.prepare('INSERT INTO log (key, value, headers) VALUES (?, ?, ?)');
  return {
    name: 'node:sqlite',
    run: () => {
      for (let from = 0; from < records.length; from += batch) {
        database.exec('BEGIN');
        for (const { key, value, headers } of records.slice(from, from + batch)) {
          insert.run(key, value, JSON.stringify(headers));
        }
        database.exec('COMMIT');
      }
      return records.length;
    },
  };
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { DomainError } from '@duijie/domain';
import type { LogRecord, LoggedRecord, TopicPlan } from '../engine.ts';
import { partitionCount } from '../engine.ts';
import { partitionOf } from './partition-of.ts';

/** SQLite's codes for a file that another process holds, and for a disk without space. */
const busy = 5;
const full = 13;

/** Offsets of one stream fill the lower 40 bits of a row's id, so reading a stream is one range of the table. */
const span = 2 ** 40;

/** One partition of one topic. */
export interface Stream {
  readonly id: number;
  readonly topic: string;
  readonly partition: number;
  readonly compacted: boolean;
  /** The offset that the next event gets. Never reused, whatever is deleted. */
  end: number;
  /** Up to here every key was compacted. */
  cleaned: number;
  /** How many events the last compaction left; unknown, so zero, after a start. */
  kept: number;
  /** Whether a tombstone may have come since the last compaction. */
  ended: boolean;
}

interface StreamRow {
  readonly id: number;
  readonly topic: string;
  readonly part: number;
  readonly compacted: number;
  readonly next: number;
  readonly cleaned: number;
}

interface EventRow {
  readonly id: number;
  readonly at: number;
  readonly key: string;
  readonly value: string | null;
  readonly headers: string;
}

interface MarkRow {
  readonly id: number;
  readonly at: number;
  readonly key: string;
  readonly tombstone: number;
  readonly bytes: number;
}

/** What compaction needs to know of an event. */
export interface EventMark {
  readonly offset: number;
  readonly at: number;
  readonly key: string;
  readonly tombstone: boolean;
  readonly bytes: number;
}

/** Opens a database so that no other process can, and every commit is on the disk when it returns. */
function openAlone(file: string, lockWaitMs: number): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    // The time to wait must be set first, else the change of journal fails at once when two processes open together.
    database.exec(`PRAGMA busy_timeout = ${lockWaitMs}`);
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    // An erased person's bytes are overwritten when compaction deletes them.
    database.exec('PRAGMA secure_delete = ON');
    database.exec('PRAGMA journal_size_limit = 16777216');
    // A page that many commits touch goes from the journal into the file once for some 16 MiB, not after each.
    database.exec('PRAGMA wal_autocheckpoint = 4000');
    database.exec('PRAGMA cache_size = -16384');
    database.exec('BEGIN IMMEDIATE; COMMIT');
    return database;
  } catch (error) {
    database.close();
    if (errorCode(error) !== busy) throw error;
    throw new DomainError(
      'unavailable',
      'event-log.in-use',
      `The event log ${file} is in use by another process. The embedded engine serves one process: stop the other one, ` +
        'or give this one a folder of its own (DATA_DIR), or run both on Kafka and MongoDB (ENGINES=cluster).',
    );
  }
}

/** SQLite's primary result code. Asked by shape: under Jest, Node's own errors are no instances of the test's Error. */
function errorCode(error: unknown): number {
  return (Number((error as { errcode?: unknown } | null)?.errcode) || 0) & 0xff;
}

/** The file of all events. Every method is one short step: no transaction outlives it. */
export class EventFile {
  /** Made once with the file, so that no two logs have the same. */
  readonly name: string;
  private readonly database: DatabaseSync;
  private readonly streams = new Map<string, Stream[]>();
  private readonly statements: Record<
    'insert' | 'moveEnd' | 'moveCleaned' | 'read' | 'before' | 'marks' | 'remove',
    StatementSync
  >;

  constructor(folder: string, options: { lockWaitMs: number; maxBytes?: number }) {
    this.database = openAlone(join(folder, 'events.sqlite'), options.lockWaitMs);
    if (options.maxBytes !== undefined) {
      this.database.exec(`PRAGMA max_page_count = ${Math.ceil(options.maxBytes / 4096)}`);
    }
    this.database.exec(`
      CREATE TABLE IF NOT EXISTS streams (
        id INTEGER PRIMARY KEY, topic TEXT NOT NULL, part INTEGER NOT NULL, compacted INTEGER NOT NULL,
        next INTEGER NOT NULL, cleaned INTEGER NOT NULL, UNIQUE (topic, part)
      ) STRICT;
      CREATE TABLE IF NOT EXISTS events (
        id INTEGER PRIMARY KEY, at INTEGER NOT NULL, key TEXT NOT NULL, value TEXT, headers TEXT NOT NULL
      ) STRICT;
      CREATE TABLE IF NOT EXISTS log (name TEXT NOT NULL) STRICT;
    `);
    this.name = this.named();
    const prepare = (sql: string) => this.database.prepare(sql);
    this.statements = {
      insert: prepare('INSERT INTO events (id, at, key, value, headers) VALUES (?, ?, ?, ?, ?)'),
      moveEnd: prepare('UPDATE streams SET next = ? WHERE id = ?'),
      moveCleaned: prepare('UPDATE streams SET cleaned = ? WHERE id = ?'),
      read: prepare('SELECT id, at, key, value, headers FROM events WHERE id >= ? AND id < ? ORDER BY id LIMIT ?'),
      before: prepare('SELECT at FROM events WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1'),
      marks: prepare(
        'SELECT id, at, key, value IS NULL AS tombstone, coalesce(octet_length(value), 0) AS bytes FROM events WHERE id >= ? AND id < ? ORDER BY id LIMIT ?',
      ),
      remove: prepare('DELETE FROM events WHERE id = ?'),
    };
    this.load();
  }

  private named(): string {
    this.database.prepare('INSERT INTO log SELECT ? WHERE NOT EXISTS (SELECT 1 FROM log)').run(randomUUID());
    return String(this.database.prepare('SELECT name FROM log').get()?.['name']);
  }

  private load(): void {
    const rows = this.database.prepare('SELECT * FROM streams ORDER BY topic, part').all() as unknown as StreamRow[];
    // Streams that are known stay the same objects: open readers hold them.
    const known = new Set(this.streams.keys());
    for (const { id, topic, part, compacted, next, cleaned } of rows) {
      if (known.has(topic)) continue;
      const streams = this.streams.get(topic) ?? [];
      streams.push({
        id,
        topic,
        partition: part,
        compacted: compacted === 1,
        end: next,
        cleaned,
        kept: 0,
        ended: true,
      });
      this.streams.set(topic, streams);
    }
  }

  /** Makes the topics that are missing. */
  prepare(plans: readonly TopicPlan[]): void {
    const missing = plans.filter(({ topic }) => !this.streams.has(topic));
    if (missing.length === 0) return;
    this.transaction(() => {
      const insert = this.database.prepare(
        'INSERT OR IGNORE INTO streams (topic, part, compacted, next, cleaned) VALUES (?, ?, ?, 0, 0)',
      );
      for (const { topic, compacted } of missing) {
        for (let partition = 0; partition < partitionCount; partition += 1) {
          insert.run(topic, partition, compacted ? 1 : 0);
        }
      }
    });
    this.load();
  }

  /** The partitions of a topic, by number. */
  streamsOf(topic: string): readonly Stream[] {
    const streams = this.streams.get(topic);
    if (streams) return streams;
    throw new DomainError('not-found', 'event-log.unknown-topic', `The topic ${topic} has not been prepared.`);
  }

  allStreams(): readonly Stream[] {
    return [...this.streams.values()].flat();
  }

  /** Appends records in order, durably, until `enough`; returns how many, and which streams grew. */
  append(records: readonly LogRecord[], at: number, enough: (taken: number, bytes: number) => boolean) {
    const ends = new Map<Stream, number>();
    const ended = new Set<Stream>();
    let taken = 0;
    this.transaction(() => {
      let bytes = 0;
      for (const record of records) {
        const stream = this.streamsOf(record.topic)[partitionOf(record.key)] as Stream;
        const offset = ends.get(stream) ?? stream.end;
        const headers = JSON.stringify(record.headers);
        this.statements.insert.run(stream.id * span + offset, at, record.key, record.value, headers);
        ends.set(stream, offset + 1);
        if (record.value === null) ended.add(stream);
        taken += 1;
        bytes += (record.value?.length ?? 0) + headers.length;
        if (enough(taken, bytes)) break;
      }
      for (const [stream, end] of ends) this.statements.moveEnd.run(end, stream.id);
    });
    // Only now: had the commit failed, the offsets would have to be given again.
    for (const [stream, end] of ends) stream.end = end;
    for (const stream of ended) stream.ended = true;
    return { taken, grown: [...ends.keys()] };
  }

  /** Up to `limit` events of a stream from an offset on, and no more than about `maxBytes`. */
  read(stream: Stream, from: number, limit: number, maxBytes: number): LoggedRecord[] {
    const { topic, partition } = stream;
    const events: LoggedRecord[] = [];
    const base = stream.id * span;
    let bytes = 0;
    for (const row of this.statements.read.iterate(base + from, base + stream.end, limit)) {
      const { id, at, key, value, headers } = row as unknown as EventRow;
      const named = JSON.parse(headers) as Record<string, string>;
      events.push({ topic, partition, offset: id - base, at, key, value, headers: named });
      bytes += value?.length ?? 0;
      if (bytes >= maxBytes) break;
    }
    return events;
  }

  /** When the last event before an offset was taken in, if one is left. */
  takenInBefore(stream: Stream, offset: number): number | undefined {
    const base = stream.id * span;
    return (this.statements.before.get(base, base + offset) as { at: number } | undefined)?.at;
  }

  /** Keys and offsets of a stretch of a stream, for compaction. */
  marks(stream: Stream, from: number, to: number, limit: number): EventMark[] {
    const base = stream.id * span;
    const rows = this.statements.marks.all(base + from, base + to, limit) as unknown as MarkRow[];
    return rows.map(({ id, at, key, tombstone, bytes }) => {
      return { offset: id - base, at, key, tombstone: tombstone === 1, bytes };
    });
  }

  remove(stream: Stream, offsets: readonly number[]): void {
    this.transaction(() => {
      for (const offset of offsets) this.statements.remove.run(stream.id * span + offset);
    });
  }

  setCleaned(stream: Stream, cleaned: number): void {
    this.transaction(() => this.statements.moveCleaned.run(cleaned, stream.id));
    stream.cleaned = cleaned;
  }

  /** Empties the journal, in which deleted bytes would live on. */
  dropJournal(): void {
    this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.database.close();
  }

  private transaction(work: () => void): void {
    try {
      this.database.exec('BEGIN IMMEDIATE');
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      if (errorCode(error) !== full) throw error;
      throw new DomainError(
        'unavailable',
        'event-log.disk-full',
        'The disk of the event log is full. Nothing of this call was acknowledged; free some space and send it again.',
      );
    }
  }
}

import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Partition } from '../engine.ts';

/**
 * How far each group has come. A file of its own, written with synchronous=NORMAL: a commit costs no sync and survives
 * kill -9; a power cut may set a group back by some events, which then come again. They are never set forward.
 */
export class CommittedOffsets {
  private readonly database: DatabaseSync;
  private readonly write: StatementSync;
  private readonly committed = new Map<string, number>();

  constructor(folder: string, lockWaitMs: number) {
    this.database = new DatabaseSync(join(folder, 'offsets.sqlite'));
    this.database.exec(`PRAGMA busy_timeout = ${lockWaitMs}`);
    this.database.exec('PRAGMA locking_mode = EXCLUSIVE');
    this.database.exec('PRAGMA journal_mode = WAL');
    this.database.exec('PRAGMA synchronous = NORMAL');
    this.database.exec(`
      CREATE TABLE IF NOT EXISTS committed (
        reader TEXT NOT NULL, topic TEXT NOT NULL, part INTEGER NOT NULL, next INTEGER NOT NULL,
        PRIMARY KEY (reader, topic, part)
      ) STRICT, WITHOUT ROWID;
    `);
    this.write = this.database.prepare(
      'INSERT INTO committed (reader, topic, part, next) VALUES (?, ?, ?, ?) ' +
        'ON CONFLICT DO UPDATE SET next = excluded.next',
    );
    for (const row of this.database.prepare('SELECT * FROM committed').all()) {
      const { reader, topic, part, next } = row as { reader: string; topic: string; part: number; next: number };
      this.committed.set(nameOf(reader, { topic, partition: part }), next);
    }
  }

  of(group: string, partition: Partition): number | undefined {
    return this.committed.get(nameOf(group, partition));
  }

  commit(group: string, partition: Partition, next: number): void {
    this.write.run(group, partition.topic, partition.partition, next);
    this.committed.set(nameOf(group, partition), next);
  }

  close(): void {
    this.database.close();
  }
}

function nameOf(group: string, { topic, partition }: Partition): string {
  return `${group}\n${topic}\n${partition}`;
}

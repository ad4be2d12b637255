import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Aggregate, Clock } from '@duijie/domain';
import type { Collection, CollectionPlan, StoreEngine } from '../engine.ts';
import { checkedPlan, storageName } from '../plan.ts';
import { SqliteCollection } from './collection.ts';
import type { Ground } from './collection.ts';
import { Database } from './database.ts';
import { SqliteOutbox } from './outbox.ts';
import { Tables } from './tables.ts';
import { Writer } from './writer.ts';

export interface SqliteStoreOptions {
  readonly folder: string;
  readonly service: string;
  readonly clock: Clock;
  /** The file may not grow beyond this; then writes are refused as on a full disk. */
  readonly maxBytes?: number;
}

/** The embedded store: one SQLite file per service. */
export function openSqliteStore(options: SqliteStoreOptions): StoreEngine {
  mkdirSync(options.folder, { recursive: true });
  const path = join(options.folder, `${storageName(options.service)}.sqlite`);
  return new SqliteStore(new Database(path, options.maxBytes), options);
}

class SqliteStore implements StoreEngine {
  readonly outbox: SqliteOutbox;
  private readonly database: Database;
  private readonly ground: Ground;
  private readonly collections = new Map<string, { collection: object; tables: Tables; declared: string }>();
  private erasing = false;

  constructor(database: Database, { clock, service }: SqliteStoreOptions) {
    const writer = new Writer(database);
    this.database = database;
    this.outbox = new SqliteOutbox(database, writer, clock);
    this.outbox.prepare();
    this.ground = { database, writer, outbox: this.outbox, clock, service, erased: () => this.emptyJournal() };
  }

  collection<Doc extends Aggregate>(plan: CollectionPlan<Doc>): Collection<Doc> {
    const checked = checkedPlan(plan);
    const declared = JSON.stringify(checked);
    const known = this.collections.get(checked.name);
    if (known && known.declared !== declared)
      throw new Error(`The collection ${checked.name} is declared in two ways.`);
    if (known) return known.collection as SqliteCollection<Doc>;
    const tables = new Tables(this.database, checked);
    const collection = new SqliteCollection<Doc>(this.ground, checked, tables);
    this.collections.set(checked.name, { collection, tables, declared });
    if (checked.sensitive) this.database.run('PRAGMA secure_delete = ON');
    return collection;
  }

  prepare(): Promise<void> {
    for (const { tables } of this.collections.values()) tables.prepare();
    return Promise.resolve();
  }

  ping(): Promise<void> {
    this.database.one('SELECT 1 FROM outbox LIMIT 1');
    return Promise.resolve();
  }

  async close(): Promise<void> {
    if (!this.database.connection.isOpen) return;
    this.ground.writer.finish();
    this.database.connection.exec('PRAGMA optimize');
    this.database.connection.close();
  }

  /** Deleted pages are overwritten with zeros in the file, but older copies of them stay in the journal until it is cut. */
  private emptyJournal(): void {
    if (this.erasing) return;
    this.erasing = true;
    setImmediate(() => {
      this.erasing = false;
      if (this.database.connection.isOpen) this.database.all('PRAGMA wal_checkpoint(TRUNCATE)');
    });
  }
}

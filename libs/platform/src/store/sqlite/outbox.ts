import type { Clock } from '@duijie/domain';
import type { LogRecord } from '../../events/engine.ts';
import type { Outbox, OutboxBatch, OutboxState } from '../engine.ts';
import type { Database } from './database.ts';
import type { Writer } from './writer.ts';

/** The events of one database that wait to be published, in the order in which they were stored. */
export class SqliteOutbox implements Outbox {
  private readonly database: Database;
  private readonly writer: Writer;
  private readonly clock: Clock;
  private readonly wakes: (() => void)[] = [];
  /** One process owns the file, so the lease need not be stored: after a crash everything is free again. */
  private lease: { until: number } | undefined;

  constructor(database: Database, writer: Writer, clock: Clock) {
    this.database = database;
    this.writer = writer;
    this.clock = clock;
  }

  prepare(): void {
    this.database.run(
      `CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,
        topic TEXT NOT NULL, key TEXT NOT NULL, value TEXT, headers TEXT NOT NULL)`,
    );
  }

  onStored(wake: () => void): void {
    this.wakes.push(wake);
  }

  /** Inside the transaction that stores the state. */
  add(records: readonly LogRecord[]): void {
    const at = this.clock.now().getTime();
    for (const { topic, key, value, headers } of records) {
      const sql = 'INSERT INTO outbox (at, topic, key, value, headers) VALUES (?, ?, ?, ?, ?)';
      this.database.run(sql, at, topic, key, value, JSON.stringify(headers));
    }
  }

  wake(): void {
    for (const wake of this.wakes) wake();
  }

  take(limit: number, leaseMs: number): Promise<OutboxBatch | undefined> {
    if (this.lease && performance.now() < this.lease.until) return Promise.resolve(undefined);
    const rows = this.database.all('SELECT seq, topic, key, value, headers FROM outbox ORDER BY seq LIMIT ?', limit);
    const [first, last] = [rows[0]?.['seq'], rows.at(-1)?.['seq']];
    if (first === undefined) return Promise.resolve(undefined);
    const lease = { until: performance.now() + leaseMs };
    this.lease = lease;
    return Promise.resolve({
      records: rows.map(recordOfRow),
      held: () => this.lease === lease && performance.now() < lease.until,
      done: async () => {
        const sql = 'DELETE FROM outbox WHERE seq BETWEEN ? AND ?';
        await this.writer.ask(() => this.database.run(sql, Number(first), Number(last)));
        if (this.lease === lease) this.lease = undefined;
      },
    });
  }

  state(): Promise<OutboxState> {
    const row = this.database.one('SELECT count(*) AS waiting, min(at) AS oldest FROM outbox');
    const oldest = row?.['oldest'];
    const oldestMs = typeof oldest === 'number' ? Math.max(0, this.clock.now().getTime() - oldest) : 0;
    return Promise.resolve({ waiting: Number(row?.['waiting']), oldestMs });
  }
}

function recordOfRow(row: Record<string, unknown>): LogRecord {
  return {
    topic: String(row['topic']),
    key: String(row['key']),
    value: row['value'] === null ? null : String(row['value']),
    headers: JSON.parse(String(row['headers'])) as Record<string, string>,
  };
}

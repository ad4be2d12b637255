import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { DomainError } from '@duijie/domain';

const longestCache = 500;

/**
 * For thousands of rows whose ids fall anywhere in an index: the pages that they touch stay in memory (at most 32 MiB),
 * go from the journal into the file once for some 16 MiB of commits instead of after each, and what a savepoint must be
 * able to undo is kept in memory and not in a file. None of it touches what a commit promises.
 */
const bulkSettings = ['cache_size = -32768', 'wal_autocheckpoint = 4000', 'temp_store = MEMORY'] as const;

/** One connection with its prepared statements; rows are always read to the end, so none stays open. */
export class Database {
  readonly connection: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(path: string, maxBytes?: number) {
    this.connection = new DatabaseSync(path);
    // The waiting time comes first: two processes that switch the journal at once would otherwise fail.
    this.connection.exec('PRAGMA busy_timeout = 5000');
    this.connection.exec('PRAGMA journal_mode = WAL');
    this.connection.exec('PRAGMA synchronous = FULL');
    this.connection.exec('PRAGMA journal_size_limit = 67108864');
    for (const setting of bulkSettings) this.connection.exec(`PRAGMA ${setting}`);
    if (maxBytes !== undefined) {
      const { page_size: size } = this.one('PRAGMA page_size') as { page_size: number };
      this.connection.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(maxBytes / size))}`);
    }
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.statement(sql).run(...values).changes);
  }

  one(sql: string, ...values: SQLInputValue[]): Record<string, unknown> | undefined {
    return this.statement(sql).get(...values);
  }

  all(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.statement(sql).all(...values);
  }

  private statement(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known) return known;
    if (this.statements.size >= longestCache) {
      const [oldest = ''] = this.statements.keys();
      this.statements.delete(oldest);
    }
    const made = this.connection.prepare(sql);
    this.statements.set(sql, made);
    return made;
  }
}

/** SQLite's primary result code of an error, or 0. */
export function sqliteCode(error: unknown): number {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) : 0;
  return code & 0xff;
}

const full = 13;
const constraint = 19;

/** Errors after which the whole transaction is given up, since SQLite may have given it up already. */
export function spoilsTransaction(error: unknown): boolean {
  return sqliteCode(error) !== 0 && sqliteCode(error) !== constraint;
}

/** A full disk is something a caller can wait for; everything else stays as it is. */
export function storageError(error: unknown): unknown {
  if (sqliteCode(error) !== full) return error;
  return new DomainError('unavailable', 'store.full', 'There is no space left to store this. Try again later.');
}

import { passFailpoint } from '../../events/failpoints.ts';
import { inOwnTurn } from '../../loop/own-turn.ts';
import { spoilsTransaction, storageError } from './database.ts';
import type { Database } from './database.ts';

interface Task {
  readonly work: () => unknown;
  readonly settle: (outcome: Outcome) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** A transaction ends after this long, so that other work gets its turn. */
const longestTransactionMs = 20;

/**
 * Group commit: what is asked for in one turn of the event loop shares one transaction and one sync. Each piece of work
 * is synchronous and has its own savepoint, so that one which fails takes no other down, and no transaction is ever
 * open while somebody waits.
 */
export class Writer {
  private readonly database: Database;
  private queue: Task[] = [];
  private scheduled = false;

  constructor(database: Database) {
    this.database = database;
  }

  /** Resolves when the work is durable, rejects when it was undone. */
  ask<Value>(work: () => Value): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      const settle = (outcome: Outcome): void => {
        if ('error' in outcome) reject(outcome.error as Error);
        else resolve(outcome.value as Value);
      };
      this.queue.push({ work, settle });
      this.schedule();
    });
  }

  /** Commits everything asked for so far. */
  finish(): void {
    while (this.queue.length > 0) this.commitGroup();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    inOwnTurn(() => {
      this.scheduled = false;
      if (this.queue.length > 0) this.commitGroup();
      if (this.queue.length > 0) this.schedule();
    });
  }

  private commitGroup(): void {
    const group: { task: Task; outcome: Outcome }[] = [];
    let taken = 0;
    try {
      passFailpoint('tx.before');
      this.database.run('BEGIN IMMEDIATE');
      const end = performance.now() + longestTransactionMs;
      for (const task of this.queue) {
        taken += 1;
        group.push({ task, outcome: this.attempt(task) });
        if (performance.now() > end) break;
      }
      this.database.run('COMMIT');
      passFailpoint('tx.after');
    } catch (error) {
      const failed = this.queue.splice(0, Math.max(taken, 1));
      this.giveUp();
      for (const task of failed) task.settle({ error: storageError(error) });
      return;
    }
    this.queue.splice(0, taken);
    for (const { task, outcome } of group) task.settle(outcome);
  }

  private attempt(task: Task): Outcome {
    this.database.run('SAVEPOINT task');
    try {
      const value = task.work();
      this.database.run('RELEASE task');
      return { value };
    } catch (error) {
      if (spoilsTransaction(error)) throw error;
      this.database.run('ROLLBACK TO task');
      this.database.run('RELEASE task');
      return { error };
    }
  }

  /** A database that was closed meanwhile has nothing left to undo. */
  private giveUp(): void {
    const { connection } = this.database;
    if (connection.isOpen && connection.isTransaction) connection.exec('ROLLBACK');
  }
}

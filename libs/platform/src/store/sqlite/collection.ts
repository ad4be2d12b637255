import { setImmediate as nextTurn } from 'node:timers/promises';
import { DomainError, staleRevision } from '@duijie/domain';
import type { Aggregate, Change, Clock } from '@duijie/domain';
import type { LogRecord } from '../../events/engine.ts';
import { recordOf, tombstoneOf } from '../../events/envelope.ts';
import { pageOf, pagePlan } from '../cursor.ts';
import type { Collection, Filter, Page, Query, SaveFailure } from '../engine.ts';
import { termsOf } from '../filter.ts';
import { alreadyExists, checkDocument, largestSave, newestOfEach, slices, tooMany } from '../plan.ts';
import type { CheckedPlan } from '../plan.ts';
import { behind, orderBy, where } from './conditions.ts';
import { storageError } from './database.ts';
import type { Database } from './database.ts';
import type { SqliteOutbox } from './outbox.ts';
import type { Tables } from './tables.ts';
import type { Writer } from './writer.ts';

const slice = 500;

/** What the collections of one database stand on. */
export interface Ground {
  readonly database: Database;
  readonly writer: Writer;
  readonly outbox: SqliteOutbox;
  readonly clock: Clock;
  readonly service: string;
  /** Erased bytes must also leave the journal. */
  erased(): void;
}

/** A change with everything made of it that needs no database. */
interface Prepared<Doc> {
  readonly doc: Doc;
  readonly json: string;
  readonly records: readonly LogRecord[];
}

export class SqliteCollection<Doc extends Aggregate> implements Collection<Doc> {
  private readonly ground: Ground;
  private readonly plan: CheckedPlan;
  private readonly tables: Tables;

  constructor(ground: Ground, plan: CheckedPlan, tables: Tables) {
    this.ground = ground;
    this.plan = plan;
    this.tables = tables;
  }

  async get(id: string): Promise<Doc | undefined> {
    return this.stored(id);
  }

  async getMany(ids: readonly string[]): Promise<readonly Doc[]> {
    const found: Doc[] = [];
    const sql = `SELECT doc FROM ${this.tables.documents} WHERE id IN (SELECT value FROM json_each(?))`;
    for (const part of slices([...new Set(ids)], slice)) {
      if (found.length > 0) await nextTurn();
      found.push(...this.docs(this.ground.database.all(sql, JSON.stringify(part))));
    }
    return found;
  }

  async findOne(filter: Filter<Doc>): Promise<Doc | undefined> {
    const { items } = await this.find({ filter, limit: 1 });
    return items[0];
  }

  async find(query: Query<Doc>): Promise<Page<Doc>> {
    const plan = pagePlan(this.plan.name, query);
    const { sql, values } = where(plan.terms, this.tables, behind(plan));
    const text = `SELECT doc FROM ${this.tables.documents} ${sql} ${orderBy(plan)} LIMIT ?`;
    return pageOf(plan, this.docs(this.ground.database.all(text, ...values, plan.limit + 1)));
  }

  async count(filter?: Filter<Doc>): Promise<number> {
    const { sql, values } = where(termsOf(filter), this.tables);
    const row = this.ground.database.one(`SELECT count(*) AS fitting FROM ${this.tables.documents} ${sql}`, ...values);
    return Number(row?.['fitting']);
  }

  async *scan(filter?: Filter<Doc>): AsyncIterable<Doc> {
    const terms = termsOf(filter);
    for (let after = ''; ; await nextTurn()) {
      const { sql, values } = where(terms, this.tables, [{ sql: 'id > ?', values: [after] }]);
      const text = `SELECT id, doc FROM ${this.tables.documents} ${sql} ORDER BY id LIMIT ${slice}`;
      const rows = this.ground.database.all(text, ...values);
      for (const row of rows) yield JSON.parse(String(row['doc'])) as Doc;
      if (rows.length < slice) return;
      after = String(rows.at(-1)?.['id']);
    }
  }

  async save(change: Change<Doc>): Promise<Doc> {
    const prepared = this.prepared(change);
    const doc = await this.ground.writer.ask(() => this.write(prepared));
    if (prepared.records.length > 0) this.ground.outbox.wake();
    return doc;
  }

  async saveMany(changes: readonly Change<Doc>[]): Promise<readonly SaveFailure[]> {
    if (changes.length > largestSave) throw tooMany(changes.length);
    const all = changes.map((change) => this.prepared(change));
    const failures: SaveFailure[] = [];
    const undo = new Error('undo');
    try {
      await this.ground.writer.ask(() => {
        all.forEach((prepared, index) => {
          try {
            this.write(prepared);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            failures.push({ index, error });
          }
        });
        if (failures.length > 0) throw undo;
      });
    } catch (error) {
      if (error !== undo) throw error;
    }
    if (failures.length === 0 && all.some((prepared) => prepared.records.length > 0)) this.ground.outbox.wake();
    return failures;
  }

  async remove(id: string, events: readonly object[]): Promise<void> {
    const { clock, service, writer, outbox } = this.ground;
    const now = clock.now();
    const records = events.map((event) => recordOf(event, service, now));
    const last = events.at(-1);
    if (last) records.push(tombstoneOf(last, service, now));
    const removed = await writer.ask(() => {
      if (!this.erase(id)) return false;
      outbox.add(records);
      return true;
    });
    if (!removed) return;
    if (this.plan.sensitive) this.ground.erased();
    if (records.length > 0) outbox.wake();
  }

  async mirror(docs: readonly Doc[]): Promise<readonly string[]> {
    const written: string[] = [];
    for (const part of slices(newestOfEach(docs), slice)) {
      const all = part.map((next) => this.prepared({ next, events: [] }));
      written.push(
        ...(await this.ground.writer.ask(() => all.filter((one) => this.copy(one)).map((one) => one.doc.id))),
      );
    }
    return written;
  }

  async drop(ids: readonly string[]): Promise<void> {
    for (const part of slices([...new Set(ids)], slice)) {
      await this.ground.writer.ask(() => part.forEach((id) => this.erase(id)));
    }
    if (this.plan.sensitive) this.ground.erased();
  }

  /** Events are made here, in the caller's turn: they carry its trace, and one that throws stores nothing. */
  private prepared({ next, events }: Change<Doc>): Prepared<Doc> {
    checkDocument(next, this.plan);
    const { clock, service } = this.ground;
    const now = clock.now();
    const prepared = {
      doc: next,
      json: JSON.stringify(next),
      records: events.map((event) => recordOf(event, service, now)),
    };
    try {
      this.tables.noteLists(next);
    } catch (error) {
      throw storageError(error);
    }
    return prepared;
  }

  private write({ doc, json, records }: Prepared<Doc>): Doc {
    const { database, outbox } = this.ground;
    const { documents } = this.tables;
    if (doc.revision === 1) {
      const sql = `INSERT INTO ${documents} (id, revision, doc) VALUES (?, 1, ?) ON CONFLICT (id) DO NOTHING`;
      const stored = this.guarded(() => database.run(sql, doc.id, json)) === 0 ? this.stored(doc.id) : undefined;
      if (stored) return stored;
    } else {
      const sql = `UPDATE ${documents} SET revision = ?, doc = ? WHERE id = ? AND revision = ?`;
      const changed = this.guarded(() => database.run(sql, doc.revision, json, doc.id, doc.revision - 1));
      if (changed === 0) throw staleRevision(this.plan.noun, doc.revision - 1, this.stored(doc.id)?.revision ?? 0);
    }
    if (doc.revision > 1) this.tables.forgetLists(doc.id);
    this.tables.enterLists(doc.id, doc);
    outbox.add(records);
    return doc;
  }

  private copy({ doc, json }: Prepared<Doc>): boolean {
    const sql = `INSERT INTO ${this.tables.documents} AS stored (id, revision, doc) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, doc = excluded.doc
      WHERE excluded.revision > stored.revision`;
    const changed = this.guarded(() => this.ground.database.run(sql, doc.id, doc.revision, json));
    if (changed === 0) return false;
    this.tables.forgetLists(doc.id);
    this.tables.enterLists(doc.id, doc);
    return true;
  }

  private erase(id: string): boolean {
    const erased = this.ground.database.run(`DELETE FROM ${this.tables.documents} WHERE id = ?`, id) > 0;
    if (erased) this.tables.forgetLists(id);
    return erased;
  }

  private guarded(write: () => number): number {
    try {
      return write();
    } catch (error) {
      const fields = this.tables.breached(error);
      throw fields ? alreadyExists(this.plan.noun, fields) : error;
    }
  }

  private stored(id: string): Doc | undefined {
    const row = this.ground.database.one(`SELECT doc FROM ${this.tables.documents} WHERE id = ?`, id);
    return row ? (JSON.parse(String(row['doc'])) as Doc) : undefined;
  }

  private docs(rows: readonly Record<string, unknown>[]): Doc[] {
    return rows.map((row) => JSON.parse(String(row['doc'])) as Doc);
  }
}

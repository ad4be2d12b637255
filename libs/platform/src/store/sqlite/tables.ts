import { createHash } from 'node:crypto';
import type { CheckedPlan } from '../plan.ts';
import { valueOf } from './conditions.ts';
import type { ListFields } from './conditions.ts';
import { sqliteCode } from './database.ts';
import type { Database } from './database.ts';

interface Index {
  readonly name: string;
  readonly fields: readonly string[];
  readonly unique: boolean;
}

/** The table of one noun, its indexes, and the side table in which the elements of indexed lists are looked up. */
export class Tables implements ListFields {
  readonly documents: string;
  readonly table: string;
  private readonly database: Database;
  private readonly indexes: readonly Index[];
  private readonly indexed: ReadonlySet<string>;
  private readonly lists = new Set<string>();
  private ready = false;

  constructor(database: Database, plan: CheckedPlan) {
    this.database = database;
    this.documents = `"${plan.name}"`;
    this.table = `"${plan.name}:lists"`;
    const named = (unique: boolean) => (fields: readonly string[]) => {
      const kind = unique ? 'unique' : 'index';
      const digest = createHash('sha256')
        .update([kind, ...fields].join(','))
        .digest('hex')
        .slice(0, 12);
      return { name: `${plan.name}:${kind}:${digest}`, fields, unique };
    };
    // A unique key is looked up by as well as any index.
    const keys = new Set(plan.unique.map(String));
    const others = plan.indexes.filter((fields) => !keys.has(String(fields)));
    this.indexes = [...plan.unique.map(named(true)), ...others.map(named(false))];
    this.indexed = new Set([...plan.indexes, ...plan.unique].flat());
  }

  isIndexed(field: string): boolean {
    return this.indexed.has(field);
  }

  holdsLists(field: string): boolean {
    return this.lists.has(field);
  }

  /** The fields of a unique index, by what SQLite says of its breach. */
  breached(error: unknown): readonly string[] | undefined {
    if (sqliteCode(error) === 0) return undefined;
    const text = String(error);
    return this.indexes.find((index) => index.unique && text.includes(`'${index.name}'`))?.fields;
  }

  prepare(): void {
    if (this.ready) return;
    const { database, documents, table } = this;
    database.run(
      'CREATE TABLE IF NOT EXISTS list_fields (owner TEXT, field TEXT, PRIMARY KEY (owner, field)) WITHOUT ROWID',
    );
    database.run(
      `CREATE TABLE IF NOT EXISTS ${documents} (id TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL, doc TEXT NOT NULL)`,
    );
    database.run(
      `CREATE TABLE IF NOT EXISTS ${table} (field TEXT, value TEXT, id TEXT, PRIMARY KEY (field, value, id)) WITHOUT ROWID`,
    );
    database.run(`CREATE INDEX IF NOT EXISTS ${table.slice(0, -1)}:id" ON ${table} (id)`);
    for (const { field } of database.all('SELECT field FROM list_fields WHERE owner = ?', documents)) {
      this.lists.add(String(field));
    }
    this.makeIndexes();
    for (const field of this.indexed) this.adoptLists(field);
    // Without figures SQLite picks wrong indexes.
    database.run('PRAGMA analysis_limit = 400');
    database.run('PRAGMA optimize = 0x10002');
    this.ready = true;
  }

  /** Remembers which indexed fields hold lists; asked before the document itself is written. */
  noteLists(doc: object): void {
    for (const field of this.indexed) {
      if (this.lists.has(field) || !Array.isArray((doc as Record<string, unknown>)[field])) continue;
      this.database.run('INSERT OR IGNORE INTO list_fields (owner, field) VALUES (?, ?)', this.documents, field);
      this.lists.add(field);
    }
  }

  /** Enters the elements of a document's lists. */
  enterLists(id: string, doc: object): void {
    for (const field of this.lists) this.addElements(id, field, (doc as Record<string, unknown>)[field]);
  }

  /** Forgets the elements of a document that changes or goes. */
  forgetLists(id: string): void {
    if (this.lists.size > 0) this.database.run(`DELETE FROM ${this.table} WHERE id = ?`, id);
  }

  private addElements(id: string, field: string, list: unknown): void {
    if (!Array.isArray(list)) return;
    for (const element of list as readonly unknown[]) {
      if (typeof element === 'object' && element !== null) continue;
      const value = JSON.stringify(element ?? null);
      this.database.run(`INSERT OR IGNORE INTO ${this.table} (field, value, id) VALUES (?, ?, ?)`, field, value, id);
    }
  }

  private makeIndexes(): void {
    for (const { name, fields, unique } of this.indexes) {
      const values = fields.map(valueOf);
      // SQLite takes no two NULLs for equal, so documents without the field are left out by themselves.
      const sql = unique
        ? `CREATE UNIQUE INDEX IF NOT EXISTS "${name}" ON ${this.documents} (${values.join(', ')})`
        : `CREATE INDEX IF NOT EXISTS "${name}" ON ${this.documents} (${[...values, 'id'].join(', ')})`;
      this.database.run(sql);
    }
    const wanted = new Set(this.indexes.map((index) => index.name));
    const owner = this.documents.slice(1, -1);
    const present = this.database.all(`SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?`, owner);
    for (const { name } of present) {
      const own = String(name).startsWith(`${owner}:unique:`) || String(name).startsWith(`${owner}:index:`);
      if (own && !wanted.has(String(name))) this.database.run(`DROP INDEX "${String(name)}"`);
    }
  }

  /** A field that is indexed only since today may hold lists already. */
  private adoptLists(field: string): void {
    if (this.lists.has(field) || field === 'id') return;
    const isList = `json_type(doc, '$.${field}') = 'array'`;
    const found = this.database.all(
      `SELECT id, json_extract(doc, '$.${field}') AS list FROM ${this.documents} WHERE ${isList}`,
    );
    if (found.length === 0) return;
    this.database.run('BEGIN IMMEDIATE');
    for (const { id, list } of found) this.addElements(String(id), field, JSON.parse(String(list)));
    this.database.run('INSERT OR IGNORE INTO list_fields (owner, field) VALUES (?, ?)', this.documents, field);
    this.database.run('COMMIT');
    this.lists.add(field);
  }
}

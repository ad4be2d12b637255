import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { Bed } from '../kernel/bed.ts';
import { ownCpu, timedNow } from '../measure.ts';
import type { EncodedOpening } from './encoded-openings.ts';
import type { Peer, PeerList } from './peer.ts';
import { byLot } from './lot.ts';
import type { Row } from './lot.ts';
import { insertGraduates, insertOpenings, relationNames, relations } from './relations.ts';
import type { Insert, Relation } from './relations.ts';
import { queryOf, sqliteVariants } from './sqlite-query.ts';

/** The key by which each table is kept in order; what the gates ask of a graduate stands in one covering index. */
const keys: Readonly<Record<Relation, string>> = {
  graduate: 'id',
  held: 'g, skill, evidence, level',
  master: 'skill, g',
  credential: 'g, credential',
  language: 'g, language',
  region: 'g, region',
  practice: 'g, circle',
  skill_way: 'opening, skill, asked',
  credential_way: 'opening, credential, asked',
  language_way: 'opening, language, asked',
  region_way: 'opening, region',
  major_way: 'opening, major',
};

const schema = relationNames
  .map(
    (name) =>
      `CREATE TABLE ${name} (${relations[name].join(' INT, ')} INT, PRIMARY KEY (${keys[name]})) WITHOUT ROWID;`,
  )
  .join('\n');

/** Made after the rows, as one does for speed. */
const indexes = `
  CREATE INDEX graduate_gates ON graduate (major, education, available, kinds, birth, study, college, anywhere);
  CREATE INDEX held_skill ON held (skill, g, evidence, level);
  CREATE INDEX credential_holder ON credential (credential, g);
  CREATE INDEX language_holder ON language (language, g);
  CREATE INDEX region_of ON region (region, g);
  ANALYZE;`;

/** SQLite as it comes with Node; only those who consent and are to be had are taken in. */
export function startSqlite(folder: string, bed: Bed, openings: readonly EncodedOpening[]): Promise<Peer> {
  const database = new DatabaseSync(join(folder, 'peer.sqlite'));
  database.exec(
    'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000; PRAGMA mmap_size = 8000000000;',
  );
  database.exec('PRAGMA temp_store = MEMORY');
  database.exec(schema);
  const [cpu, wall] = [ownCpu(), performance.now()];
  const insert = inserterOf(database);
  database.exec('BEGIN');
  insertGraduates(bed.graduates, insert);
  database.exec('COMMIT');
  const built = { cpuMs: ownCpu() - cpu, wallMs: performance.now() - wall };
  database.exec('BEGIN');
  insertOpenings(openings, insert);
  database.exec('COMMIT');
  database.exec(indexes);
  const statements = new Map<string, StatementSync[]>(
    sqliteVariants.map((variant) => [
      variant,
      openings.map((opening, index) => database.prepare(queryOf(variant, opening, index))),
    ]),
  );
  const statementOf = (variant: string, index: number): StatementSync => {
    const statement = statements.get(variant)?.[index];
    if (!statement) throw new Error(`SQLite has no ${variant} of opening ${index}.`);
    return statement;
  };
  return Promise.resolve({
    name: 'node:sqlite',
    built,
    variants: sqliteVariants,
    answers: (variant, count) =>
      Promise.resolve(openings.slice(0, count).map(({ id }, index) => listOf(statementOf(variant, index), id))),
    contender: (variant, count) => ({
      name: `node:sqlite (${variant})`,
      run: (took) => {
        for (let index = 0; index < count; index += 1)
          timedNow(took, () => listOf(statementOf(variant, index), openings[index]?.id ?? ''));
        return count;
      },
    }),
    close: () => Promise.resolve(database.close()),
  });
}

function listOf(statement: StatementSync, opening: string): PeerList {
  return byLot(statement.all() as unknown as Row[], opening);
}

function inserterOf(database: DatabaseSync): Insert {
  const statements = new Map(
    relationNames.map((name) => {
      const places = relations[name].map(() => '?').join(', ');
      return [name, database.prepare(`INSERT OR IGNORE INTO ${name} VALUES (${places})`)];
    }),
  );
  return (relation, row) => void statements.get(relation)?.run(...row);
}

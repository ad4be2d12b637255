import { hash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { Bed } from '../kernel/bed.ts';
import { matchingTaxonomy, skillCodes } from '../matching-taxonomy.ts';
import { ownCpu, timedNow } from '../measure.ts';
import { codes, encodeGraduate } from './encoded-graduates.ts';
import type { EncodedOpening } from './encoded-openings.ts';
import type { Peer, PeerList } from './peer.ts';
import { queryOf, sqliteVariants } from './sqlite-query.ts';

/** Held things by graduate and by thing; what the gates ask of a graduate in one covering index. */
const schema = `
  CREATE TABLE graduate (id INTEGER PRIMARY KEY, kinds INT, education INT, major INT, college INT, birth INT, study INT,
    available INT, anywhere INT);
  CREATE TABLE held (g INT, skill INT, evidence INT, level INT, PRIMARY KEY (g, skill, evidence, level)) WITHOUT ROWID;
  CREATE TABLE master (skill INT, g INT, level INT, PRIMARY KEY (skill, g)) WITHOUT ROWID;
  CREATE TABLE credential (g INT, credential INT, PRIMARY KEY (g, credential)) WITHOUT ROWID;
  CREATE TABLE language (g INT, language INT, PRIMARY KEY (g, language)) WITHOUT ROWID;
  CREATE TABLE region (g INT, region INT, PRIMARY KEY (g, region)) WITHOUT ROWID;
  CREATE TABLE practice (g INT, circle INT, months INT, PRIMARY KEY (g, circle)) WITHOUT ROWID;
  CREATE TABLE skill_way (opening INT, skill INT, asked INT, weight INT, need INT, similarity INT,
    PRIMARY KEY (opening, skill, asked)) WITHOUT ROWID;
  CREATE TABLE credential_way (opening INT, credential INT, asked INT, weight INT, value INT, passes INT,
    PRIMARY KEY (opening, credential, asked)) WITHOUT ROWID;
  CREATE TABLE language_way (opening INT, language INT, asked INT, value INT, passes INT,
    PRIMARY KEY (opening, language, asked)) WITHOUT ROWID;
  CREATE TABLE region_way (opening INT, region INT, value INT, passes INT, PRIMARY KEY (opening, region)) WITHOUT ROWID;
  CREATE TABLE major_way (opening INT, major INT, value INT, passes INT, PRIMARY KEY (opening, major)) WITHOUT ROWID;`;

/** Made after the rows, as one does for speed. */
const indexes = `
  CREATE INDEX graduate_gates ON graduate (major, education, available, kinds, birth, study, college, anywhere);
  CREATE INDEX held_skill ON held (skill, g, evidence, level);
  CREATE INDEX credential_holder ON credential (credential, g);
  CREATE INDEX language_holder ON language (language, g);
  CREATE INDEX region_of ON region (region, g);
  ANALYZE;`;

const evidenceValues = [10_000, 9500, 8500, 7000];

/** SQLite as it comes with Node; only those who consent and are to be had are taken in. */
export function startSqlite(folder: string, bed: Bed, openings: readonly EncodedOpening[]): Promise<Peer> {
  const database = new DatabaseSync(join(folder, 'peer.sqlite'));
  database.exec(
    'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000; PRAGMA mmap_size = 8000000000;',
  );
  database.exec('PRAGMA temp_store = MEMORY');
  database.exec(schema);
  const [cpu, wall] = [ownCpu(), performance.now()];
  database.exec('BEGIN');
  fillGraduates(database, bed);
  database.exec('COMMIT');
  const built = { cpuMs: ownCpu() - cpu, wallMs: performance.now() - wall };
  fillOpenings(database, openings);
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

/** The best and their ties come from the database; the lottery between equals is drawn here, as it is in the kernel. */
function listOf(statement: StatementSync, opening: string): PeerList {
  const rows = statement.all() as unknown as { id: number; fit: number; eligible: number }[];
  const lots = new Map<number, string>();
  const lot = (id: number): string => {
    const known = lots.get(id) ?? hash('sha256', `${opening}:grd_${id}`, 'hex');
    lots.set(id, known);
    return known;
  };
  rows.sort((a, b) => (a.fit !== b.fit ? b.fit - a.fit : lot(a.id) > lot(b.id) ? -1 : 1));
  return { eligible: rows[0]?.eligible ?? 0, items: rows.slice(0, 50).map(({ id, fit }) => [id, fit]) };
}

function fillGraduates(database: DatabaseSync, { graduates }: Bed): void {
  const into = (table: string, columns: number) =>
    database.prepare(`INSERT OR REPLACE INTO ${table} VALUES (${Array(columns).fill('?').join(', ')})`);
  const [graduate, held, master] = [into('graduate', 9), into('held', 4), into('master', 3)];
  const [credential, language, region, practice] = [
    into('credential', 2),
    into('language', 2),
    into('region', 2),
    into('practice', 3),
  ];
  graduates.forEach((each, id) => {
    const { open, anywhere, ...of } = encodeGraduate(each);
    if (!open) return;
    // Whoever has a cohort is told from whoever has but a year of study by the sign.
    const study = of.cohort >= 0 ? of.cohort : of.year > 1 ? -1 : null;
    const known = (value: number) => (value < 0 ? null : value);
    graduate.run(
      id,
      of.kinds,
      known(of.education),
      known(of.major),
      of.college,
      known(of.birth),
      study,
      known(of.available),
      Number(anywhere),
    );
    for (const packed of of.skills) held.run(id, packed >> 5, evidenceValues[packed & 3] ?? 0, (packed >> 2) & 7);
    for (const [skill, level] of masteredBy(of.skills)) master.run(skill, id, level);
    for (const code of of.credentials) credential.run(id, code);
    for (const code of of.languages) language.run(id, code);
    for (const code of of.regions) region.run(id, code);
    for (const packed of of.practice) practice.run(id, packed >> 8, packed & 255);
  });
}

const parentOf = skillCodes.map((code) => codes.skills.known(matchingTaxonomy.skillTree.parentOf(code)));

/** The highest level of each skill and of all above it, for what must be held. */
function masteredBy(skills: readonly number[]): Map<number, number> {
  const levels = new Map<number, number>();
  for (const packed of skills) {
    for (let skill = packed >> 5; skill >= 0; skill = parentOf[skill] ?? -1)
      levels.set(skill, Math.max(levels.get(skill) ?? 0, (packed >> 2) & 7));
  }
  return levels;
}

function fillOpenings(database: DatabaseSync, openings: readonly EncodedOpening[]): void {
  database.exec('BEGIN');
  const insert = (table: string, rows: readonly (readonly number[])[]) => {
    for (const row of rows)
      database.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${row.map(() => '?').join(', ')})`).run(...row);
  };
  openings.forEach(({ skills, credentials, languages, regions, majors }, opening) => {
    skills.forEach(({ weight, need, counting }, asked) =>
      insert(
        'skill_way',
        counting.map(([skill, similarity]) => [opening, skill, asked, weight, need, similarity]),
      ),
    );
    credentials.forEach(({ weight, ways }, asked) =>
      insert(
        'credential_way',
        ways.map(([held, value, passes]) => [opening, held, asked, weight, value, passes]),
      ),
    );
    languages.forEach(({ ways }, asked) =>
      insert(
        'language_way',
        ways.map(([held, value, passes]) => [opening, held, asked, value, passes]),
      ),
    );
    insert(
      'region_way',
      regions.map((way) => [opening, ...way]),
    );
    insert(
      'major_way',
      majors.map((way) => [opening, ...way]),
    );
  });
  database.exec('COMMIT');
}

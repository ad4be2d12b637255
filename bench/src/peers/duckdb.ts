import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Bed } from '../kernel/bed.ts';
import { ownCpu } from '../measure.ts';
import type { EncodedOpening } from './encoded-openings.ts';
import { joinsQuery } from './joins-query.ts';
import { byLot } from './lot.ts';
import type { Peer, PeerList } from './peer.ts';
import { PeerMissing } from './peer.ts';
import { writeRelations } from './relation-files.ts';
import { relationNames, relations } from './relations.ts';

/** As much of the package as is used here. */
interface Prepared {
  runAndReadAll(): Promise<{ getRows(): readonly (readonly unknown[])[] }>;
}
interface Connection {
  run(sql: string): Promise<unknown>;
  prepare(sql: string): Promise<Prepared>;
  closeSync(): void;
}
interface Package {
  readonly DuckDBInstance: {
    create(path: string, settings: Record<string, string>): Promise<{ connect(): Promise<Connection> }>;
  };
}

const home = new URL('../../peers/npm/package.json', import.meta.url);

function duckdb(): Package {
  try {
    return createRequire(home)('@duckdb/node-api') as Package;
  } catch {
    throw new PeerMissing('DuckDB comes with `npm install --prefix bench/peers/npm --ignore-scripts` (71 MB)');
  }
}

/** DuckDB on one thread, in memory, from the tables that SQLite has. */
export async function startDuckdb(folder: string, bed: Bed, openings: readonly EncodedOpening[]): Promise<Peer> {
  const instance = await duckdb().DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await writeRelations(folder, bed.graduates, openings);
  const [cpu, wall] = [ownCpu(), performance.now()];
  for (const name of relationNames) {
    await connection.run(`CREATE TABLE ${name} (${relations[name].map((column) => `"${column}" INTEGER`).join(', ')})`);
    // In this order the least and greatest of a block of rows leave out most blocks.
    const order = name === 'graduate' ? 'major, id' : name === 'master' ? 'skill, g' : '1, 2';
    const file = join(folder, `${name}.csv`).replaceAll("'", "''");
    const columns = relations[name].map((column) => `'${column}': 'INTEGER'`).join(', ');
    await connection.run(
      `INSERT INTO ${name} SELECT * FROM read_csv('${file}', header = false, columns = {${columns}}) ORDER BY ${order}`,
    );
  }
  const built = { cpuMs: ownCpu() - cpu, wallMs: performance.now() - wall };
  const statements: Prepared[] = [];
  for (const [index, opening] of openings.entries())
    statements.push(await connection.prepare(joinsQuery(opening, index, { division: '//', manner: 'joins' })));
  const answer = async (index: number): Promise<PeerList> => {
    const rows = (await statements[index]?.runAndReadAll())?.getRows() ?? [];
    const told = rows.map(([id, fit, eligible]) => ({ id: Number(id), fit: Number(fit), eligible: Number(eligible) }));
    return byLot(told, openings[index]?.id ?? '');
  };
  return {
    ...{ name: 'DuckDB', built, variants: ['joins'] },
    answers: async (_variant, count) => {
      const lists: PeerList[] = [];
      for (let index = 0; index < count; index += 1) lists.push(await answer(index));
      return lists;
    },
    contender: (_variant, count) => ({
      name: 'DuckDB',
      run: async (took) => {
        for (let index = 0; index < count; index += 1) {
          const start = performance.now();
          await answer(index);
          took(performance.now() - start);
        }
        return count;
      },
    }),
    close: () => Promise.resolve(connection.closeSync()),
  };
}

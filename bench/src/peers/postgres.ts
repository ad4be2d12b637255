import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bed } from '../kernel/bed.ts';
import type { EncodedOpening } from './encoded-openings.ts';
import { joinsQuery } from './joins-query.ts';
import { byLot } from './lot.ts';
import type { Peer, PeerList } from './peer.ts';
import { startPostgresServer } from './postgres-server.ts';
import type { PostgresServer } from './postgres-server.ts';
import { writeRelations } from './relation-files.ts';
import { relationNames, relations } from './relations.ts';

const manners = ['joins', 'lookups'] as const;

/** By whom things are held and what somebody holds, each told by the index alone. */
const indexes = [
  'CREATE INDEX ON graduate (major)',
  'CREATE INDEX ON held (g) INCLUDE (skill, evidence, level)',
  'CREATE INDEX ON held (skill, g) INCLUDE (evidence, level)',
  'CREATE INDEX ON master (skill, level, g)',
  'CREATE INDEX ON master (g, skill) INCLUDE (level)',
  ...['credential', 'language', 'region'].flatMap((name) => [
    `CREATE INDEX ON ${name} (g) INCLUDE (${name})`,
    `CREATE INDEX ON ${name} (${name}) INCLUDE (g)`,
  ]),
  'CREATE INDEX ON practice (g, circle) INCLUDE (months)',
  'CREATE INDEX ON practice (circle) INCLUDE (g, months)',
  'CREATE INDEX ON skill_way (opening, skill) INCLUDE (asked, weight, need, similarity)',
  'CREATE INDEX ON credential_way (opening, credential) INCLUDE (asked, weight, value)',
  'CREATE INDEX ON language_way (opening, language) INCLUDE (asked, value)',
  'CREATE INDEX ON region_way (opening, region) INCLUDE (value)',
  'CREATE INDEX ON major_way (opening, major) INCLUDE (value)',
];

/** PostgreSQL in one process, from the tables that SQLite has; each opening is a prepared statement. */
export async function startPostgres(folder: string, bed: Bed, openings: readonly EncodedOpening[]): Promise<Peer> {
  const server = await startPostgresServer();
  try {
    return await filled(server, folder, bed, openings);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function filled(
  server: PostgresServer,
  folder: string,
  bed: Bed,
  openings: readonly EncodedOpening[],
): Promise<Peer> {
  const [process = ''] = await server.ask('SELECT pg_backend_pid()');
  // The first number is the time on a processor, in nanoseconds.
  const cpu = () => Number(readFileSync(`/proc/${process}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  await writeRelations(folder, bed.graduates, openings);
  const [cpuBefore, wallBefore] = [cpu(), performance.now()];
  await fill(server, folder);
  const built = { cpuMs: cpu() - cpuBefore, wallMs: performance.now() - wallBefore };
  for (const manner of manners) {
    for (const [index, opening] of openings.entries())
      await server.ask(`PREPARE ${manner}_${index} AS ${joinsQuery(opening, index, { division: '/', manner })}`);
  }
  const answer = async (variant: string, index: number): Promise<PeerList> => {
    const rows = await server.ask(`EXECUTE ${variant}_${index}`);
    const told = rows.map((row) => {
      const [id = NaN, fit = NaN, eligible = NaN] = row.split(',').map(Number);
      return { id, fit, eligible };
    });
    return byLot(told, openings[index]?.id ?? '');
  };
  return {
    ...{ name: 'PostgreSQL', built, variants: manners },
    answers: async (variant, count) => {
      const lists: PeerList[] = [];
      for (let index = 0; index < count; index += 1) lists.push(await answer(variant, index));
      return lists;
    },
    contender: (variant, count) => ({
      name: `PostgreSQL (${variant})`,
      run: async (took) => {
        for (let index = 0; index < count; index += 1) {
          const start = performance.now();
          await answer(variant, index);
          took(performance.now() - start);
        }
        return count;
      },
      // Of the process that answers: what psql and the lottery here take is not counted.
      cpu,
    }),
    close: server.close,
  };
}

async function fill(server: PostgresServer, folder: string): Promise<void> {
  for (const name of relationNames) {
    const columns = relations[name];
    const numbers = columns.map((column) => `${column} integer`).join(', ');
    await server.ask(`CREATE UNLOGGED TABLE ${name === 'graduate' ? 'unsorted' : name} (${numbers})`);
    const file = join(folder, `${name}.csv`).replaceAll("'", "''");
    await server.ask(`\\copy ${name === 'graduate' ? 'unsorted' : name} FROM '${file}' CSV`);
  }
  // Those with the same major lie together.
  await server.ask('CREATE UNLOGGED TABLE graduate AS SELECT * FROM unsorted ORDER BY major, id');
  await server.ask('ALTER TABLE graduate ADD PRIMARY KEY (id)');
  for (const index of indexes) await server.ask(index);
  await server.ask('VACUUM ANALYZE');
}

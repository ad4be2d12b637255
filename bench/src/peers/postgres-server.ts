import { execFile, execFileSync, spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { tellsOfProcesses } from '../process-usage.ts';
import { PeerMissing } from './peer.ts';

const howToGet = 'PostgreSQL needs initdb, postgres and psql on the PATH, or Debian’s package postgresql, on Linux';
const debian = '/usr/lib/postgresql';

/** One process and no durability: it is asked for lists alone, and its memory holds everything. */
const settings = {
  listen_addresses: '',
  shared_buffers: '2GB',
  work_mem: '512MB',
  maintenance_work_mem: '512MB',
  effective_cache_size: '4GB',
  random_page_cost: '1.0',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  jit: 'off',
  autovacuum: 'off',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
};

/** A server of our own in a temporary folder, with one session. */
export interface PostgresServer {
  /** The rows of a statement, their numbers with commas; commands that start with a backslash are for psql. */
  ask(statement: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function startPostgresServer(): Promise<PostgresServer> {
  const bin = foundBin();
  const user = unprivileged();
  // Not below the bench's own folder, which nobody else may enter.
  const folder = await mkdtemp(join(tmpdir(), 'duijie-postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const clear = () => rm(folder, { recursive: true, force: true });
  let server: ChildProcess | undefined;
  try {
    const data = join(folder, 'data');
    const how = ['--auth=trust', '--username=bench', '--no-sync', '--no-locale', '--encoding=UTF8'];
    await promisify(execFile)(join(bin, 'initdb'), ['-D', data, ...how], { ...user, cwd: folder });
    const told = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const all = ['-D', data, '-k', folder, ...told];
    server = await started(join(bin, 'postgres'), all, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    await clear();
    throw new PeerMissing(`${(error as Error).message.slice(0, 400)}; ${howToGet}`);
  }
  const session = sessionOf(join(bin, 'psql'), folder);
  return {
    ask: session.ask,
    close: async () => {
      await session.close();
      server.kill('SIGINT');
      if (server.exitCode === null) await once(server, 'exit');
      await clear();
    },
  };
}

function foundBin(): string {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  const needed = ['initdb', 'postgres', 'psql'];
  const found = folders.find((folder) => needed.every((name) => existsSync(join(folder, name))));
  if (!found || !tellsOfProcesses) throw new PeerMissing(howToGet);
  return found;
}

/** PostgreSQL refuses to run as root, so then it is somebody without rights. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const idOf = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
      return { uid: idOf('-u'), gid: idOf('-g') };
    } catch {
      continue;
    }
  }
  throw new PeerMissing('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
}

async function started(command: string, parameters: string[], options: SpawnOptions): Promise<ChildProcess> {
  const server = spawn(command, parameters, options);
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (data: Buffer) => {
      log += data.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`postgres ended with ${code}: ${log.slice(-300)}`)));
  });
  return server;
}

const mark = 'all told';

/** One connection through psql, which sends what it reads and prints rows as they are. */
function sessionOf(psql: string, folder: string): PostgresServer {
  const plain = ['--no-psqlrc', '--quiet', '--no-align', '--tuples-only', '--field-separator=,'];
  const child = spawn(psql, [...plain, '-v', 'ON_ERROR_STOP=1', '-h', folder, '-U', 'bench', 'postgres']);
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (statement) => {
      child.stdin.write(`${statement}${statement.startsWith('\\') ? '' : ';'}\n\\echo ${mark}\n`);
      const rows: string[] = [];
      for (;;) {
        const line = await lines.next();
        if (line.done) throw new Error(`PostgreSQL did not answer: ${complaints.slice(-400)}`);
        if (line.value === mark) return rows;
        if (line.value !== '') rows.push(line.value);
      }
    },
    close: async () => {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EngineOptions, Report } from './engine.ts';
import { NativeEngine, seconds } from './engine.ts';
import { engineCache } from './folders.ts';
import { ask, freePort, outputOf, run } from './processes.ts';

const version = '0.7.0b3';

/** A server that speaks MongoDB's protocol, with its address. */
export class NativeMongodb extends NativeEngine {
  get uri(): string {
    return `mongodb://127.0.0.1:${this.port}`;
  }
}

export interface MongodbOptions extends EngineOptions {
  /**
   * Whether each write is on the disk before it is acknowledged; otherwise the server loses acknowledged writes on
   * kill -9. It syncs each document of a bulk by itself, where MongoDB writes its journal once for all: who never kills
   * it may leave that out.
   */
  syncs?: boolean;
}

/** What must be installed before the MongoDB-wire server can run here; undefined when nothing is missing. */
export async function missingForMongodb(): Promise<string | undefined> {
  if (existsSync(programIn(serverFolder))) return undefined;
  if (process.platform === 'win32') return 'Linux or macOS (on Windows set MONGODB_URI to a MongoDB)';
  const python = await outputOf('python3', '-c', 'import venv, ensurepip');
  return python === undefined ? 'Python 3.10 or later with venv (Debian: apt-get install python3-venv)' : undefined;
}

/**
 * Starts SecantusDB, a test engine that speaks MongoDB's protocol, on the folder and port, fetching it at the first
 * time. Set MONGODB_URI instead wherever a real MongoDB is to be had.
 */
export async function startMongodb({ syncs = true, ...options }: MongodbOptions): Promise<NativeMongodb> {
  const missing = await missingForMongodb();
  if (missing) throw new Error(`The MongoDB-wire server cannot be started: it needs ${missing}`);
  const report = options.report ?? (() => undefined);
  const program = programIn(await fetchServer(report));
  const dataFolder = resolve(options.dataFolder);
  const port = options.port ?? (await freePort());
  const storage = join(dataFolder, 'storage');
  mkdirSync(storage, { recursive: true });
  const address = ['--host', '127.0.0.1', '--port', String(port)];
  const mongodb = new NativeMongodb(
    {
      name: 'mongodb',
      dataFolder,
      port,
      command: program,
      arguments: [...address, '--storage-path', storage, ...(syncs ? ['--sync-on-commit'] : [])],
      detached: options.detached ?? false,
      serves: () => mongodbServes(port),
      bootLimitMs: 60_000,
    },
    report,
  );
  await mongodb.start();
  return mongodb;
}

const serverFolder = join(engineCache, `secantusdb-${version}`);

function programIn(folder: string): string {
  return join(folder, 'bin', 'secantusd-py');
}

async function fetchServer(report: Report): Promise<string> {
  if (existsSync(programIn(serverFolder))) return serverFolder;
  const begun = performance.now();
  report(`fetching SecantusDB ${version} through pip (about 145 MB unpacked, once) …`);
  // A virtual environment holds absolute paths, so it is made in place; pip writes the program last.
  mkdirSync(engineCache, { recursive: true });
  await run('python3', ['-m', 'venv', serverFolder]);
  const pip = join(serverFolder, 'bin', 'pip');
  await run(pip, ['install', '--quiet', '--disable-pip-version-check', '--pre', `secantusdb==${version}`]);
  report(`fetched SecantusDB ${version} in ${seconds(begun)}`);
  return serverFolder;
}

/** Whether a server on the port answers MongoDB's ping. */
export async function mongodbServes(port: number, host = '127.0.0.1'): Promise<boolean> {
  const answer = await ask(port, pingRequest, host);
  // Operation code 2013 is OP_MSG, the only kind that answers a ping sent in one.
  return answer !== undefined && answer.length > 20 && answer.readInt32LE(12) === 2013;
}

const pingRequest = encodePing();

/** `{ ping: 1, $db: 'admin' }` as BSON in one OP_MSG. */
function encodePing(): Buffer {
  const fields = Buffer.concat([
    Buffer.from('\x10ping\0'),
    int32(1),
    Buffer.from('\x02$db\0'),
    int32('admin'.length + 1),
    Buffer.from('admin\0'),
    Buffer.from([0]),
  ]);
  const document = Buffer.concat([int32(fields.length + 4), fields]);
  const body = Buffer.concat([int32(0), Buffer.from([0]), document]);
  const header = [int32(body.length + 16), int32(1), int32(0), int32(2013)];
  return Buffer.concat([...header, body]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

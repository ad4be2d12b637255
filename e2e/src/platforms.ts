import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort, root, startKafka, startMongodb, until } from '@duijie/testing/native';
import type { NativeKafka, NativeMongodb } from '@duijie/testing/native';
import { Cluster } from '../../infra/native/cluster-processes.ts';

/** A whole platform, as its clients meet it: an address and the first operator's password. */
export interface PlatformUnderTest {
  readonly url: string;
  readonly operatorPassword: string;
  stop(): Promise<void>;
}

/** A platform in one process that a test may kill and start again on the same data. */
export interface EmbeddedPlatform extends PlatformUnderTest {
  readonly pid: number;
  readonly folder: string;
  /** What its processes have printed, from the first on. */
  printed(): string;
  kill9(): Promise<void>;
  start(environment?: Record<string, string>): Promise<void>;
  /** Starts a process that is not waited for: it may end itself at a failpoint, or be killed before it is ready. */
  startUnheeded(environment?: Record<string, string>): void;
  /** Whether the process has ended within the time. */
  ended(withinMs: number): Promise<boolean>;
  /** Ends the process in order and leaves its data. */
  halt(): Promise<void>;
}

/** A platform of many processes, whose instances and engines a test may kill. */
export interface ClusterPlatform extends PlatformUnderTest {
  readonly cluster: Cluster;
  readonly kafka: NativeKafka;
  readonly mongodb: NativeMongodb;
  /** Where the engines and all processes keep what they write. */
  readonly folder: string;
  /** What the processes have printed, and when. */
  readonly output: readonly string[];
}

/** What a platform is given beyond its defaults, and where its data lie. */
export interface PlatformOptions {
  readonly environment?: Record<string, string>;
  /** Default: a new one, which is deleted at the end. */
  readonly folder?: string;
}

/** No promise, but a limit for a start that hangs; a crowded machine takes long. */
const startWithinMs = 180_000;
const passwordLine = /password\s+(\S+)/;

/** All services in one process on the embedded engines, in a folder of its own. */
export async function embeddedPlatform(options: PlatformOptions = {}): Promise<EmbeddedPlatform> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'duijie-e2e-')));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let output = '';
  let printed = '';
  let operatorPassword = '';

  function startUnheeded(more: Record<string, string> = {}): void {
    const started = spawnStandalone(folder, port, { ...options.environment, ...more });
    child = started;
    printed += output;
    output = '';
    listenTo(started, (text) => (output += text));
  }

  async function start(more: Record<string, string> = {}): Promise<void> {
    startUnheeded(more);
    const isUp = await until(async () => {
      if (hasEnded(child)) throw new Error(`The platform ended:\n${output}`);
      return isReady(url);
    }, startWithinMs);
    if (!isUp) throw new Error(`The platform is not ready after ${startWithinMs / 1000} s:\n${output}`);
    operatorPassword ||= passwordLine.exec(output)?.[1] ?? '';
  }

  const end = (signal: NodeJS.Signals): Promise<void> => endChild(child, signal);
  await start();
  return {
    url,
    folder,
    get operatorPassword() {
      return operatorPassword;
    },
    printed: () => printed + output,
    get pid() {
      return child?.pid ?? 0;
    },
    start,
    startUnheeded,
    ended: (withinMs) => until(async () => hasEnded(child), withinMs),
    kill9: () => end('SIGKILL'),
    halt: () => end('SIGTERM'),
    stop: async () => {
      await end('SIGTERM');
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

function listenTo({ stdout, stderr }: ChildProcess, hear: (text: string) => void): void {
  for (const stream of [stdout, stderr]) stream?.on('data', (text: Buffer) => hear(text.toString()));
}

function spawnStandalone(folder: string, port: number, environment: Record<string, string>): ChildProcess {
  const loader = pathToFileURL(join(root, 'tools', 'register.mjs')).href;
  const main = join(root, 'services', 'standalone', 'src', 'main.ts');
  return spawn(process.execPath, ['--conditions=duijie-source', '--import', loader, main], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: String(port),
      DEMO: 'off',
      LOG_LEVEL: 'warn',
      NODE_OPTIONS: '',
      // What was told and replaced since is looked at afterwards.
      EVENT_COMPACTION_INTERVAL_MS: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function endChild(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

function hasEnded(child: ChildProcess | undefined): boolean {
  return child === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Every service as processes of its own, candidate and matching twice, on Kafka and a MongoDB-wire server. */
export async function clusterPlatform({ environment }: PlatformOptions = {}): Promise<ClusterPlatform> {
  const folder = await mkdtemp(join(tmpdir(), 'duijie-cluster-'));
  const [kafka, mongodb] = await Promise.all([
    startKafka({ dataFolder: join(folder, 'kafka') }),
    // Stories kill services and the broker, never this one.
    startMongodb({ dataFolder: join(folder, 'mongodb'), syncs: false }),
  ]);
  const lines: string[] = [];
  const cluster = new Cluster({
    folder: join(folder, 'cluster'),
    kafkaBrokers: kafka.brokers,
    // The test engine goes through all answers to retryable writes at each of them: half of its time in a long story.
    mongodbUri: `${mongodb.uri}/?retryWrites=false`,
    host: '127.0.0.1',
    port: 0,
    instances: {},
    print: (line) => lines.push(`${new Date().toISOString()} ${line}`),
    env: { DEMO: 'off', LOG_LEVEL: 'warn', NODE_OPTIONS: '', ...environment },
  });
  try {
    await cluster.start();
  } catch (error) {
    throw new Error(`${String(error)}\n${lines.slice(-80).join('\n')}`, { cause: error });
  }
  return {
    url: cluster.url,
    cluster,
    kafka,
    mongodb,
    folder,
    output: lines,
    operatorPassword: passwordLine.exec(lines.join('\n'))?.[1] ?? '',
    stop: async () => {
      await cluster.stop();
      await Promise.all([kafka.discard(), mongodb.discard()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}

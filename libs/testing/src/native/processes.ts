import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A process that an engine or a service runs in, and a text that its command line holds. */
export interface ProcessMark {
  pid: number;
  /** A later process may get the same number: only one whose command line holds this text is ours. */
  mark: string;
}

export interface LaunchOptions {
  command: string;
  arguments: string[];
  log: string;
  environment?: Record<string, string>;
  /** Detached processes go on when the starter ends; the others share its fate at Ctrl-C. */
  detached: boolean;
}

/** Starts a process whose output goes to a log file. */
export function launch(options: LaunchOptions): number {
  const log = openSync(options.log, 'a');
  const child = spawn(options.command, options.arguments, {
    detached: options.detached,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...options.environment },
  });
  closeSync(log);
  child.on('error', () => undefined); // a command that is missing leaves no pid, which is reported below
  if (child.pid === undefined) throw new Error(`${options.command} could not be started`);
  child.unref();
  return child.pid;
}

/** Runs a command to its end; its output becomes part of the error when it fails. */
export async function run(command: string, commandArguments: string[], folder?: string): Promise<string> {
  const { stdout, stderr } = await execute(command, commandArguments, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  return stdout + stderr;
}

/** What a command prints, or undefined where it cannot be run. */
export async function outputOf(command: string, ...commandArguments: string[]): Promise<string | undefined> {
  return run(command, commandArguments).catch(() => undefined);
}

async function commandLine(pid: number): Promise<string | undefined> {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return process.platform === 'linux' ? undefined : outputOf('ps', '-o', 'args=', '-p', String(pid));
  }
}

/** Whether the process is there and still the one that was started. A zombie's command line is empty: it counts as gone. */
export async function isRunning({ pid, mark }: ProcessMark): Promise<boolean> {
  return (await commandLine(pid))?.includes(mark) ?? false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Ends exactly this process: asks first, then kills. Answers whether it was there. */
export async function endProcess(target: ProcessMark, patienceMs = 10_000): Promise<boolean> {
  if (!(await isRunning(target))) return false;
  signal(target.pid, 'SIGTERM');
  const gone = await until(async () => !(await isRunning(target)), patienceMs);
  if (!gone) await killProcess(target);
  return true;
}

/** kill -9, and waits until the process is gone. */
export async function killProcess(target: ProcessMark): Promise<void> {
  if (!(await isRunning(target))) return;
  signal(target.pid, 'SIGKILL');
  await until(async () => !(await isRunning(target)), 10_000);
}

/** Asks every 50 ms until the condition holds or the time is over; answers whether it came to hold. */
export async function until(condition: () => Promise<boolean>, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (performance.now() < end) {
    if (await condition()) return true;
    await pause(50);
  }
  return false;
}

/** Whoever got a port from here may not have bound it yet when the next one is asked for. */
const givenPorts = new Set<number>();

/** A TCP port that nobody uses at this moment, and that was not given before: or the preferred one if it is free. */
export async function freePort(preferred = 0, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => (preferred ? resolve(freePort(0, host)) : reject(error)));
    server.listen(preferred, host, () => {
      const address = server.address();
      const port = address && typeof address === 'object' ? address.port : 0;
      const isTaken = preferred === 0 && givenPorts.has(port);
      givenPorts.add(port);
      server.close(() => resolve(isTaken ? freePort(0, host) : port));
    });
  });
}

/** Sends one request over TCP and answers the first bytes that come back, or undefined when nothing does within a second. */
export async function ask(port: number, request: Buffer, host = '127.0.0.1'): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const end = (answer?: Buffer): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => socket.write(request));
    socket.once('data', end);
    socket.once('timeout', () => end());
    socket.once('error', () => end());
    socket.once('close', () => end());
  });
}

/** The last lines of a log, for an error message. */
export function tail(log: string, lines = 15): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

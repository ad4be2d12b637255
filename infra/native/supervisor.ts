import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@duijie/testing/native';

export interface ProcessPlan {
  /** How the process is called in the output. */
  name: string;
  command: string;
  arguments: string[];
  env: Record<string, string>;
  folder: string;
  /** Answers 200 as soon as the process can serve. */
  readyUrl: string;
  /** Receives what the process prints, a line at a time, and what happens to it. */
  print: (line: string) => void;
  /** Told after each start and restart. */
  onStart?: (pid: number) => void;
}

const firstDelayMs = 250;
const longestDelayMs = 10_000;
/** A process that lived this long is healthy again: its next crash counts as the first. */
const stableMs = 30_000;

/** Keeps one process running: starts it again when it crashes, later each time, until it is told to stop. */
export class Supervisor {
  private child: ChildProcess | undefined;
  private stopping = new AbortController();
  private more: Record<string, string> = {};
  private ended: Promise<void> = Promise.resolve();
  private once: { readonly env: Record<string, string>; readonly tell: (how: string) => void } | undefined;

  constructor(readonly plan: ProcessPlan) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Also after a stop; further variables hold from then on. */
  start(env: Record<string, string> = {}): void {
    this.stopping = new AbortController();
    this.more = { ...this.more, ...env };
    this.ended = this.keepRunning();
  }

  /** Gives the next start alone these variables too; resolves with how that process ended: a signal or `code 1`. */
  nextStart(env: Record<string, string>): Promise<string> {
    return new Promise((tell) => {
      this.once = { env, tell };
    });
  }

  /** Whether the process answers its ready address within the limit; false also when it was stopped meanwhile. */
  async ready(limitMs: number): Promise<boolean> {
    const answered = await until(
      async () => this.stopping.signal.aborted || (await answers(this.plan.readyUrl)),
      limitMs,
    );
    return answered && !this.stopping.signal.aborted;
  }

  /** Asks the process to end, and kills it when it does not within the time. */
  async stop(patienceMs = 15_000): Promise<void> {
    this.stopping.abort();
    this.child?.kill('SIGTERM');
    const limit = setTimeout(() => {
      this.plan.print(`did not end within ${patienceMs / 1000} s: killed`);
      this.child?.kill('SIGKILL');
    }, patienceMs);
    await this.ended;
    clearTimeout(limit);
  }

  private async keepRunning(): Promise<void> {
    let delayMs = firstDelayMs;
    while (!this.stopping.signal.aborted) {
      const begun = performance.now();
      const how = await this.runOnce();
      if (this.stopping.signal.aborted) return;
      if (performance.now() - begun > stableMs) delayMs = firstDelayMs;
      this.plan.print(`ended (${how}); starts again in ${delayMs} ms`);
      await pause(delayMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    }
  }

  private async runOnce(): Promise<string> {
    const { command, folder, env, print, onStart } = this.plan;
    const { once } = this;
    this.once = undefined;
    // In a group of its own: Ctrl-C reaches only the supervisor, which ends the processes in order.
    const child = spawn(command, this.plan.arguments, {
      cwd: folder,
      env: { ...process.env, ...env, ...this.more, ...once?.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', print);
    if (child.pid !== undefined) onStart?.(child.pid);
    const how = await new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    });
    once?.tell(how);
    return how;
  }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok ?? false;
}

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessMark } from './processes.ts';
import { endProcess, isRunning, killProcess, launch, tail, until } from './processes.ts';

/** Receives one line of progress at a time. */
export type Report = (line: string) => void;

export interface EngineOptions {
  /** An empty folder or one of an earlier run: data outlive the process. */
  dataFolder: string;
  /** A free port where none is given; a restart keeps it. */
  port?: number;
  /** Whether the engine goes on when the process that started it ends. */
  detached?: boolean;
  report?: Report;
}

/** How to run one engine on one folder and port. */
export interface EngineCommand {
  name: string;
  dataFolder: string;
  port: number;
  command: string;
  arguments: string[];
  environment?: Record<string, string>;
  detached: boolean;
  /** Asks in the engine's own protocol whether it serves. */
  serves: () => Promise<boolean>;
  bootLimitMs: number;
}

/** An engine that runs as a native process: tests may kill it and start it again on the same port and data. */
export class NativeEngine {
  readonly log: string;
  private process: ProcessMark | undefined;

  constructor(
    private readonly command: EngineCommand,
    private readonly report: Report,
  ) {
    this.log = join(command.dataFolder, `${command.name}.log`);
  }

  get port(): number {
    return this.command.port;
  }

  /** The process that runs now, or ran last. */
  get pid(): number {
    return this.mark.pid;
  }

  get mark(): ProcessMark {
    if (!this.process) throw new Error(`${this.command.name} was never started`);
    return this.process;
  }

  async start(): Promise<void> {
    const { name, port, dataFolder } = this.command;
    if (this.process && (await isRunning(this.process))) return;
    const begun = performance.now();
    mkdirSync(dataFolder, { recursive: true });
    const pid = launch({ ...this.command, log: this.log });
    this.process = { pid, mark: dataFolder };
    const mark = this.process;
    let ended = false;
    const serving = await until(async () => {
      if (await this.command.serves()) return true;
      ended = !(await isRunning(mark));
      return ended;
    }, this.command.bootLimitMs);
    if (ended || !serving) {
      await killProcess(mark);
      const what = ended ? 'ended while it started' : `did not answer within ${this.command.bootLimitMs / 1000} s`;
      throw new Error(`${name} on port ${port} ${what}. The end of ${this.log}:\n${tail(this.log)}`);
    }
    this.report(`${name} answers on port ${port} after ${seconds(begun)} (process ${pid})`);
  }

  /** kill -9: nothing is flushed, nobody is told. */
  async kill9(): Promise<void> {
    await killProcess(this.mark);
  }

  /** Starts again on the same port and data, after a kill or in good order. */
  async restart(): Promise<void> {
    await endProcess(this.mark);
    await this.start();
  }

  async stop(): Promise<void> {
    await endProcess(this.mark);
  }

  /** Stops and deletes the data. */
  async discard(): Promise<void> {
    await this.stop();
    rmSync(this.command.dataFolder, { recursive: true, force: true });
  }
}

/** The time since an instant of the monotonic clock, for people. */
export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

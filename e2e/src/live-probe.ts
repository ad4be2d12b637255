import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 25;

/** Asks a platform again and again whether it is alive, and keeps how long each answer took. */
export class LiveProbe {
  failures = 0;
  private readonly took: number[] = [];
  private readonly stopping = new AbortController();
  private readonly asking: Promise<void>;

  constructor(private readonly url: string) {
    this.asking = this.ask();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.asking;
  }

  /** In milliseconds. */
  times(): { asked: number; p50: number; p99: number; worst: number } {
    const sorted = [...this.took].sort((one, other) => one - other);
    const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    return { asked: sorted.length, p50: at(0.5), p99: at(0.99), worst: at(1) };
  }

  private async ask(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const begun = performance.now();
      const ok = await fetch(`${this.url}/health/live`).then(
        async (answer) => (await answer.text()) !== '' && answer.ok,
        () => false,
      );
      if (!ok) this.failures += 1;
      this.took.push(performance.now() - begun);
      await pause(everyMs);
    }
  }
}

/** The most memory that a process has ever held, in bytes, as Linux counts it. */
export async function peakMemoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kibibytes === undefined) throw new Error(`/proc/${pid}/status names no peak.`);
  return Number(kibibytes) * 1024;
}

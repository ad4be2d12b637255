import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { median } from './statistics.ts';
import { amount, mebibytes } from './table.ts';

/** What a figure of this run depends on besides the code. */
export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly memory: number;
  readonly node: string;
  readonly platform: string;
  /** Gigabytes copied in a second, by one thread. */
  readonly copyGbPerSecond: number;
  readonly loadBefore: number;
  readonly at: string;
}

const copied = 64 * 1024 * 1024;

export function describeMachine(now: Date): Machine {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    memory: totalmem(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    copyGbPerSecond: memoryBandwidth(),
    loadBefore: loadavg()[0] ?? 0,
    at: now.toISOString(),
  };
}

export function machineLine(machine: Machine, loadAfter: number): string {
  const { cores, cpu, memory, node, platform, copyGbPerSecond, loadBefore, at } = machine;
  const load = `load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after`;
  const copy = `memory copies at ${amount(copyGbPerSecond)} GB/s`;
  return `${at}: ${cores} cores (${cpu}), ${mebibytes(memory)}, Node ${node}, ${platform}; ${load}; ${copy}`;
}

/** Copies a block that is larger than the caches; the work that is bound by memory is read against this. */
export function memoryBandwidth(): number {
  const from = new Uint8Array(copied).fill(1);
  const to = new Uint8Array(copied);
  const rates = Array.from({ length: 7 }, () => {
    const start = performance.now();
    to.set(from);
    return copied / 1e6 / (performance.now() - start);
  });
  return median(rates.slice(2));
}

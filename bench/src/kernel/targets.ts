import { quantile } from '../statistics.ts';
import { cpuOf, duration } from '../table.ts';
import type { Line } from '../table.ts';

/** What an operation may take, in microseconds of CPU time on average and of wall time in 99 of 100 cases. */
export interface Limits {
  readonly mean: number;
  readonly p99?: number;
}

/** The line with its target; without one at the sizes that the target does not speak of. */
export function aimed(line: Line, limits: Limits | undefined): Line {
  if (!limits || !line.passes) return line;
  const p99 = quantile(line.latencies ?? [], 0.99) * 1000;
  const tail = limits.p99 === undefined ? '' : `, p99 ≤ ${duration(limits.p99)}`;
  const met = cpuOf(line.passes) <= limits.mean && (limits.p99 === undefined || p99 <= limits.p99);
  return { ...line, target: { text: `≤ ${duration(limits.mean)}${tail}`, met } };
}

import type { Gate, Pass } from './statistics.ts';
import { median, microsecondsPerOperation, quantile } from './statistics.ts';

export interface Target {
  readonly text: string;
  readonly met: boolean;
}

/** One line of the table, with what it was made from. */
export interface Line {
  readonly bench: string;
  readonly what: string;
  /** Measured passes; none for a plain figure. */
  readonly passes?: readonly Pass[];
  /** Wall times of single operations, in milliseconds. */
  readonly latencies?: readonly number[];
  /** A plain figure in words, such as `512 MiB`. */
  readonly figure?: string;
  readonly peer?: { readonly name: string; readonly passes?: readonly Pass[]; readonly ratios: readonly number[] };
  readonly gate?: Gate;
  /** What was aimed at by its own clock, which another machine may miss or beat; gates are ratios within the run. */
  readonly target?: Target;
  readonly note?: string;
}

const quantiles = [0.5, 0.9, 0.99, 1];
const heads = [
  ...['bench', 'what', 'CPU per operation', 'target', 'per second', 'wall p50', 'p90', 'p99', 'max'],
  ...['peer', 'ratio', 'note'],
];

/** The lines as a markdown table. */
export function markdownTable(lines: readonly Line[]): string {
  const rows = lines.map(cellsOf);
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => (row[column] ?? '').length)));
  const written = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [written(heads), written(widths.map((width) => '-'.repeat(width))), ...rows.map(written)].join('\n');
}

function cellsOf({ bench, what, passes, latencies, figure, peer, gate, target, note }: Line): string[] {
  const times = latencies ?? [];
  return [
    bench,
    what,
    passes ? duration(cpuOf(passes)) : (figure ?? ''),
    target ? `${target.text}${target.met ? '' : ': MISSED'}` : '',
    passes ? amount(median(passes.map(({ operations, wallMs }) => (operations * 1000) / wallMs))) : '',
    ...quantiles.map((share) => (times.length > 0 ? duration(quantile(times, share) * 1000) : '')),
    peer ? `${peer.name}${peer.passes ? ` (${duration(cpuOf(peer.passes))})` : ''}` : '',
    peer ? ratio(median(peer.ratios)) : '',
    [gate ? gateText(gate) : '', note ?? ''].filter((text) => text !== '').join('; '),
  ].map((cell) => cell.replaceAll('|', '/'));
}

/** CPU time of an operation in microseconds, the median of the passes. */
export const cpuOf = (passes: readonly Pass[]) => median(passes.map(microsecondsPerOperation));

function gateText({ atLeast, heldIn, of, holds }: Gate): string {
  return `gate ${ratio(atLeast)} ${holds ? 'holds' : 'MISSED'} (${heldIn} of ${of})`;
}

/** Three significant digits, in the unit that fits. */
export function duration(microseconds: number): string {
  if (Number.isNaN(microseconds)) return '';
  if (microseconds >= 1e6) return `${digits(microseconds / 1e6)} s`;
  if (microseconds >= 1e3) return `${digits(microseconds / 1e3)} ms`;
  return `${digits(microseconds)} µs`;
}

export function ratio(times: number): string {
  if (times < 0.1) return `1/${digits(1 / times)}`;
  return `${digits(times)} ×`;
}

/** A whole number with its thousands apart; small ones keep three digits. */
export function amount(value: number): string {
  return value < 100 ? digits(value) : Math.round(value).toLocaleString('en');
}

export function mebibytes(bytes: number): string {
  return `${digits(bytes / 1024 / 1024)} MiB`;
}

function digits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

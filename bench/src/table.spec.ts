import { describe, expect, it } from '@jest/globals';
import { judgeGate } from './statistics.ts';
import { amount, duration, markdownTable, mebibytes, ratio } from './table.ts';

describe('a figure', () => {
  it('is written with three digits in the unit that fits', () => {
    expect([0.5, 12.345, 999, 1500, 2_500_000].map(duration)).toEqual([
      '0.5 µs',
      '12.3 µs',
      '999 µs',
      '1.5 ms',
      '2.5 s',
    ]);
    expect([amount(12.345), amount(1234.5), ratio(0.4567), ratio(1234), ratio(0.004), mebibytes(1024 * 1024)]).toEqual([
      '12.3',
      '1,235',
      '0.457 ×',
      '1,234 ×',
      '1/250',
      '1 MiB',
    ]);
  });
});

describe('the table', () => {
  const passes = [1, 2, 3].map((cpuMs) => ({ operations: 1000, wallMs: 10, cpuMs }));

  it('shows medians, the peer and whether the gate holds', () => {
    const line = {
      bench: 'store',
      what: 'save',
      passes,
      latencies: [1, 2, 3],
      peer: { name: 'node:sqlite', passes, ratios: [1, 1, 1] },
      gate: judgeGate([1, 1, 1], 2),
      target: { text: '≤ 1 µs', met: false },
    };
    const [, , row] = markdownTable([line]).split('\n');
    expect(row?.split('|').map((cell) => cell.trim())).toEqual([
      '',
      'store',
      'save',
      '2 µs',
      '≤ 1 µs: MISSED',
      '100,000',
      '2 ms',
      '3 ms',
      '3 ms',
      '3 ms',
      'node:sqlite (2 µs)',
      '1 ×',
      'gate 2 × MISSED (0 of 3)',
      '',
    ]);
  });

  it('keeps its columns whatever the texts hold', () => {
    const table = markdownTable([
      { bench: 'a|b', what: 'x', figure: '12 s' },
      { bench: 'c', what: 'y', note: 'n|m' },
    ]);
    expect(new Set(table.split('\n').map((row) => row.split('|').length))).toEqual(new Set([14]));
  });
});

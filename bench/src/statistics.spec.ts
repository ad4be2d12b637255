import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeGate, median, microsecondsPerOperation, quantile, ratiosToPeer } from './statistics.ts';

const passes = (...cpuMs: number[]) => cpuMs.map((each) => ({ operations: 1000, wallMs: each * 2, cpuMs: each }));

describe('a quantile', () => {
  it('is the value at the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0, 0.5, 0.99, 1].map((share) => quantile(hundred, share))).toEqual([1, 50, 99, 100]);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('is always one of the values, and never falls when the share rises', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, at) => {
          expect(values).toContain(quantile(values, at));
          expect(quantile(values, at)).toBeLessThanOrEqual(quantile(values, 1));
        },
      ),
    );
  });

  it('leaves out a single disturbed pass', () => {
    expect(median([3, 1, 900, 2, 3])).toBe(3);
  });
});

describe('a ratio to a peer', () => {
  it('compares CPU time per operation, pass by pass', () => {
    expect(ratiosToPeer(passes(10, 20), passes(30, 10))).toEqual([3, 0.5]);
    expect(microsecondsPerOperation({ operations: 500, wallMs: 9, cpuMs: 1 })).toBe(2);
  });

  it('takes into account that the peer did another number of operations', () => {
    expect(ratiosToPeer([{ operations: 10, wallMs: 0, cpuMs: 10 }], [{ operations: 5, wallMs: 0, cpuMs: 10 }])).toEqual(
      [2],
    );
  });
});

describe('a gate', () => {
  it('holds when three of five passes hold it', () => {
    expect(judgeGate([2, 2, 2, 1, 1], 2)).toEqual({ atLeast: 2, heldIn: 3, of: 5, holds: true });
    expect(judgeGate([2, 2, 1, 1, 1], 2)).toMatchObject({ heldIn: 2, holds: false });
  });
});

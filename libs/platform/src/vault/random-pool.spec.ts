import { describe, expect, it } from '@jest/globals';
import { randomFrom } from './random-pool.ts';

describe('random bytes', () => {
  it('are never given twice, also when the pool has run dry in between', () => {
    const given = Array.from({ length: 2_000 }, () => randomFrom(12).toString('hex'));
    expect(new Set(given).size).toBe(2_000);
    expect(given.every((hex) => hex.length === 24 && !/^0+$/.test(hex))).toBe(true);
  });

  it('stay what they were when others are given', () => {
    const first = randomFrom(32);
    const kept = first.toString('hex');
    for (let round = 0; round < 300; round += 1) randomFrom(32);
    expect(first.toString('hex')).toBe(kept);
  });

  it('are not given by the megabyte', () => {
    expect(() => randomFrom(1_000_000)).toThrow(RangeError);
  });
});

import { describe, expect, it } from '@jest/globals';
import { Readiness } from './health.controller.ts';

describe('the readiness of a service', () => {
  it('ends at once with a condition that must always hold', () => {
    const readiness = new Readiness();
    let holds = true;
    readiness.require('start', () => holds);
    expect(readiness.failing()).toEqual([]);
    holds = false;
    expect(readiness.failing()).toEqual(['start']);
  });

  it('outlives a fault that is shorter than its grace, each time anew', () => {
    const readiness = new Readiness();
    let holds = true;
    let now = 0;
    readiness.requireLasting(
      'events',
      () => holds,
      100,
      () => now,
    );
    const failingAt = (time: number, well: boolean) => {
      now = time;
      holds = well;
      return readiness.failing();
    };
    expect(failingAt(0, false)).toEqual([]);
    expect(failingAt(99, false)).toEqual([]);
    expect(failingAt(100, false)).toEqual(['events']);
    expect(failingAt(101, true)).toEqual([]);
    expect(failingAt(200, false)).toEqual([]);
    expect(failingAt(299, false)).toEqual([]);
    expect(failingAt(300, false)).toEqual(['events']);
  });
});

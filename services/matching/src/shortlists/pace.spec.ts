import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.ts';

describe('the pace of telling', () => {
  it('lets a list be told at once, and again after the pause', () => {
    const pace = new Pace(1000);
    expect(pace.tellsAt('opn_1')).toBe(0);
    pace.told('opn_1', 500);
    expect(pace.tellsAt('opn_1')).toBe(1500);
    expect(pace.tellsAt('opn_2')).toBe(0);
  });

  it('lets a flood of graduates come to rest, but does not wait for ever', () => {
    const pace = new Pace(1000);
    expect(pace.settlesAt()).toBe(0);
    pace.flooded(100);
    expect(pace.settlesAt()).toBe(350);
    pace.flooded(200);
    expect(pace.settlesAt()).toBe(450);
    pace.settled();
    expect(pace.settlesAt()).toBe(0);
  });

  it('waits longer where bursts come slowly, also when lists were asked for between two of them', () => {
    const pace = new Pace(1000);
    pace.flooded(100);
    pace.settled();
    pace.flooded(700);
    expect(pace.settlesAt()).toBe(1900);
    pace.flooded(4000);
    expect(pace.settlesAt()).toBe(5700);
    pace.settled();
    pace.flooded(20_000);
    expect(pace.settlesAt()).toBe(20_250);
  });
});

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
    pace.flooded(300);
    expect(pace.settlesAt()).toBe(550);
    pace.flooded(9000);
    expect(pace.settlesAt()).toBe(5100);
    pace.settled();
    expect(pace.settlesAt()).toBe(0);
  });
});

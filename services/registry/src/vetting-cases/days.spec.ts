import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter, daysBetween } from './days.ts';

const today = '2026-11-29';

describe('days', () => {
  it('are counted on the calendar, over months and leap years', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => daysBetween(today, daysAfter(today, days)) === days),
    );
  });
});

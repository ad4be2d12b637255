import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instant, isDate, today } from './time.ts';

const at = (text: string) => ({ now: () => new Date(text) });

describe('time', () => {
  it('a day begins at midnight in China', () => {
    expect(today(at('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21');
    expect(today(at('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
    expect(instant(at('2026-11-22T00:00:00+08:00'))).toBe('2026-11-21T16:00:00.000Z');
  });

  it('every real day is a date, and nothing else is', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(fc.property(days, (day) => isDate(day.toISOString().slice(0, 10))));
    fc.assert(fc.property(fc.string(), (text) => isDate(text) === /^\d{4}-\d{2}-\d{2}$/.test(text)));
    for (const text of [
      '2027-02-29',
      '2027-13-01',
      '2027-00-10',
      '2027-04-31',
      '2027-4-1',
      '2027-04-01T00:00',
      '２０２７-04-01',
    ]) {
      expect(isDate(text)).toBe(false);
    }
    expect(isDate('2028-02-29')).toBe(true);
  });
});

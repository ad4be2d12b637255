import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { impactOf } from './impact.ts';
import { groupsShown } from './suppression.ts';

const groups = fc
  .array(fc.record({ size: fc.integer({ min: 10, max: 80 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((drawn) => drawn.map(({ size, share }, at) => ({ group: `g${at}`, size, selected: Math.round(size * share) })));

describe('suppressed figures', () => {
  it('hide a cell of fewer than ten together with the next smallest, and all ratios', () => {
    const { groups } = impactOf([
      { group: 'a', size: 100, selected: 4 },
      { group: 'b', size: 100, selected: 30 },
      { group: 'c', size: 100, selected: 50 },
    ]);
    expect(groupsShown(groups)).toEqual([
      { group: 'a', size: 100, selected: null, rate: null, ratio: null },
      { group: 'b', size: 100, selected: null, rate: null, ratio: null },
      { group: 'c', size: 100, selected: 50, rate: 5000, ratio: null },
    ]);
  });

  it('hide the smallest group beside a single one that is left out, which the sum would give away', () => {
    const { groups } = impactOf([
      { group: 'a', size: 100, selected: 40 },
      { group: 'b', size: 100, selected: 50 },
    ]);
    expect(groupsShown(groups, true).map(({ selected }) => selected)).toEqual([null, 50]);
    expect(groupsShown(groups, false).map(({ selected }) => selected)).toEqual([40, 50]);
  });

  it('show no cell under ten, in or out, and never leave a single one to be reckoned from the sum', () => {
    fc.assert(
      fc.property(groups, (drawn) => {
        const shown = groupsShown(impactOf(drawn).groups);
        for (const { size, selected } of shown) {
          if (selected === null) continue;
          expect(selected).toBeGreaterThanOrEqual(10);
          expect(size - selected === 0 || size - selected >= 10).toBe(true);
        }
        const hidden = shown.filter(({ selected }) => selected === null).length;
        if (drawn.length > 1) expect(hidden).not.toBe(1);
        if (hidden > 0) expect(shown.every(({ ratio }) => ratio === null)).toBe(true);
      }),
    );
  });
});

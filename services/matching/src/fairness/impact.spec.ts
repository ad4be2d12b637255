import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from './groups.ts';
import { causeOf, comparable, impactOf } from './impact.ts';

const cell = (group: string, size: number, selected: number): Cell => ({ group, size, selected });
const cells = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 100_000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    minLength: 2,
    maxLength: 8,
  })
  .map((drawn) => drawn.map(({ size, share }, at) => cell(`g${at}`, size, Math.floor(size * share))));

describe('an impact ratio', () => {
  it("is a group's rate of selection over the best group's, rounded down", () => {
    const { groups, lowest, isBelow } = impactOf([cell('female', 300, 100), cell('male', 500, 250)]);
    expect(groups).toEqual([
      { group: 'female', size: 300, selected: 100, rate: 3333, ratio: 6666 },
      { group: 'male', size: 500, selected: 250, rate: 5000, ratio: 10000 },
    ]);
    expect([lowest, isBelow]).toEqual([{ group: 'female', ratio: 6666 }, true]);
  });

  it('of exactly four fifths is not below, and one person less is', () => {
    expect(impactOf([cell('a', 1000, 400), cell('b', 1000, 500)]).isBelow).toBe(false);
    expect(impactOf([cell('a', 1000, 399), cell('b', 1000, 500)]).isBelow).toBe(true);
  });

  it('says nothing where nobody was selected, or where there is one group alone', () => {
    expect(impactOf([cell('a', 20, 0), cell('b', 30, 0)])).toMatchObject({ lowest: null, isBelow: false });
    expect(impactOf([cell('a', 20, 3)])).toMatchObject({ lowest: null, isBelow: false });
    expect(impactOf([])).toEqual({ groups: [], lowest: null, isBelow: false });
  });

  it('is whole for the best group, whole for none above it, and the lowest is the least of all', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const { groups, lowest } = impactOf(all);
        const ratios = groups.flatMap(({ ratio }) => ratio ?? []);
        fc.pre(ratios.length > 0);
        expect(Math.max(...ratios)).toBe(10000);
        expect(lowest?.ratio).toBe(Math.min(...ratios));
      }),
    );
  });

  it('is the same when every number is doubled, and whatever the order of the groups', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const ratios = (of: readonly Cell[]) => new Map(impactOf(of).groups.map(({ group, ratio }) => [group, ratio]));
        const doubled = all.map(({ group, size, selected }) => cell(group, size * 2, selected * 2));
        expect(ratios(doubled)).toEqual(ratios(all));
        expect(ratios([...all].reverse())).toEqual(ratios(all));
      }),
    );
  });
});

describe('groups that are compared', () => {
  it('have at least ten people and one in fifty; the others are counted as left out', () => {
    const { cells, leftOut } = comparable([cell('9', 9, 1), cell('10', 10, 1), cell('481', 481, 9)], 500);
    expect(cells.map(({ group }) => group)).toEqual(['10', '481']);
    expect(leftOut).toEqual({ groups: 1, people: 9 });
    expect(comparable([cell('10', 10, 1)], 501).leftOut).toEqual({ groups: 1, people: 10 });
  });
});

describe('the cause of an imbalance', () => {
  const uneven = impactOf([cell('a', 100, 20), cell('b', 100, 50)]);
  const without = (name: string, a: number, b: number) => ({
    about: { name },
    cells: [cell('a', 100, a), cell('b', 100, b)],
  });

  it('is that whose absence raises the lowest ratio most, the first of equals', () => {
    const cause = causeOf(uneven, [without('x', 30, 50), without('y', 50, 50), without('z', 60, 60)]);
    expect(cause).toEqual({ name: 'y', ratio: 10000 });
  });

  it('is nothing where nothing raises it, or where nothing is below', () => {
    expect(causeOf(uneven, [without('x', 20, 50), without('y', 20, 90)])).toBeNull();
    expect(causeOf(impactOf([cell('a', 100, 45), cell('b', 100, 50)]), [without('x', 50, 50)])).toBeNull();
  });
});

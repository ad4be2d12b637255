import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RUNS, aWorld } from '../fit/worlds.arbitrary.ts';
import { referenceShortlist } from '../fit/reference.ts';
import { worldOf } from '../fit/random-world.ts';
import { disagreements } from './agreement.ts';
import { compileOpening } from './compile.ts';
import { Matcher } from './matcher.ts';
import type { Graduate } from '../fit/world.ts';

function matcherOf(graduates: readonly Graduate[]): Matcher {
  const matcher = new Matcher();
  for (const graduate of graduates) matcher.put(graduate);
  return matcher;
}

describe('the matcher', () => {
  it('gives the ranks, fits, counts, contributions and student lists of the plain reference on any world', () => {
    fc.assert(
      fc.property(aWorld(), ({ data, graduates, openings }) => {
        expect(disagreements(graduates, openings, worldOf(data))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('answers after graduates have come, changed and gone as if it had met only those that are left', () => {
    fc.assert(
      fc.property(aWorld(), aWorld(), ({ data, graduates, openings }, later) => {
        const world = worldOf(data);
        const matcher = matcherOf(graduates);
        const compiled = openings.map((opening) => compileOpening(opening, world));
        for (const each of compiled) matcher.shortlist(each);
        const left = new Map(graduates.map((graduate) => [graduate.id, graduate]));
        later.graduates.forEach((graduate, index) => {
          if (index % 3 === 0) {
            expect(matcher.remove(graduate.id)).toBe(left.delete(graduate.id));
          } else {
            matcher.put(graduate);
            left.set(graduate.id, graduate);
          }
        });
        expect(matcher.size).toBe(left.size);
        for (const each of compiled) {
          const { counts, items } = referenceShortlist(each.opening, [...left.values()], world);
          expect(matcher.counts(each)).toEqual(counts);
          const all = items.map(({ graduateId, fit }) => ({ graduateId, fit }));
          expect(matcher.shortlist(each, 1000)).toEqual({ eligible: all.length, items: all });
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('knows a graduate by id until they are removed', () => {
    fc.assert(
      fc.property(aWorld(), ({ data, graduates, openings: [opening] }) => {
        const [graduate] = graduates;
        if (!graduate || !opening) return;
        const matcher = matcherOf(graduates);
        expect(matcher.get(graduate.id)).toBe(graduate);
        expect(matcher.remove(graduate.id)).toBe(true);
        expect(matcher.remove(graduate.id)).toBe(false);
        expect(matcher.get(graduate.id)).toBeUndefined();
        const compiled = compileOpening(opening, worldOf(data));
        expect(matcher.rescore(compiled, graduate.id)).toBeNull();
        expect(matcher.contributions(compiled, graduate.id)).toEqual([]);
        expect(matcher.openingsFor(graduate.id, [compiled])).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

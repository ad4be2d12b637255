import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RUNS, aWorld } from '../fit/worlds.arbitrary.ts';
import { referenceShortlist } from '../fit/reference.ts';
import { SMALL, randomGraduate, randomOpening, randomWorldData, worldOf } from '../fit/random-world.ts';
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
  it('gives the ranks, fits, counts and student lists of the plain reference on any world', () => {
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

  it('can be put in order step by step while graduates come, change and go', () => {
    const size = { ...SMALL, graduates: 400 };
    const data = randomWorldData(7, size);
    const world = worldOf(data);
    const compiled = Array.from({ length: 12 }, (_, index) => compileOpening(randomOpening(7, index, size), world));
    const matcher = new Matcher();
    const here = new Map<string, Graduate>();
    const change = (step: number) => {
      const id = `grd_${step % 300}`;
      if (step % 5 === 4) expect(matcher.remove(id)).toBe(here.delete(id));
      else {
        const graduate = { ...randomGraduate(7, step, size), id };
        here.set(id, graduate);
        matcher.put(graduate);
      }
    };
    let step = 0;
    for (let round = 0; round < 12; round += 1) {
      for (let more = 0; more < 60; more += 1, step += 1) {
        change(step);
        if (more % 20 === 0) for (const each of compiled) matcher.shortlist(each);
      }
      for (const part of matcher.tidy()) {
        expect(part).toBeUndefined();
        change((step += 1));
        const each = compiled[step % compiled.length];
        if (!each) continue;
        const plain = referenceShortlist(each.opening, [...here.values()], world);
        expect(matcher.shortlist(each, 1000).items.map(({ graduateId }) => graduateId)).toEqual(
          plain.items.map(({ graduateId }) => graduateId),
        );
        expect(matcher.counts(each)).toEqual(plain.counts);
      }
    }
    expect(matcher.size).toBe(here.size);
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
      }),
      { numRuns: 20 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { categories, classes, majorCodes, matchingTaxonomy, skillCodes } from './matching-taxonomy.ts';
import { matchingGraduate, matchingOpening, matchingWorld } from './matching-world.ts';

const first = <Entity>(count: number, entity: (index: number) => Entity): Entity[] =>
  Array.from({ length: count }, (_, index) => entity(index));

describe('the matching world', () => {
  it('is the same in every run, entity by entity', () => {
    expect(matchingGraduate(17)).toEqual(matchingGraduate(17));
    expect(matchingOpening(17)).toEqual(matchingOpening(17));
    expect(matchingGraduate(17)).not.toEqual({ ...matchingGraduate(18), id: 'grd_17' });
    expect(matchingWorld().recognitions).toEqual(matchingWorld().recognitions);
  });

  it('has the taxonomy that the targets speak of', () => {
    expect([skillCodes.length, majorCodes.length, classes.length, categories.length]).toEqual([5000, 744, 97, 19]);
    const { parentOf } = matchingTaxonomy.skillTree;
    const depth = (code: string): number => {
      const parent = parentOf(code);
      return parent ? 1 + depth(parent) : 1;
    };
    expect(new Set(skillCodes.map(depth))).toEqual(new Set([1, 2, 3]));
    expect(new Set(majorCodes.map(matchingTaxonomy.normalisedClass)).size).toBe(97);
    expect(new Set(majorCodes.map(matchingTaxonomy.normalisedCategory)).size).toBe(19);
  });

  it('has graduates with six to eighteen different skills, twelve on average, at the levels that were asked for', () => {
    const held = first(4000, (index) => matchingGraduate(index).skills ?? []);
    for (const skills of held) {
      expect(skills.length).toBeGreaterThanOrEqual(6);
      expect(skills.length).toBeLessThanOrEqual(18);
      expect(new Set(skills.map(({ skill }) => skill)).size).toBe(skills.length);
    }
    const all = held.flat();
    expect(all.length / held.length).toBeCloseTo(12, 0);
    const share = (level: number) => all.filter((each) => each.level === level).length / all.length;
    expect([1, 2, 3, 4, 5].map((level) => Math.round(share(level) * 20) * 5)).toEqual([15, 25, 30, 20, 10]);
  });

  it('has openings that ask for three to ten skills, two fifths of them for some that must be held', () => {
    const openings = first(1000, matchingOpening);
    for (const { skills = [], majorMust, majors } of openings) {
      expect(skills?.length).toBeGreaterThanOrEqual(3);
      expect(skills?.length).toBeLessThanOrEqual(10);
      if (majorMust) expect(majors).not.toEqual([]);
    }
    const asking = openings.filter(({ skills }) => skills?.some(({ must }) => must)).length;
    expect(asking / openings.length).toBeCloseTo(0.4, 1);
  });
});

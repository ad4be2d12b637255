import { describe, expect, it } from '@jest/globals';
import { Bm25, wordsOf } from './bm25.ts';
import { ablate } from './ablation.ts';
import { compare } from './comparison.ts';
import { grades, judge } from './metrics.ts';
import { baselines, fitRanker } from './rankers.ts';
import { qualityWorld, sights } from './world.ts';

describe('a ranking', () => {
  const graded = grades([0.9, 0.1, 0.5, 0, 0.7], [1, 1, 1]);

  it('grades the best by what they are worth, and nobody who is worth nothing', () => {
    expect(graded).toEqual([3, 0, 1, 0, 2]);
    expect(grades([0, 0], [1, 1, 1])).toEqual([0, 0]);
  });

  it('is perfect in the order of worth, and worse the later the best come', () => {
    expect(judge([0, 4, 2, 1, 3], graded, 2)).toEqual({ ndcg: 1, reciprocalRank: 1, recall: 1 });
    const late = judge([3, 1, 2, 4, 0], graded, 2);
    expect(late?.reciprocalRank).toBe(0.25);
    expect(late?.recall).toBe(0);
    const [found, ideal] = [1 / 2 + 3 / Math.log2(5) + 7 / Math.log2(6), 7 + 3 / Math.log2(3) + 1 / 2];
    expect(late?.ndcg).toBeCloseTo(found / ideal, 10);
    expect(judge([0, 1], [0, 1], 2)).toBeUndefined();
  });
});

describe('BM25', () => {
  it('scores by the textbook formula', () => {
    const index = new Bm25([['weld', 'weld', 'draw'], ['draw'], ['turn', 'mill']]);
    const rarity = Math.log(1 + (3 - 1 + 0.5) / (1 + 0.5));
    expect(index.score(['weld'], 0)).toBeCloseTo((rarity * 2 * 2.2) / (2 + 1.2 * (0.25 + 0.75 * 1.5)), 10);
    expect(index.score(['weld'], 1)).toBe(0);
    expect(index.score(['draw'], 1)).toBeGreaterThan(index.score(['draw'], 0));
  });

  it('cuts Chinese into pairs and other text into words', () => {
    expect(wordsOf('ＰＬＣ编程与调试, C++ Сварка')).toEqual(['plc', '编程', '程与', '与调', '调试', 'c++', 'сварка']);
  });
});

describe('the planted world', () => {
  const [usual] = sights;
  if (!usual) throw new Error('There is no usual world.');
  const world = qualityWorld(usual, { graduates: 60, openings: 8 }, 7);

  it('is the same in every run', () => {
    const again = qualityWorld(usual, { graduates: 60, openings: 8 }, 7);
    expect(again.worthToJob).toEqual(world.worthToJob);
    expect(again.graduates).toEqual(world.graduates);
  });

  it('has people whom nobody sees as they are', () => {
    const held = world.graduates.flatMap(({ graduate }) => graduate.skills ?? []);
    expect(held.length).toBeGreaterThan(300);
    const off = world.people.some((person, at) =>
      world.graduates[at]?.graduate.skills?.some(
        ({ skill, level }) => Math.abs(level - (person.ability.get(skill) ?? 0)) > 1,
      ),
    );
    expect(off).toBe(true);
  });

  it('is ranked by all rankings, and the ablation begins with the very fit of the platform', () => {
    expect(compare(world, [...baselines, fitRanker]).table).toContain('| fit-1 |');
    expect(ablate(world)).toContain('(+0.000)');
  });
});

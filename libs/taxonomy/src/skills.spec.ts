import { describe, expect, it } from '@jest/globals';
import { canonicalise } from './canonical.ts';
import { circleCodes, circles, resolveCircle } from './circles.ts';
import { major } from './majors.ts';
import { occupations, resolveOccupation } from './occupations.ts';
import { groupOf, isBelow, skill, skills, skillTree, taxonomyVersion } from './skills.ts';

describe('The taxonomy', () => {
  it('has 260 skills in 26 groups, each with names in three languages', () => {
    expect(taxonomyVersion).toBe('2026.11');
    expect(skills).toHaveLength(260);
    expect(skills.filter(({ kind }) => kind === 'group')).toHaveLength(26);
    for (const { names } of skills)
      expect([names.zh, names.en, names.ru].every((name) => name !== undefined)).toBe(true);
  });

  it('is a forest: every parent exists and every way up ends in a group', () => {
    for (const { code, parent, kind } of skills) {
      expect(skill(groupOf(code))?.kind).toBe('group');
      if (parent === null) expect(kind).toBe('group');
      else expect(skillTree.childrenOf(parent)).toContain(code);
      expect(isBelow(code, code)).toBe(false);
      expect(skillTree.related(code)).toEqual([]);
    }
    expect(isBelow('PLC-SIE', 'G-AUTO')).toBe(true);
    expect(skillTree.parentOf('G-AUTO')).toBeUndefined();
  });

  it('points only to circles, majors and skills that exist', () => {
    for (const each of skills) {
      for (const code of each.circles) expect(circleCodes).toContain(code);
      for (const code of each.majors) expect(major(code)).toBeDefined();
    }
    for (const each of occupations) {
      for (const code of each.skills) expect(skill(code)).toBeDefined();
      for (const code of each.circles) expect(circleCodes).toContain(code);
    }
    expect(occupations).toHaveLength(100);
    expect(circles).toHaveLength(9);
  });

  it('resolves circles and occupations by name and by code', () => {
    for (const { code, names, aliases } of circles) {
      for (const text of [code, names.zh ?? '', names.en ?? '', names.ru ?? '', ...aliases])
        expect(resolveCircle(text)).toEqual({ code });
    }
    for (const { code, names } of occupations) {
      expect(resolveOccupation(code)).toEqual({ code });
      expect(resolveOccupation(names.zh ?? '')).toEqual({ code });
    }
    expect(resolveOccupation('仓储管理')).toHaveProperty('suggestions.0.code', '4-02-06-01');
  });

  it('compares texts without regard to width, case, ё and spaces', () => {
    expect(canonicalise('  ＰＬＣ　编程 ')).toBe('plc 编程');
    expect(canonicalise('Монтёр')).toBe('монтер');
    expect(canonicalise('S7\u20131200\u200B')).toBe('s7-1200');
  });
});

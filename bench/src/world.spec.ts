import { describe, expect, it } from '@jest/globals';
import { sheetOf } from './sheets.ts';
import { generatedGraduate, generatedOpening, rare } from './world.ts';

describe('the generated world', () => {
  it('is the same in every run and at every size', () => {
    expect(generatedGraduate(7, 2027)).toEqual(generatedGraduate(7, 2027));
    const [small, large] = [sheetOf(10, 2027).toString(), sheetOf(20, 2027).toString()];
    expect(large.startsWith(small)).toBe(true);
    expect(large.trim().split('\r\n')).toHaveLength(21);
  });

  it('has graduates with several skills, and none with a skill that the probes ask for', () => {
    for (let index = 0; index < 300; index += 1) {
      const { graduate, skillNames } = generatedGraduate(index, 2027);
      expect(skillNames.length).toBeGreaterThanOrEqual(4);
      expect((graduate.skills ?? []).filter(({ skill }) => rare.includes(skill))).toEqual([]);
    }
  });

  it('has openings that ask for something', () => {
    for (let index = 0; index < 100; index += 1) {
      expect((generatedOpening(index, 2027).skills ?? []).length).toBeGreaterThanOrEqual(2);
    }
  });
});

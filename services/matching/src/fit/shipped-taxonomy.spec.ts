import { describe, expect, it } from '@jest/globals';
import { aGraduate, aWorldWith, anOpening } from './examples.ts';
import { explain } from './explanation.ts';
import { shippedTaxonomy } from './shipped-taxonomy.ts';

describe('the shipped taxonomy', () => {
  it('answers what the definition asks', () => {
    const { gradeRank, normalisedClass, normalisedCategory, educationRank, regionContains, provinceOf } =
      shippedTaxonomy;
    expect(['260103', '460103', '660103'].map((code) => normalisedClass(code))).toEqual(['0601', '0601', '0601']);
    expect(normalisedCategory('46')).toBe('06');
    expect(normalisedClass('080201')).toBe('UG0802');
    expect(normalisedClass('46') ?? null).toBeNull();
    expect(educationRank('bachelor')).toBe(educationRank('vocationalBachelor'));
    expect(educationRank('nonsense')).toBeUndefined();
    expect(['elementary', 'intermediate', 'advanced'].map((grade) => gradeRank('X-ROBOT-OM', grade))).toEqual([
      1, 2, 3,
    ]);
    expect(regionContains('120000', '120113')).toBe(true);
    expect(regionContains('KZ', 'KZ-ALA')).toBe(true);
    expect(provinceOf('KZ-ALA')).toBe(provinceOf('KZ'));
  });

  it('carries an explanation through', () => {
    const opening = anOpening({
      skills: [{ skill: 'ROB-OP', level: 3, must: true }],
      credentials: [{ credential: 'X-ROBOT-OM', grade: 'intermediate' }],
    });
    const graduate = aGraduate({
      skills: [{ skill: 'ROB-OP', level: 3, evidence: 'attested' }],
      credentials: [{ credential: 'X-ROBOT-OM', grade: 'advanced', country: 'CN', state: 'verified' }],
    });
    const { outcome, fit, missing } = explain(opening, graduate, aWorldWith({ taxonomy: shippedTaxonomy }));
    // W = 5000 + 1000 + 500: 7692 + 1538 + 769
    expect({ outcome, fit, missing }).toEqual({ outcome: 'eligible', fit: 9999, missing: [] });
  });
});

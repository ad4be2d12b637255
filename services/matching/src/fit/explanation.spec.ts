import { describe, expect, it } from '@jest/globals';
import { aGraduate, aWorldWith, anOpening } from './examples.ts';
import { explain, percentileOf, recognitionVersion } from './explanation.ts';

const opening = anOpening({
  education: 'bachelor',
  skills: [
    { skill: 'PLC', level: 4, must: true },
    { skill: 'HMI', level: 2 },
  ],
  credentials: [{ credential: 'X-ROBOT', grade: 'intermediate' }],
  languages: [{ language: 'en', scheme: 'CEFR', level: 'B2' }],
});
const graduate = aGraduate({
  education: null,
  skills: [{ skill: 'PLC', level: 2, evidence: 'attested' }],
  credentials: [{ credential: 'X-ROBOT', grade: 'elementary', country: 'CN', state: 'verified' }],
  languages: [{ language: 'en', scheme: 'CET', level: '4' }],
});

describe('an explanation', () => {
  const told = explain(opening, graduate, aWorldWith());

  it('names the gates that do not pass, in three languages', () => {
    expect(told.outcome).toBe('notEligible');
    expect(told.question).toBeNull();
    expect(told.gates.filter(({ outcome }) => outcome !== 'pass')).toEqual([
      {
        gate: 'education',
        outcome: 'unknown',
        reason: { zh: '缺少学历层次', en: 'The level of education is missing', ru: 'Не указан уровень образования' },
      },
      {
        gate: 'skill',
        outcome: 'fail',
        reason: {
          zh: '缺少必备技能：PLC ≥ 4',
          en: 'Lacks required skills: PLC ≥ 4',
          ru: 'Нет обязательных навыков: PLC ≥ 4',
        },
      },
    ]);
  });

  it('says which held skill counted for each that is asked', () => {
    expect(told.skills).toEqual([
      { skill: 'PLC', need: 4, have: 2, via: 'PLC', similarity: 10000, evidence: 'attested', value: 5000 },
      { skill: 'HMI', need: 2, have: 2, via: 'PLC', similarity: 3000, evidence: 'attested', value: 3000 },
    ]);
  });

  it('says what is missing and what each would gain, the largest first', () => {
    // W = 5000 + 1000 + 500 + 500 = 7000. Skills (5000 + 3000) div 2 = 4000 → 2857; credentials 10000 × 1 div 2 = 5000 → 714;
    // language 7500 → 535; place 10000 → 714: together 4820.
    expect(told.fit).toBe(4820);
    expect(told.missing).toEqual([
      { skill: 'HMI', have: 0, need: 2, gain: 2500 }, // (5000 + 10000) div 2 = 7500 → 5357
      { skill: 'PLC', have: 2, need: 4, gain: 1785 }, // (10000 + 3000) div 2 = 6500 → 4642
      { credential: 'X-ROBOT', have: 'elementary', need: 'intermediate', gain: 714 }, // 10000 → 1428
      { language: 'en', have: 'CET 4', need: 'CEFR B2', gain: 179 }, // 10000 → 714
    ]);
  });

  it('carries the versions that it was made from', () => {
    expect(told.versions).toEqual({
      definition: 'fit-1',
      taxonomy: '2026.11',
      recognition: 'e3b0c442',
      openingRevision: 3,
      graduateRevision: 2,
    });
  });

  it('names the set of recognitions in force, whatever their order', () => {
    const recognition = (id: string, revision: number) => {
      const [from, to] = [{ credential: 'A' }, { credential: 'B' }];
      return { id, revision, from, to, extent: 'full', confidence: 1 } as const;
    };
    const [a, b] = [recognition('rec_a', 2), recognition('rec_b', 1)];
    expect(recognitionVersion([b, a])).toBe('480c67aa');
    expect(recognitionVersion([a, b])).toBe('480c67aa');
    expect(recognitionVersion([a])).not.toBe('480c67aa');
  });

  it('asks the one question that stands first', () => {
    const skills = [{ skill: 'PLC', level: 4, evidence: 'claimed' }];
    const open = explain(opening, { ...graduate, skills }, aWorldWith());
    expect(open.outcome).toBe('needsInformation');
    expect(open.question).toBe('education');
  });
});

describe('the percentile', () => {
  it('is the share that stands at the rank or below it', () => {
    expect(percentileOf(1, 812)).toBe(100);
    expect(percentileOf(2, 3)).toBe(66); // (3 − 2 + 1) × 100 div 3
    expect(percentileOf(3, 3)).toBe(33);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain } from './explanation.ts';
import { fitOf } from './fit.ts';
import { eligibilityOf, judgeGates } from './gates.ts';
import { CREDENTIALS, randomRecognition, worldOf } from './random-world.ts';
import { referenceShortlist, studentList } from './reference.ts';
import { countingSkills, similarity } from './skills.ts';
import type { Graduate, Opening, World } from './world.ts';
import { aWorld } from './worlds.arbitrary.ts';

/** Each world holds many pairs, so fewer worlds do. */
const RUNS = 120;

type Pair = { opening: Opening; graduate: Graduate; world: World };

/** Holds the law for every pair of many worlds; the number is the law's to vary by. */
function forPairs(law: (pair: Pair, number: number) => void): void {
  fc.assert(
    fc.property(aWorld(), fc.nat(), ({ data, graduates, openings }, number) => {
      const world = worldOf(data);
      for (const opening of openings) for (const graduate of graduates) law({ opening, graduate, world }, number);
    }),
    { numRuns: RUNS },
  );
}

/** The list with one of its items changed. */
function changed<T>(items: readonly T[] | null | undefined, number: number, change: (item: T) => T): T[] {
  const list = items ?? [];
  return list.map((item, index) => (index === number % list.length ? change(item) : item));
}

const notLower = ({ opening, graduate, world }: Pair, better: Graduate, betterWorld = world) =>
  expect(fitOf(opening, better, betterWorld)).toBeGreaterThanOrEqual(fitOf(opening, graduate, world));

describe('the fit', () => {
  it('never falls when a skill rises by a level', () => {
    forPairs((pair, number) => {
      const skills = changed(pair.graduate.skills, number, (held) => ({ ...held, level: held.level + 1 }));
      notLower(pair, { ...pair.graduate, skills });
    });
  });

  it('never falls when the evidence of a skill is strengthened', () => {
    const stronger: Record<string, string> = { claimed: 'practice', practice: 'competition', competition: 'attested' };
    forPairs((pair, number) => {
      const skills = changed(pair.graduate.skills, number, (held) => {
        return { ...held, evidence: stronger[held.evidence] ?? 'attested' };
      });
      notLower(pair, { ...pair.graduate, skills });
    });
  });

  it('never falls when a claimed credential is verified', () => {
    forPairs((pair, number) => {
      const credentials = changed(pair.graduate.credentials, number, (held) => {
        return held.state === 'claimed' ? { ...held, state: 'verified' } : held;
      });
      notLower(pair, { ...pair.graduate, credentials });
    });
  });

  it('never falls when one more recognition enters into force, and no gate becomes stricter', () => {
    const harshness = { eligible: 0, needsInformation: 1, notEligible: 2 };
    forPairs((pair, number) => {
      const { opening, graduate, world } = pair;
      const recognitions = [...world.recognitions, randomRecognition(number, 99)];
      notLower(pair, graduate, { ...world, recognitions });
      const before = eligibilityOf(judgeGates(opening, graduate, world));
      const after = eligibilityOf(judgeGates(opening, graduate, { ...world, recognitions }));
      expect(harshness[after]).toBeLessThanOrEqual(harshness[before]);
    });
  });

  it('is the sum of its contributions and lies between 0 and 10000', () => {
    forPairs(({ opening, graduate, world }) => {
      const { fit, contributions } = explain(opening, graduate, world);
      expect(contributions.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(fit);
      expect(fit).toBeGreaterThanOrEqual(0);
      expect(fit).toBeLessThanOrEqual(10000);
    });
  });

  it('takes no notice of what the opening does not mention, nor of wishes', () => {
    forPairs(({ opening, graduate, world }) => {
      const quiet = {
        ...opening,
        skills: [],
        languages: [],
        credentials: [],
        majors: [],
        majorMust: false,
        circle: null,
      };
      const stranger = { major: null, skills: [], credentials: [], languages: [], medals: [], practice: {} };
      const other = { ...graduate, ...stranger, circles: ['X'], birth: graduate.birth ?? null };
      expect(fitOf(quiet, other, world)).toBe(fitOf(quiet, graduate, world));
      expect(judgeGates(quiet, other, world)).toEqual(judgeGates(quiet, graduate, world));
    });
  });

  it('of one graduate does not depend on the others, nor the ranks on their order', () => {
    fc.assert(
      fc.property(aWorld(), ({ data, graduates, openings }) => {
        const world = worldOf(data);
        for (const opening of openings) {
          const all = referenceShortlist(opening, graduates, world);
          expect(referenceShortlist(opening, graduates.toReversed(), world)).toEqual(all);
          const fewer = referenceShortlist(opening, graduates.slice(1), world).items;
          const rest = all.items.filter(({ graduateId }) => graduateId !== graduates[0]?.id);
          expect(fewer.map(({ rank: _rank, ...item }) => item)).toEqual(rest.map(({ rank: _rank, ...item }) => item));
        }
        for (const graduate of graduates) {
          expect(studentList(graduate, openings.toReversed(), world)).toEqual(studentList(graduate, openings, world));
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a gain', () => {
  it('of a credential is what the fit really rises by when it is earned and verified', () => {
    forPairs(({ opening, graduate, world }) => {
      const { fit, missing } = explain(opening, graduate, { ...world, recognitions: [] });
      for (const { credential, need, gain } of missing) {
        if (!credential || !CREDENTIALS.includes(credential)) continue;
        const earned = { credential, grade: need === null ? null : String(need), country: 'CN', state: 'verified' };
        const better = { ...graduate, credentials: [...(graduate.credentials ?? []), earned] };
        expect(fitOf(opening, better, { ...world, recognitions: [] }) - fit).toBe(gain);
      }
    });
  });

  it('of a skill is at most what the fit rises by when it is learnt, since it may help others that are asked', () => {
    forPairs(({ opening, graduate, world }) => {
      const { fit, missing } = explain(opening, graduate, world);
      for (const { skill, need, gain } of missing) {
        if (!skill) continue;
        const learnt = { skill, level: Number(need), evidence: 'attested' };
        const better = { ...graduate, skills: [...(graduate.skills ?? []), learnt] };
        expect(fitOf(opening, better, world) - fit).toBeGreaterThanOrEqual(gain);
        expect(gain).toBeGreaterThan(0);
      }
    });
  });
});

describe('the skills that count for an asked one', () => {
  it('are those that the definition finds similar when it looks at one pair at a time', () => {
    forPairs(({ opening, graduate, world: { taxonomy } }) => {
      for (const { skill: asked } of opening.skills ?? []) {
        const counting = countingSkills(taxonomy.skillTree, asked);
        for (const { skill: held } of graduate.skills ?? []) {
          expect(counting.get(held) ?? 0).toBe(similarity(taxonomy.skillTree, asked, held));
        }
      }
    });
  });
});

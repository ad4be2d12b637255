import { describe, expect, it } from '@jest/globals';
import { demoFigures } from './figures.ts';
import { demoMembers } from './members.ts';

const parts = { organisations: demoMembers, openings: [], agreements: [], recognitions: [], graduates: 0 };

/** What the alliances publish of themselves; the demo world must come to the same. */
const published = {
  colleges: 26,
  enterprises: 22,
  foreign: 19,
  countries: 5,
  universities: 7,
  parkMajors: 13,
  workshops: 10,
  lubanCountries: 8,
  lubanMajors: 21,
  lubanCategories: 6,
  degree: 15_000,
  trained: 3_000,
  dupNames: 0,
  uscc: 48,
};

describe('the figures of the demo world', () => {
  it('are those that the alliances publish', () => {
    expect(demoFigures(parts)).toMatchObject(published);
  });

  it('are counted, not known: a member that is missing is missed', () => {
    const fewer = demoMembers.filter(({ ref }) => ref !== 'ENT-05' && ref !== 'COL-UA-1');
    expect(demoFigures({ ...parts, organisations: fewer })).toMatchObject({ enterprises: 21, foreign: 18, uscc: 47 });
  });

  it('find names that are borne twice, and codes that are wrong', () => {
    const [first, ...others] = demoMembers;
    const second = { ...first, uscc: '12110106XXDEM0015D' };
    const organisations = [first, second, ...others.slice(1)].filter((each) => each !== undefined);
    expect(demoFigures({ ...parts, organisations: organisations as typeof demoMembers })).toMatchObject({
      dupNames: 2,
      uscc: 47,
    });
  });

  it('tell openings and agreements by their state', () => {
    const openings = [
      { state: 'published', kind: 'internship' },
      { state: 'draft', kind: 'internship' },
    ];
    expect(demoFigures({ ...parts, openings, agreements: [{ state: 'inForce' }] })).toMatchObject({
      openings: { published: 1, draft: 1 },
      openingsByKind: { internship: 2 },
      agreements: { inForce: 1 },
    });
  });
});

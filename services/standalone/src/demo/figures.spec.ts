import { describe, expect, it } from '@jest/globals';
import { demoFigures } from './figures.ts';
import type { CountedAlliance, CountedWorkshop } from './figures.ts';
import { demoAlliances, demoWorkshops } from './institutions.ts';
import { demoMembers } from './members.ts';

const organisations = demoMembers.map((member) => ({ ...member, id: member.ref }));
const alliances = demoAlliances().map((alliance): CountedAlliance => ({
  ...alliance,
  members: alliance.members.map(({ member }) => ({ organisation: member })),
}));
/** As the platform tells them when their cohorts are in. */
const workshops = demoWorkshops(2027).map(({ country, majors, cohorts }): CountedWorkshop => {
  const enrolled = (wanted: string) =>
    cohorts.filter(({ kind }) => kind === wanted).reduce((sum, cohort) => sum + cohort.enrolled, 0);
  return {
    host: { country },
    majors,
    counters: { degreeStudents: enrolled('degree'), trainees: enrolled('training') },
  };
});
const parts = { organisations, alliances, workshops, openings: [], agreements: [], recognitions: [], graduates: 0 };

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
    const fewer = organisations.filter(({ ref }) => ref !== 'ENT-05' && ref !== 'COL-UA-1');
    expect(demoFigures({ ...parts, organisations: fewer })).toMatchObject({ enterprises: 21, foreign: 18, uscc: 47 });
  });

  it('count workshops and the park by what is there: one that has closed its doors is missed', () => {
    expect(demoFigures({ ...parts, workshops: workshops.slice(1) })).toMatchObject({ workshops: 9, degree: 13_400 });
    expect(demoFigures({ ...parts, alliances: alliances.filter(({ kind }) => kind !== 'park') })).toMatchObject({
      universities: 0,
      parkMajors: 0,
      alliances: 5,
      platforms: 4,
    });
  });

  it('find names that are borne twice, and codes that are wrong', () => {
    const [first, ...others] = organisations;
    const second = { ...first, uscc: '12110106XXDEM0015D' };
    const repeated = [first, { ...second, id: others[0]?.id }, ...others.slice(1)] as typeof organisations;
    expect(demoFigures({ ...parts, organisations: repeated })).toMatchObject({
      dupNames: 2,
      uscc: 47,
    });
  });

  it('tell openings and agreements by their state', () => {
    const openings = [
      { state: 'published', kind: 'internship' },
      { state: 'draft', kind: 'internship' },
    ];
    expect(demoFigures({ ...parts, openings, agreements: [{ state: 'inForce', type: 'exchange' }] })).toMatchObject({
      openings: { published: 1, draft: 1 },
      openingsByKind: { internship: 2 },
      agreements: { inForce: 1 },
      agreementsByType: { exchange: 1 },
    });
  });
});

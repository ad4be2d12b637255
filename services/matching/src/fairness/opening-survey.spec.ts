import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aGraduate, aWorldWith, anOpening } from '../fit/examples.ts';
import { fitOf } from '../fit/fit.ts';
import { eligibilityOf, judgeGates } from '../fit/gates.ts';
import { byScoreThenLot } from '../fit/lottery.ts';
import { SMALL, randomGraduate, randomOpening, randomWorldData, worldOf } from '../fit/random-world.ts';
import { referenceShortlist } from '../fit/reference.ts';
import { GATES } from '../fit/world.ts';
import type { Gate, Graduate, Opening, World } from '../fit/world.ts';
import { comparable, impactOf } from './impact.ts';
import type { Groups } from './groups.ts';
import { OpeningSurvey } from './opening-survey.ts';
import type { SurveyReport } from './opening-survey.ts';

type SexOf = (graduateId: string) => 'female' | 'male' | null;

const byNumber: SexOf = (id) => (Number(id.slice(4)) % 2 === 0 ? 'female' : 'male');
const groupsBy =
  (sexOf: SexOf) =>
  (id: string): Groups => ({ sex: sexOf(id), origin: '12', collegeLevel: null, country: 'CN' });

function surveyed(opening: Opening, graduates: readonly Graduate[], world: World, sexOf = byNumber): SurveyReport {
  const { items } = referenceShortlist(opening, graduates, world);
  const survey = new OpeningSurvey(opening, world, items.slice(0, opening.shortlist ?? 50));
  const groupsOf = groupsBy(sexOf);
  for (const graduate of graduates) survey.see(graduate, groupsOf(graduate.id));
  const work = survey.report(groupsOf);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const many = (number: number, of: (at: number) => Partial<Graduate>) =>
  Array.from({ length: number }, (_, at) => aGraduate({ id: `grd_${at}`, ...of(at) }));
const bySex = (report: SurveyReport) => report.dimensions.find(({ dimension }) => dimension === 'sex');

describe('a survey of an opening', () => {
  const plc = { skill: 'PLC', level: 3, evidence: 'attested' };

  it('shows which gate removes whom, and names the must that causes it with the ratio without it', () => {
    const opening = anOpening({
      education: 'higherVocational',
      skills: [
        { skill: 'PLC', level: 2, must: true },
        { skill: 'CAD', level: 1, must: true },
      ],
    });
    // All hold CAD; of the women one in two holds PLC.
    const graduates = many(80, (at) => ({
      skills: [{ ...plc, skill: 'CAD' }, ...(at % 4 === 0 ? [] : [plc])],
    }));
    const report = surveyed(opening, graduates, aWorldWith());
    expect(report).toMatchObject({ pool: 80, eligible: 60, shortlisted: 50 });
    const sex = bySex(report);
    expect(sex?.gates.map(({ gate }) => gate)).toEqual(['kind', 'education', 'skill', 'availability']);
    expect(sex?.gates[2]?.groups).toEqual([
      { group: 'female', size: 40, selected: 20, rate: 5000, ratio: 5000 },
      { group: 'male', size: 40, selected: 40, rate: 10000, ratio: 10000 },
    ]);
    expect(sex?.eligible).toMatchObject({
      lowest: { group: 'female', ratio: 5000 },
      isBelow: true,
      cause: { gate: 'skill', must: 'PLC ≥ 2', ratio: 10000 },
    });
  });

  it('blames a gate as a whole where only all of its musts together keep a group out', () => {
    const languages = ['en', 'ru'].map((language) => ({ language, scheme: 'CEFR', level: 'B1', must: true }));
    const graduates = many(40, (at) => ({ languages: at % 2 === 0 ? [] : languages }));
    const sex = bySex(surveyed(anOpening({ languages }), graduates, aWorldWith()));
    expect(sex?.eligible.cause).toEqual({ gate: 'language', must: null, ratio: 10000 });
  });

  it('blames no requirement for what the order of fit alone has done', () => {
    const opening = anOpening({ skills: [{ skill: 'PLC', level: 2 }], shortlist: 20 });
    const graduates = many(60, (at) => ({ skills: at % 2 === 0 ? [] : [plc] }));
    const sex = bySex(surveyed(opening, graduates, aWorldWith()));
    expect(sex?.eligible).toMatchObject({ isBelow: false, cause: null });
    expect(sex?.shortlist).toMatchObject({ lowest: { group: 'female', ratio: 0 }, isBelow: true, cause: null });
  });

  it('leaves out small groups and counts those whose group is not known', () => {
    const sexOf: SexOf = (id) => (id < 'grd_2' ? 'female' : id < 'grd_3' ? null : 'male');
    const graduates = many(40, () => ({}));
    const females = graduates.filter(({ id }) => sexOf(id) === 'female').length;
    const unknown = graduates.filter(({ id }) => sexOf(id) === null).length;
    const few = graduates.filter(({ id }) => sexOf(id) !== 'female' || id < 'grd_14');
    const sex = bySex(surveyed(anOpening(), few, aWorldWith(), sexOf));
    expect(females).toBeGreaterThan(9);
    expect(sex).toMatchObject({ unknown, leftOut: { groups: 1 } });
    expect(sex?.eligible.groups.map(({ group }) => group)).toEqual(['male']);
  });
});

/** By definition: what the lowest ratios are if this gate, or this must of it, were not asked. */
function lowestWithout(opening: Opening, pool: readonly Graduate[], world: World, ignored: Gate | null) {
  const eligible = pool.filter(
    (graduate) =>
      eligibilityOf(judgeGates(opening, graduate, world).filter(({ gate }) => gate !== ignored)) === 'eligible',
  );
  const listed = eligible
    .map((graduate) => ({ id: graduate.id, score: fitOf(opening, graduate, world) }))
    .sort(byScoreThenLot(opening.id))
    .slice(0, opening.shortlist ?? 50);
  const lowest = (chosen: readonly { readonly id: string }[]) => {
    const cells = ['female', 'male'].map((group) => ({
      group,
      size: pool.filter(({ id }) => byNumber(id) === group).length,
      selected: chosen.filter(({ id }) => byNumber(id) === group).length,
    }));
    return impactOf(comparable(cells, pool.length).cells).lowest?.ratio ?? null;
  };
  return { eligible: lowest(eligible), shortlist: lowest(listed) };
}

const musts = ['skills', 'credentials', 'languages'] as const;

/** The opening once for each must, without that one. */
function withoutEachMust(opening: Opening): Opening[] {
  return musts.flatMap((field) => {
    const asked = (opening[field] ?? []) as readonly { readonly must?: boolean | null }[];
    return asked.flatMap((each, at) =>
      each.must
        ? [{ ...opening, [field]: asked.map((other, index) => (index === at ? { ...other, must: false } : other)) }]
        : [],
    );
  });
}

describe('in random worlds', () => {
  it('the cause is the best of all that could be dropped, tried one by one', () => {
    const size = { ...SMALL, graduates: 60 };
    let causes = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0x7fffffff }), (seed) => {
        const world = worldOf(randomWorldData(seed, size));
        const graduates = Array.from({ length: size.graduates }, (_, at) => randomGraduate(seed, at, size));
        const opening = { ...randomOpening(seed, 0, size), state: 'published', kind: 'employment' };
        const open = { ...world, isApproved: () => true };
        const pool = graduates.filter((each) =>
          judgeGates(opening, each, open).every(
            ({ gate, outcome }) => !['consent', 'status'].includes(gate) || outcome === 'pass',
          ),
        );
        const now = lowestWithout(opening, pool, open, null);
        const tried = [
          ...GATES.map((gate) => lowestWithout(opening, pool, open, gate)),
          ...withoutEachMust(opening).map((each) => lowestWithout(each, pool, open, null)),
        ];
        const sex = bySex(surveyed(opening, pool, open));
        for (const selection of ['eligible', 'shortlist'] as const) {
          const lowest = now[selection];
          expect(sex?.[selection].lowest?.ratio ?? null).toBe(lowest);
          const best = Math.max(...tried.map((each) => each[selection] ?? 0));
          const expected = lowest !== null && lowest < 8000 && best > lowest ? best : null;
          expect(sex?.[selection].cause?.ratio ?? null).toBe(expected);
          if (expected !== null) causes += 1;
        }
      }),
      { numRuns: 200 },
    );
    expect(causes).toBeGreaterThan(20);
  });

  it('groups change nothing but the groups of the report', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0x7fffffff }), (seed) => {
        const world = worldOf(randomWorldData(seed, SMALL));
        const graduates = Array.from({ length: SMALL.graduates }, (_, at) => randomGraduate(seed, at, SMALL));
        const opening = randomOpening(seed, 0, SMALL);
        const [one, other] = [byNumber, () => null].map((sexOf) => surveyed(opening, graduates, world, sexOf));
        expect([one?.pool, one?.eligible, one?.shortlisted]).toEqual([
          other?.pool,
          other?.eligible,
          other?.shortlisted,
        ]);
      }),
      { numRuns: 50 },
    );
  });
});

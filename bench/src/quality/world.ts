import { shippedTaxonomy, studentList } from '@duijie/matching';
import type { World } from '@duijie/matching';
import { credentials } from '@duijie/taxonomy';
import { job, person, worthToJob, worthToPerson } from './latent.ts';
import type { Job, Person } from './latent.ts';
import { valuesOf } from './parameters.ts';
import type { Values } from './parameters.ts';
import { recognitionsOf, seenOpening } from './posting.ts';
import type { SeenOpening } from './posting.ts';
import { seenGraduate } from './seen.ts';
import type { SeenGraduate, Sight } from './seen.ts';

const usual: Sight = {
  name: 'usual',
  unlisted: 20,
  graduatesWrite: [70, 20, 10],
  postingsWrite: [70, 20, 10],
  strays: 0.8,
  missingDates: 4,
  foreign: 5,
  licensed: 30,
  unstated: 30,
  hard: false,
};

/** The usual world, and one for each thing that leads astray. */
export const sights: readonly Sight[] = [
  usual,
  { ...usual, name: 'thin postings', unstated: 85 },
  { ...usual, name: 'missing dates', missingDates: 35 },
  { ...usual, name: 'synonyms', graduatesWrite: [85, 10, 5], postingsWrite: [5, 55, 40] },
  { ...usual, name: 'levels', hard: true, strays: 0.5 },
  { ...usual, name: 'foreign credentials', foreign: 35, licensed: 100 },
];

/** A world with what is true in it and what is seen of it, pair by pair. */
export interface QualityWorld {
  readonly sight: Sight;
  readonly people: readonly Person[];
  readonly jobs: readonly Job[];
  readonly graduates: readonly SeenGraduate[];
  readonly openings: readonly SeenOpening[];
  /** By opening, then by graduate. */
  readonly worthToJob: readonly (readonly number[])[];
  readonly worthToPerson: readonly (readonly number[])[];
  readonly values: readonly (readonly Values[])[];
  /** The scores of the students' own lists, in which what they wish has its part; 0 where they are not eligible. */
  readonly studentScores: readonly (readonly number[])[];
}

const matchingWorld: World = {
  taxonomy: shippedTaxonomy,
  recognitions: recognitionsOf(credentials.map(({ code }) => code)),
  hasOrderClassAgreement: () => false,
  isApproved: () => true,
};

/** `sequence` numbers the worlds, so that what was tuned on one is not judged on it. */
export function qualityWorld(
  sight: Sight,
  size: { graduates: number; openings: number },
  sequence: number,
): QualityWorld {
  const of = <Item>(count: number, make: (index: number) => Item) =>
    Array.from({ length: count }, (_, index) => make(sequence * 1_000_000 + index));
  const people = of(size.graduates, (index) => person(index, sight.foreign));
  const jobs = of(size.openings, (index) => job(index, sight));
  const graduates = people.map((each) => seenGraduate(each, sight));
  const openings = jobs.map((each) => seenOpening(each, sight));
  const table = <Cell>(cell: (job: number, person: number) => Cell): Cell[][] =>
    jobs.map((_job, row) => people.map((_person, column) => cell(row, column)));
  const [j, p] = [(at: number) => jobs[at] as Job, (at: number) => people[at] as Person];
  return {
    ...{ sight, people, jobs, graduates, openings },
    worthToJob: table((row, column) => worthToJob(p(column), j(row))),
    worthToPerson: table((row, column) => worthToPerson(p(column), j(row))),
    studentScores: studentScores(graduates, openings),
    values: table((row, column) =>
      valuesOf((openings[row] as SeenOpening).opening, (graduates[column] as SeenGraduate).graduate, matchingWorld),
    ),
  };
}

function studentScores(graduates: readonly SeenGraduate[], openings: readonly SeenOpening[]): number[][] {
  const all = openings.map(({ opening }) => opening);
  const byGraduate = graduates.map(({ graduate }) => {
    const list = studentList(graduate, all, matchingWorld);
    return new Map(list.map(({ openingId, score }) => [openingId, score]));
  });
  return all.map(({ id }) => byGraduate.map((scores) => scores.get(id) ?? 0));
}

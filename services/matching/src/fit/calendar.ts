import type { Graduate } from './world.ts';

/** The month as a count of months since year 0, of YYYY-MM or YYYY-MM-DD; nothing when it is neither. */
export function monthNumber(date: string | null | undefined): number | undefined {
  const found = /^(\d{4})-(\d{2})/.exec(date ?? '');
  return found ? Number(found[1]) * 12 + Number(found[2]) : undefined;
}

/** Sixteen years, in months. An intern must be older than this at the start. */
export const SIXTEEN_YEARS = 192;

/** The graduate's age at the start, in months. */
export function monthsOfAge(graduate: Graduate, start: string): number | undefined {
  const born = monthNumber(graduate.birth);
  const begins = monthNumber(start);
  return born === undefined || begins === undefined ? undefined : begins - born;
}

/** The year of study in which the start finds someone of this cohort: a school year begins in September. */
export function yearSince(cohort: number, start: string): number {
  return Number(start.slice(0, 4)) - cohort + (Number(start.slice(5, 7)) >= 9 ? 1 : 0);
}

/** The year of study at the start: from the cohort, else the stored year. */
export function yearOfStudy(graduate: Graduate, start: string): number | undefined {
  if (graduate.cohort != null) return yearSince(graduate.cohort, start);
  return graduate.year ?? undefined;
}

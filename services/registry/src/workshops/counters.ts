import type { WorkshopCohort, WorkshopCounters } from '@duijie/contracts';

/** What the cohorts come to: nobody types these in. A cohort that was cancelled taught nobody. */
export function countersOf(cohorts: readonly WorkshopCohort[]): WorkshopCounters {
  const counted = cohorts.filter(({ state }) => state !== 'cancelled');
  const enrolledIn = (kind: WorkshopCohort['kind']): number =>
    counted.filter((each) => each.kind === kind).reduce((sum, { enrolled }) => sum + enrolled, 0);
  return {
    cohorts: counted.length,
    degreeStudents: enrolledIn('degree'),
    trainees: enrolledIn('training'),
    completed: counted.reduce((sum, { completed }) => sum + (completed ?? 0), 0),
  };
}

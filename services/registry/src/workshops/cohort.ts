import { WorkshopCohortEnded, WorkshopCohortEnrolled } from '@duijie/contracts';
import type { WorkshopCohort } from '@duijie/contracts';
import { invalid, isDate, notFound, revised, wrongState } from '@duijie/domain';
import type { Change, FieldError } from '@duijie/domain';
import { told } from './workshop.ts';
import type { Workshop } from './workshop.ts';

export type CohortTerms = Pick<WorkshopCohort, 'kind' | 'title' | 'startsOn' | 'endsOn' | 'enrolled'>;

const mostCohorts = 500;

/** A cohort begins at a workshop that teaches. */
export function enrolCohort(workshop: Workshop, id: string, terms: CohortTerms, now: string): Change<Workshop> {
  if (workshop.state !== 'operating') {
    throw wrongState('workshop', workshop.state, ['operating'], 'enrol a cohort');
  }
  const errors: FieldError[] = [];
  for (const field of ['startsOn', 'endsOn'] as const) {
    const date = terms[field];
    if (date !== null && !isDate(date)) {
      errors.push({
        pointer: `/${field}`,
        code: 'format',
        message: { zh: '不是有效日期', en: 'Not a real date (YYYY-MM-DD)' },
      });
    }
  }
  if (terms.endsOn !== null && terms.endsOn < terms.startsOn) {
    errors.push({
      pointer: '/endsOn',
      code: 'dates-reversed',
      message: { zh: '截止日期早于起始日期', en: 'The end is before the start' },
    });
  }
  if (![terms.title.zh, terms.title.en, terms.title.ru].some((words) => words?.trim())) {
    errors.push({
      pointer: '/title',
      code: 'required',
      message: { zh: '至少用一种语言填写', en: 'Give it in at least one language' },
    });
  }
  if (workshop.cohorts.length >= mostCohorts) {
    errors.push({
      pointer: '/cohorts',
      code: 'too-many',
      message: { zh: `最多 ${mostCohorts} 个班次`, en: `At most ${mostCohorts} cohorts` },
    });
  }
  if (errors.length > 0) throw invalid('cohort', errors);
  const cohort: WorkshopCohort = { ...terms, id, state: 'running', completed: null };
  return told(revised<Workshop>(workshop, now, { cohorts: [...workshop.cohorts, cohort] }), WorkshopCohortEnrolled);
}

/** A cohort ends: so many of those who began it succeeded. */
export function completeCohort(workshop: Workshop, id: string, completed: number, now: string): Change<Workshop> {
  const cohort = running(workshop, id, 'complete it');
  if (completed > cohort.enrolled) {
    throw invalid('cohort', [
      {
        pointer: '/completed',
        code: 'range',
        message: { zh: `不能多于注册人数 ${cohort.enrolled}`, en: `Not more than the ${cohort.enrolled} who enrolled` },
      },
    ]);
  }
  return ended(workshop, { ...cohort, state: 'completed', completed }, now);
}

/** A cohort that does not take place counts no more. */
export function cancelCohort(workshop: Workshop, id: string, now: string): Change<Workshop> {
  return ended(workshop, { ...running(workshop, id, 'cancel it'), state: 'cancelled' }, now);
}

function running(workshop: Workshop, id: string, act: string): WorkshopCohort {
  const cohort = workshop.cohorts.find((each) => each.id === id);
  if (!cohort) throw notFound('cohort', id);
  if (cohort.state !== 'running') throw wrongState('cohort', cohort.state, ['running'], act);
  return cohort;
}

function ended(workshop: Workshop, cohort: WorkshopCohort, now: string): Change<Workshop> {
  const cohorts = workshop.cohorts.map((each) => (each.id === cohort.id ? cohort : each));
  return told(revised<Workshop>(workshop, now, { cohorts }), WorkshopCohortEnded);
}

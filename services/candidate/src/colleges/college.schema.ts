import type { EducationLevel } from '@duijie/contracts';
import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan } from '@duijie/platform';

/** What uploads need to know of a college: its level decides between majors of one name. */
export interface College extends Aggregate {
  readonly level: EducationLevel | null;
}

export const collegePlan: CollectionPlan<College> = { name: 'colleges' };

import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan } from '@duijie/platform';

/** Who stands in the present shortlist of an opening, as matching told it last. The id is the opening's. */
export interface Shortlist extends Aggregate {
  readonly employer: string;
  readonly graduates: readonly string[];
}

// Lists change often and are read seldom, so the graduates in them have no index.
export const shortlistPlan: CollectionPlan<Shortlist> = { name: 'shortlists', indexes: [['employer']] };

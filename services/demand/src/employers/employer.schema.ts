import type { OrganisationBody } from '@duijie/contracts';
import type { CollectionPlan } from '@duijie/platform';

/** Our copy of the members' public records, as registry tells of them. */
export type Employer = OrganisationBody;

export const employerPlan: CollectionPlan<Employer> = { name: 'employers' };

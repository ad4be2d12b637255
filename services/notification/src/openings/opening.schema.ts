import type { OpeningBody } from '@duijie/contracts';
import type { CollectionPlan } from '@duijie/platform';

/** Our copy of what words about an opening need. */
export type HeardOpening = Pick<OpeningBody, 'id' | 'revision' | 'title' | 'employer' | 'state' | 'pausedBy'>;

export const openingPlan: CollectionPlan<HeardOpening> = { name: 'openings' };

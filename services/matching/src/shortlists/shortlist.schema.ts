import type { CollectionPlan } from '@duijie/platform';
import type { Shortlist } from './shortlist.ts';

export const shortlistPlan: CollectionPlan<Shortlist> = { name: 'shortlists' };

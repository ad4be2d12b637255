import type { CollectionPlan } from '@duijie/platform';
import type { FollowUp } from './follow-up.ts';

export const followUpPlan: CollectionPlan<FollowUp> = { name: 'follow-ups', indexes: [['done']] };

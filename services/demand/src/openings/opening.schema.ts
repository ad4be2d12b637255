import type { CollectionPlan } from '@duijie/platform';
import type { Opening } from './opening.ts';

export const openingPlan: CollectionPlan<Opening> = {
  name: 'openings',
  unique: [['employer', 'externalRef']],
  indexes: [['employer', 'state'], ['state', 'validUntil'], ['createdAt'], ['state', 'circle']],
};

import type { CollectionPlan } from '@duijie/platform';
import type { Workshop } from './workshop.ts';

export const workshopPlan: CollectionPlan<Workshop> = {
  name: 'workshops',
  indexes: [['partner'], ['country'], ['state'], ['createdAt']],
};

import type { CollectionPlan } from '@duijie/platform';
import type { Alliance } from './alliance.ts';

export const alliancePlan: CollectionPlan<Alliance> = {
  name: 'alliances',
  indexes: [['organisations'], ['readers'], ['parent'], ['createdAt']],
};

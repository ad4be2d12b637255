import type { CollectionPlan } from '@duijie/platform';
import type { Flag } from './flag.ts';

export const flagPlan: CollectionPlan<Flag> = {
  name: 'flags',
  indexes: [['organisation', 'state'], ['state'], ['createdAt']],
};

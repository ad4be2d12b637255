import type { CollectionPlan } from '@duijie/platform';
import type { Disclosure } from './disclosure.ts';

export const disclosurePlan: CollectionPlan<Disclosure> = {
  name: 'disclosures',
  indexes: [['graduate', 'at']],
  sensitive: true,
};

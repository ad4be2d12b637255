import type { CollectionPlan } from '@duijie/platform';
import type { Graduate } from './graduate.ts';

export const graduatePlan: CollectionPlan<Graduate> = {
  name: 'graduates',
  unique: [['naturalKey']],
  indexes: [['college', 'state'], ['college', 'major'], ['createdAt'], ['consentEndsOn']],
  sensitive: true,
};

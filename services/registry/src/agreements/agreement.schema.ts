import type { CollectionPlan } from '@duijie/platform';
import type { Agreement } from './agreement.ts';

export const agreementPlan: CollectionPlan<Agreement> = {
  name: 'agreements',
  indexes: [['state', 'validUntil'], ['parties'], ['createdAt']],
};

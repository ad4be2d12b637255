import type { CollectionPlan } from '@duijie/platform';
import type { Organisation } from './organisation.ts';

export const organisationPlan: CollectionPlan<Organisation> = {
  name: 'organisations',
  unique: [['uscc'], ['country', 'registerNumber']],
  indexes: [['kind', 'state'], ['createdAt'], ['country']],
};

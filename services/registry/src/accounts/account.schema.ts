import type { CollectionPlan } from '@duijie/platform';
import type { Account } from './account.ts';

export const accountPlan: CollectionPlan<Account> = {
  name: 'accounts',
  unique: [['login']],
  indexes: [['organisation'], ['createdAt'], ['graduate']],
  // A student's login may say who they are.
  sensitive: true,
};

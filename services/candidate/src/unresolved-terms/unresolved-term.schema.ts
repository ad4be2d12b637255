import type { CollectionPlan } from '@duijie/platform';
import type { UnresolvedTerm } from './unresolved-term.ts';

export const unresolvedTermPlan: CollectionPlan<UnresolvedTerm> = {
  name: 'unresolvedTerms',
  indexes: [['count'], ['kind', 'count']],
};

import type { CollectionPlan } from '@duijie/platform';
import type { StoredRulePack } from './rule-pack.ts';

export const rulePackPlan: CollectionPlan<StoredRulePack> = {
  name: 'rule-packs',
  unique: [
    ['pack', 'version'],
    ['pack', 'activation'],
  ],
  indexes: [['state'], ['pack', 'createdAt'], ['createdAt']],
};

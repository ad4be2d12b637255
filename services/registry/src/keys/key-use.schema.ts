import type { CollectionPlan } from '@duijie/platform';
import type { KeyUse } from './key-use.ts';

export const keyUsePlan: CollectionPlan<KeyUse> = { name: 'keyUses' };

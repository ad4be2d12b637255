import type { CollectionPlan } from '@duijie/platform';
import type { Erasure } from './erasure.ts';

export const erasurePlan: CollectionPlan<Erasure> = { name: 'erasures', indexes: [['graduate'], ['state']] };

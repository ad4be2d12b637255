import type { CollectionPlan } from '@duijie/platform';
import type { SecondFactor } from './second-factor.ts';

export const secondFactorPlan: CollectionPlan<SecondFactor> = { name: 'secondFactors', sensitive: true };

import type { CollectionPlan } from '@duijie/platform';
import type { Preference } from './preference.ts';

export const preferencePlan: CollectionPlan<Preference> = { name: 'preferences' };

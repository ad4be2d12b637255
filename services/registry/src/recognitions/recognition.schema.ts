import type { CollectionPlan } from '@duijie/platform';
import type { Recognition } from './recognition.ts';

export const recognitionPlan: CollectionPlan<Recognition> = {
  name: 'recognitions',
  indexes: [['state', 'validUntil'], ['agreement']],
};

import type { CollectionPlan } from '@duijie/platform';
import type { VettingCase } from './vetting-case.ts';

export const vettingCasePlan: CollectionPlan<VettingCase> = {
  name: 'vetting-cases',
  unique: [['openFor']],
  indexes: [['subject', 'scope'], ['readers'], ['files'], ['endsOn'], ['settled'], ['createdAt']],
};

import type { CollectionPlan } from '@duijie/platform';
import type { Session } from './session.ts';

export const sessionPlan: CollectionPlan<Session> = {
  name: 'sessions',
  indexes: [['account'], ['organisation'], ['state'], ['createdAt'], ['expiresAt']],
};

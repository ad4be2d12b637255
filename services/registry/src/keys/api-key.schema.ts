import type { CollectionPlan } from '@duijie/platform';
import type { ApiKey } from './api-key.ts';

export const apiKeyPlan: CollectionPlan<ApiKey> = {
  name: 'apiKeys',
  unique: [['hash']],
  indexes: [['organisation'], ['graduate']],
};

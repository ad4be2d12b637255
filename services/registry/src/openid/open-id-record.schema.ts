import type { CollectionPlan } from '@duijie/platform';
import type { OpenIdRecord } from './open-id-record.ts';

export const openIdRecordPlan: CollectionPlan<OpenIdRecord> = {
  name: 'openIdRecords',
  indexes: [['grant'], ['account'], ['browser'], ['expiresAt']],
  sensitive: true,
};

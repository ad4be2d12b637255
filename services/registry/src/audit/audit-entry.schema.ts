import type { CollectionPlan } from '@duijie/platform';
import type { AuditEntry } from './audit-entry.ts';

export const auditEntryPlan: CollectionPlan<AuditEntry> = {
  name: 'auditEntries',
  indexes: [['organisation'], ['subject'], ['kind'], ['number']],
};

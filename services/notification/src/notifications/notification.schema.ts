import type { CollectionPlan } from '@duijie/platform';
import type { Notification } from './notification.ts';

export const notificationPlan: CollectionPlan<Notification> = {
  name: 'notifications',
  unique: [['recipient', 'sequence']],
  indexes: [['recipient', 'sequence']],
};

import type { CollectionPlan } from '@duijie/platform';
import type { Client } from './client.ts';

export const clientPlan: CollectionPlan<Client> = { name: 'clients', indexes: [['createdAt']] };

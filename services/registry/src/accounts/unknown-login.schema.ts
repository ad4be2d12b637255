import type { CollectionPlan } from '@duijie/platform';
import type { UnknownLogin } from './tries.ts';

export const unknownLoginPlan: CollectionPlan<UnknownLogin> = { name: 'unknownLogins', indexes: [['failedAt']] };

import type { CollectionPlan } from '@duijie/platform';
import type { SigningKey } from './signing-key.ts';

export const signingKeyPlan: CollectionPlan<SigningKey> = { name: 'signingKeys', indexes: [['createdAt']] };

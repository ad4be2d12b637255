import type { CollectionPlan } from '@duijie/platform';
import type { SignerKey } from './signer-key.ts';

export const signerKeyPlan: CollectionPlan<SignerKey> = {
  name: 'signerKeys',
  unique: [['thumbprint']],
  indexes: [['organisation', 'state']],
};

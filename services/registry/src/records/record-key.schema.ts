import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan } from '@duijie/platform';

/** The key by which the platform signs records; its private half is sealed by the vault. */
export interface StoredRecordKey extends Aggregate {
  readonly sealedPrivateKey: string;
  readonly createdAt: string;
}

export const recordKeyPlan: CollectionPlan<StoredRecordKey> = { name: 'recordKeys' };

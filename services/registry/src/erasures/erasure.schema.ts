import type { ErasureBody } from '@duijie/contracts';
import type { CollectionPlan } from '@duijie/platform';

/** The receipts that were given, by graduate. */
export const erasurePlan: CollectionPlan<ErasureBody> = { name: 'erasures' };

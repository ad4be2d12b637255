import type { PlaceBody } from '@duijie/contracts';
import type { CollectionPlan } from '@duijie/platform';

/** Our copy of what places say of a graduate. */
export type HeardPlace = Pick<PlaceBody, 'id' | 'revision' | 'graduate' | 'state' | 'opening' | 'employer'>;

export const placePlan: CollectionPlan<HeardPlace> = { name: 'places', indexes: [['graduate'], ['employer', 'state']] };

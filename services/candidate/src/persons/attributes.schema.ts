import type { AttributesRecorded } from '@duijie/contracts';
import type { CollectionPlan } from '@duijie/platform';

/** What the fairness report alone may ask; the id is a keyed hash of the graduate's. */
export type Attributes = AttributesRecorded;

export const attributesPlan: CollectionPlan<Attributes> = { name: 'attributes', sensitive: true };

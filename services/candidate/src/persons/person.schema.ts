import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan } from '@duijie/platform';

/** One person, sealed with their own key; the id is the graduate's. */
export interface SealedPerson extends Aggregate {
  readonly college: string;
  readonly sealed: string;
}

export const personPlan: CollectionPlan<SealedPerson> = { name: 'persons', sensitive: true };

import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan } from '@duijie/platform';

/** That a graduate was erased, and when nothing of theirs was left here; none until then. `id` is the graduate's. */
export interface Erasure extends Aggregate {
  readonly erasedAt: string | null;
}

export const erasurePlan: CollectionPlan<Erasure> = { name: 'erasures' };

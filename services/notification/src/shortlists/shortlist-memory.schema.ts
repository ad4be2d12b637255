import type { CollectionPlan } from '@duijie/platform';
import type { ShortlistMemory } from './shortlist-memory.ts';

export const shortlistMemoryPlan: CollectionPlan<ShortlistMemory> = { name: 'shortlists' };

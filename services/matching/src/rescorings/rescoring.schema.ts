import type { CollectionPlan } from '@duijie/platform';
import type { CountedRecognitions } from './rescoring.ts';

export const countedRecognitionsPlan: CollectionPlan<CountedRecognitions> = { name: 'countedRecognitions' };

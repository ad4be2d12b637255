import type { MatchVersions } from '@duijie/contracts';
import { recognitionVersion } from '../fit/explanation.ts';
import { DEFINITION } from '../fit/world.ts';
import type { World } from '../fit/world.ts';

/** By which definition, taxonomy and recognitions graduates are matched in this world. */
export function versionsOf({ taxonomy, recognitions }: World): MatchVersions {
  return {
    definition: DEFINITION,
    taxonomy: taxonomy.taxonomyVersion,
    recognition: recognitionVersion(recognitions),
  };
}

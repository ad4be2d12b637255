import { Matcher, compileOpening } from '@duijie/matching';
import type { CompiledOpening, Graduate, Opening, World } from '@duijie/matching';
import { matchingGraduate, matchingOpening, matchingWorld } from '../matching-world.ts';
import { settledMemory } from '../memory.ts';
import type { Run, Size } from '../run.ts';

/** What all benches of the kernel work on. */
export interface Bed {
  readonly size: Size;
  readonly world: World;
  readonly graduates: readonly Graduate[];
  readonly openings: readonly Opening[];
  readonly compiled: readonly CompiledOpening[];
  readonly matcher: Matcher;
  /** What the index takes of a graduate, beside the profile that it points to. */
  readonly bytesOfGraduate: number;
}

export async function makeBed({ size }: Run): Promise<Bed> {
  const world = matchingWorld();
  const graduates = Array.from({ length: size.graduates }, (_, index) => matchingGraduate(index));
  const openings = Array.from({ length: size.kernelOpenings }, (_, index) => matchingOpening(index));
  // The index is measured alone: what the profiles take is theirs.
  const before = await settledMemory();
  const matcher = filledMatcher(graduates);
  const bytesOfGraduate = ((await settledMemory()) - before) / size.graduates;
  const compiled = openings.map((opening) => compileOpening(opening, world));
  return { size, world, graduates, openings, compiled, matcher, bytesOfGraduate };
}

/** An index at rest: in order, as it is once nothing has changed for a while. */
export function filledMatcher(graduates: readonly Graduate[]): Matcher {
  const matcher = new Matcher();
  for (const graduate of graduates) matcher.put(graduate);
  for (const step = matcher.tidy(); !step.next().done;);
  return matcher;
}

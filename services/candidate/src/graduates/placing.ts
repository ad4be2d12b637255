import { GraduateHeld, GraduatePlaced, GraduateReleased } from '@duijie/contracts';
import type { GraduateState, PlaceState } from '@duijie/contracts';
import type { Change } from '@duijie/domain';
import { changed } from './graduate.ts';
import type { Graduate } from './graduate.ts';

/** States that follow from places; who withdrew or confirmed a destination is past them. */
const following: readonly GraduateState[] = ['available', 'held', 'placed'];
const keepers: readonly PlaceState[] = ['offered', 'held', 'frozen'];

/**
 * What the graduate's places in all cycles make of them: placed by one that they accepted, held by one that waits for
 * their answer, else free. Undefined when it is so already.
 */
export function followPlaces(
  graduate: Graduate,
  places: readonly PlaceState[],
  now: string,
): Change<Graduate> | undefined {
  const state = places.includes('accepted')
    ? 'placed'
    : places.some((each) => keepers.includes(each))
      ? 'held'
      : 'available';
  if (graduate.state === state || !following.includes(graduate.state)) return undefined;
  const told = { placed: GraduatePlaced, held: GraduateHeld, available: GraduateReleased };
  return changed(graduate, now, { state }, told[state]);
}

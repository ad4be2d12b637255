import type { Aggregate, Change } from '@duijie/domain';

/** When a key was used, to the day in UTC. Apart from the key, whose revision says what its administrators have seen. */
export interface KeyUse extends Aggregate {
  readonly firstUsedOn: string;
  readonly lastUsedOn: string;
}

/** Notes a day of use; undefined when that or a later one is known. */
export function noteKeyUse(known: KeyUse | undefined, key: string, day: string): Change<KeyUse> | undefined {
  if (!known) return { next: { id: key, revision: 1, firstUsedOn: day, lastUsedOn: day }, events: [] };
  if (known.lastUsedOn >= day) return undefined;
  return { next: { ...known, revision: known.revision + 1, lastUsedOn: day }, events: [] };
}

import { Injectable } from '@nestjs/common';
import type { PlaceState } from '@duijie/contracts';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { placePlan } from './place.schema.ts';
import type { HeardPlace } from './place.schema.ts';

/** The places that matching told of. No scope is asked for: only this service's own work reads them. */
@Injectable()
export class PlacesStore {
  constructor(@InjectCollection(placePlan) private readonly places: Collection<HeardPlace>) {}

  async hear({ id, revision, graduate, state, opening, employer }: HeardPlace): Promise<void> {
    await this.places.mirror([{ id, revision, graduate, state, opening, employer }]);
  }

  async of(graduate: string): Promise<readonly HeardPlace[]> {
    const found: HeardPlace[] = [];
    for await (const place of this.places.scan({ graduate })) found.push(place);
    return found;
  }

  async statesOf(graduate: string): Promise<readonly PlaceState[]> {
    return (await this.of(graduate)).map(({ state }) => state);
  }

  /** The enterprises whose place the graduate has taken. */
  async employersOf(graduate: string): Promise<readonly string[]> {
    const places = await this.of(graduate);
    return places.flatMap(({ state, employer }) => (state === 'accepted' && employer ? [employer] : []));
  }

  /** Everybody who has taken a place of the employer's. */
  async placedWith(employer: string): Promise<ReadonlySet<string>> {
    const placed = new Set<string>();
    for await (const { graduate } of this.places.scan({ employer, state: 'accepted' })) placed.add(graduate);
    return placed;
  }

  /** Forgets the places of a graduate who was erased. */
  async forget(graduate: string): Promise<void> {
    const ids: string[] = [];
    for await (const { id } of this.places.scan({ graduate })) ids.push(id);
    if (ids.length > 0) await this.places.drop(ids);
  }
}

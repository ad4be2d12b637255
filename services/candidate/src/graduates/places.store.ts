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

  async hear({ id, revision, graduate, state }: HeardPlace): Promise<void> {
    await this.places.mirror([{ id, revision, graduate, state }]);
  }

  async statesOf(graduate: string): Promise<readonly PlaceState[]> {
    const states: PlaceState[] = [];
    for await (const { state } of this.places.scan({ graduate })) states.push(state);
    return states;
  }
}

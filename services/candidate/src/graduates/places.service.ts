import { Injectable } from '@nestjs/common';
import { DomainError, everything, instant } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock, passFailpoint } from '@duijie/platform';
import { GraduatesStore } from './graduates.store.ts';
import type { HeardPlace } from './place.schema.ts';
import { PlacesStore } from './places.store.ts';
import { followPlaces } from './placing.ts';

const tries = 5;

/** What places mean for the graduates who have them. */
@Injectable()
export class PlacesService {
  constructor(
    private readonly places: PlacesStore,
    private readonly graduates: GraduatesStore,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** The copy first; what follows is decided from all copies, so that a crash in between decides the same again. */
  async hear(place: HeardPlace): Promise<void> {
    await this.places.hear(place);
    passFailpoint('inbox.before_commit');
    for (let attempt = 1; ; attempt += 1) {
      const graduate = await this.graduates.get(everything, place.graduate);
      // Places are of graduates that we told of: one who is not there was erased.
      if (!graduate) return this.places.forget(place.graduate);
      const change = followPlaces(graduate, await this.places.statesOf(graduate.id), instant(this.clock));
      if (!change) return;
      try {
        await this.graduates.save(change);
        return;
      } catch (error) {
        const raced = error instanceof DomainError && error.kind === 'precondition';
        if (!raced || attempt === tries) throw error;
      }
    }
  }
}

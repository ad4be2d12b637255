import { Controller } from '@nestjs/common';
import { PlaceAwaited, PlaceClosed, PlaceFrozen, PlaceLapsed, PlaceOffered, PlaceResumed } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { PlacesService } from './places.service.ts';

/** A publication tells as many places as there are students; each place for itself keeps its order. */
const byKey = { order: 'key' } as const;

/** Hears what became of the places of cycles; what a student did themselves they need not be told. */
@Controller()
export class PlacesConsumer {
  constructor(private readonly places: PlacesService) {}

  @Handles(PlaceOffered, byKey)
  onPlaceOffered(place: PlaceOffered): Promise<void> {
    return this.places.tell(place);
  }

  @Handles(PlaceAwaited, byKey)
  onPlaceAwaited(place: PlaceAwaited): Promise<void> {
    return this.places.tell(place);
  }

  @Handles(PlaceLapsed, byKey)
  onPlaceLapsed(place: PlaceLapsed): Promise<void> {
    return this.places.tell(place);
  }

  @Handles(PlaceFrozen, byKey)
  onPlaceFrozen(place: PlaceFrozen): Promise<void> {
    return this.places.tell(place);
  }

  @Handles(PlaceResumed, byKey)
  onPlaceResumed(place: PlaceResumed): Promise<void> {
    return this.places.tell(place);
  }

  @Handles(PlaceClosed, byKey)
  onPlaceClosed(place: PlaceClosed): Promise<void> {
    return this.places.tell(place);
  }
}

import { Controller } from '@nestjs/common';
import { PlaceAwaited, PlaceClosed, PlaceFrozen, PlaceLapsed, PlaceOffered, PlaceResumed } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { PlacesService } from './places.service.ts';

/** Hears what became of the places of cycles; what a student did themselves they need not be told. */
@Controller()
export class PlacesConsumer {
  constructor(private readonly places: PlacesService) {}

  @Handles(PlaceOffered)
  onPlaceOffered(place: PlaceOffered): Promise<void> {
    return this.places.tell(place);
  }

  @Handles(PlaceAwaited)
  onPlaceAwaited(place: PlaceAwaited): Promise<void> {
    return this.places.tell(place);
  }

  @Handles(PlaceLapsed)
  onPlaceLapsed(place: PlaceLapsed): Promise<void> {
    return this.places.tell(place);
  }

  @Handles(PlaceFrozen)
  onPlaceFrozen(place: PlaceFrozen): Promise<void> {
    return this.places.tell(place);
  }

  @Handles(PlaceResumed)
  onPlaceResumed(place: PlaceResumed): Promise<void> {
    return this.places.tell(place);
  }

  @Handles(PlaceClosed)
  onPlaceClosed(place: PlaceClosed): Promise<void> {
    return this.places.tell(place);
  }
}

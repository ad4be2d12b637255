import { Controller } from '@nestjs/common';
import {
  PlaceAccepted,
  PlaceAwaited,
  PlaceClosed,
  PlaceDeclined,
  PlaceFrozen,
  PlaceHeld,
  PlaceLapsed,
  PlaceOffered,
  PlaceResumed,
} from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { PlacesService } from './places.service.ts';

/** Hears who has a place, who waits, and who gave one up. */
@Controller()
export class PlacesConsumer {
  constructor(private readonly places: PlacesService) {}

  @Handles(PlaceOffered)
  onPlaceOffered(place: PlaceOffered): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceAwaited)
  onPlaceAwaited(place: PlaceAwaited): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceHeld)
  onPlaceHeld(place: PlaceHeld): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceAccepted)
  onPlaceAccepted(place: PlaceAccepted): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceDeclined)
  onPlaceDeclined(place: PlaceDeclined): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceLapsed)
  onPlaceLapsed(place: PlaceLapsed): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceFrozen)
  onPlaceFrozen(place: PlaceFrozen): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceResumed)
  onPlaceResumed(place: PlaceResumed): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceClosed)
  onPlaceClosed(place: PlaceClosed): Promise<void> {
    return this.places.hear(place);
  }
}

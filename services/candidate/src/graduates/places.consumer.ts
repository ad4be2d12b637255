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

/** A publication tells as many places as there are students; each place for itself keeps its order. */
const byKey = { order: 'key' } as const;

/** Hears who has a place, who waits, and who gave one up. */
@Controller()
export class PlacesConsumer {
  constructor(private readonly places: PlacesService) {}

  @Handles(PlaceOffered, byKey)
  onPlaceOffered(place: PlaceOffered): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceAwaited, byKey)
  onPlaceAwaited(place: PlaceAwaited): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceHeld, byKey)
  onPlaceHeld(place: PlaceHeld): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceAccepted, byKey)
  onPlaceAccepted(place: PlaceAccepted): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceDeclined, byKey)
  onPlaceDeclined(place: PlaceDeclined): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceLapsed, byKey)
  onPlaceLapsed(place: PlaceLapsed): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceFrozen, byKey)
  onPlaceFrozen(place: PlaceFrozen): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceResumed, byKey)
  onPlaceResumed(place: PlaceResumed): Promise<void> {
    return this.places.hear(place);
  }

  @Handles(PlaceClosed, byKey)
  onPlaceClosed(place: PlaceClosed): Promise<void> {
    return this.places.hear(place);
  }
}

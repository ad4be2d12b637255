import { Controller } from '@nestjs/common';
import {
  OpeningCancelled,
  OpeningClosed,
  OpeningExpired,
  OpeningFilled,
  OpeningPaused,
  OpeningPublished,
  OpeningResumed,
  OpeningReturned,
  OpeningRevised,
  OpeningSubmitted,
} from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { SharedDemandService } from './shared-demand.service.ts';

const everyInstance = { mode: 'broadcast' } as const;

/** Every instance hears of every opening, whichever instance changed it. */
@Controller()
export class SharedDemandConsumer {
  constructor(private readonly demand: SharedDemandService) {}

  @Handles(OpeningSubmitted, everyInstance)
  onOpeningSubmitted(opening: OpeningSubmitted): void {
    this.demand.hear(opening);
  }

  @Handles(OpeningReturned, everyInstance)
  onOpeningReturned(opening: OpeningReturned): void {
    this.demand.hear(opening);
  }

  @Handles(OpeningPublished, everyInstance)
  onOpeningPublished(opening: OpeningPublished): void {
    this.demand.hear(opening);
  }

  @Handles(OpeningRevised, everyInstance)
  onOpeningRevised(opening: OpeningRevised): void {
    this.demand.hear(opening);
  }

  @Handles(OpeningPaused, everyInstance)
  onOpeningPaused(opening: OpeningPaused): void {
    this.demand.hear(opening);
  }

  @Handles(OpeningResumed, everyInstance)
  onOpeningResumed(opening: OpeningResumed): void {
    this.demand.hear(opening);
  }

  @Handles(OpeningClosed, everyInstance)
  onOpeningClosed(opening: OpeningClosed): void {
    this.demand.hear(opening);
  }

  @Handles(OpeningExpired, everyInstance)
  onOpeningExpired(opening: OpeningExpired): void {
    this.demand.hear(opening);
  }

  @Handles(OpeningCancelled, everyInstance)
  onOpeningCancelled(opening: OpeningCancelled): void {
    this.demand.hear(opening);
  }

  @Handles(OpeningFilled, everyInstance)
  onOpeningFilled(opening: OpeningFilled): void {
    this.demand.hear(opening);
  }
}

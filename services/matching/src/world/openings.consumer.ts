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
import { WorldService } from './world.service.ts';

/** Hears which openings there are. Every instance hears all of it. */
@Controller()
export class OpeningsConsumer {
  constructor(private readonly world: WorldService) {}

  @Handles(OpeningSubmitted, { mode: 'broadcast' })
  onOpeningSubmitted(opening: OpeningSubmitted): void {
    this.world.hearOpening(opening);
  }

  @Handles(OpeningReturned, { mode: 'broadcast' })
  onOpeningReturned(opening: OpeningReturned): void {
    this.world.hearOpening(opening);
  }

  @Handles(OpeningPublished, { mode: 'broadcast' })
  onOpeningPublished(opening: OpeningPublished): void {
    this.world.hearOpening(opening);
  }

  @Handles(OpeningRevised, { mode: 'broadcast' })
  onOpeningRevised(opening: OpeningRevised): void {
    this.world.hearOpening(opening);
  }

  @Handles(OpeningPaused, { mode: 'broadcast' })
  onOpeningPaused(opening: OpeningPaused): void {
    this.world.hearOpening(opening);
  }

  @Handles(OpeningResumed, { mode: 'broadcast' })
  onOpeningResumed(opening: OpeningResumed): void {
    this.world.hearOpening(opening);
  }

  @Handles(OpeningClosed, { mode: 'broadcast' })
  onOpeningClosed(opening: OpeningClosed): void {
    this.world.hearOpening(opening);
  }

  @Handles(OpeningExpired, { mode: 'broadcast' })
  onOpeningExpired(opening: OpeningExpired): void {
    this.world.hearOpening(opening);
  }

  @Handles(OpeningCancelled, { mode: 'broadcast' })
  onOpeningCancelled(opening: OpeningCancelled): void {
    this.world.hearOpening(opening);
  }

  @Handles(OpeningFilled, { mode: 'broadcast' })
  onOpeningFilled(opening: OpeningFilled): void {
    this.world.hearOpening(opening);
  }
}

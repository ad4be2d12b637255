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
import { OpeningsService } from './openings.service.ts';

/** Hears of openings: their words, whether a suspension hides them, and whether new rules stop them. */
@Controller()
export class OpeningsConsumer {
  constructor(private readonly openings: OpeningsService) {}

  @Handles(OpeningSubmitted)
  async onOpeningSubmitted(opening: OpeningSubmitted): Promise<void> {
    await this.openings.hear(opening);
    await this.openings.tellOfRules(opening);
  }

  @Handles(OpeningReturned)
  onOpeningReturned(opening: OpeningReturned): Promise<void> {
    return this.openings.hear(opening);
  }

  @Handles(OpeningPublished)
  onOpeningPublished(opening: OpeningPublished): Promise<void> {
    return this.openings.hear(opening);
  }

  @Handles(OpeningRevised)
  onOpeningRevised(opening: OpeningRevised): Promise<void> {
    return this.openings.hear(opening);
  }

  @Handles(OpeningPaused)
  async onOpeningPaused(opening: OpeningPaused): Promise<void> {
    await this.openings.hear(opening);
    await this.openings.tellOfRules(opening);
  }

  @Handles(OpeningResumed)
  onOpeningResumed(opening: OpeningResumed): Promise<void> {
    return this.openings.hear(opening);
  }

  @Handles(OpeningClosed)
  onOpeningClosed(opening: OpeningClosed): Promise<void> {
    return this.openings.hear(opening);
  }

  @Handles(OpeningExpired)
  onOpeningExpired(opening: OpeningExpired): Promise<void> {
    return this.openings.hear(opening);
  }

  @Handles(OpeningCancelled)
  onOpeningCancelled(opening: OpeningCancelled): Promise<void> {
    return this.openings.hear(opening);
  }

  @Handles(OpeningFilled)
  onOpeningFilled(opening: OpeningFilled): Promise<void> {
    return this.openings.hear(opening);
  }
}

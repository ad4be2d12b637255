import { Controller } from '@nestjs/common';
import { ShortlistComputed } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { ShortlistsService } from './shortlists.service.ts';

/** Hears who stands in the shortlists. */
@Controller()
export class ShortlistsConsumer {
  constructor(private readonly shortlists: ShortlistsService) {}

  @Handles(ShortlistComputed)
  onShortlistComputed(shortlist: ShortlistComputed): Promise<void> {
    return this.shortlists.hear(shortlist);
  }
}

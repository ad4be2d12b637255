import { Controller } from '@nestjs/common';
import { ShortlistComputed } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { ShortlistsService } from './shortlists.service.ts';

/** Hears what the instances of this service told, so that none goes on from a list that another has replaced. */
@Controller()
export class ShortlistsConsumer {
  constructor(private readonly shortlists: ShortlistsService) {}

  @Handles(ShortlistComputed, { mode: 'broadcast' })
  onShortlistComputed(shortlist: ShortlistComputed): void {
    this.shortlists.onShortlistComputed(shortlist);
  }
}

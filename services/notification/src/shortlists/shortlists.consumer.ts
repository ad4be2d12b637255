import { Controller } from '@nestjs/common';
import { ShortlistComputed } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { ShortlistsService } from './shortlists.service.ts';

/** Hears who is in the shortlists. */
@Controller()
export class ShortlistsConsumer {
  constructor(private readonly shortlists: ShortlistsService) {}

  @Handles(ShortlistComputed)
  onShortlistComputed(list: ShortlistComputed): Promise<void> {
    return this.shortlists.hear(list);
  }
}

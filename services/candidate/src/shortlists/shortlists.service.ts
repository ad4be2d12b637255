import { Injectable } from '@nestjs/common';
import type { ShortlistComputed } from '@duijie/contracts';
import { ShortlistsStore } from './shortlists.store.ts';

/** Follows who is matched with whom, since an enterprise may look at nobody else. */
@Injectable()
export class ShortlistsService {
  constructor(private readonly shortlists: ShortlistsStore) {}

  hear({ id, revision, employer, items }: ShortlistComputed): Promise<void> {
    return this.shortlists.hear({ id, revision, employer, graduates: items.map(({ graduateId }) => graduateId) });
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError, instant } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { sightTerm } from './unresolved-term.ts';
import type { Sighting, UnresolvedTerm } from './unresolved-term.ts';
import { UnresolvedTermsStore, idOf } from './unresolved-terms.store.ts';

const sliceSize = 200;
const mostAttempts = 5;

/** The curators' queue. */
@Injectable()
export class UnresolvedTermsService {
  constructor(
    private readonly terms: UnresolvedTermsStore,
    @InjectClock() private readonly clock: Clock,
  ) {}

  list(query: Query<UnresolvedTerm>): Promise<Page<UnresolvedTerm>> {
    return this.terms.find({ sort: '-count', ...query });
  }

  /** Counts what an upload could not resolve; the same upload is counted once. */
  async sight(upload: string, sightings: readonly Sighting[]): Promise<void> {
    for (let from = 0; from < sightings.length; from += sliceSize) {
      await this.sightSlice(upload, sightings.slice(from, from + sliceSize));
    }
  }

  private async sightSlice(upload: string, slice: readonly Sighting[]): Promise<void> {
    const now = instant(this.clock);
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const stored = await this.terms.getMany(slice.map(idOf));
      const next = slice.flatMap((sighting) => {
        const id = idOf(sighting);
        return sightTerm(stored.get(id), sighting, { id, upload, now }) ?? [];
      });
      if (next.length === 0) return;
      const failures = await this.terms.saveMany(next);
      const fault = failures.find(({ error }) => !(error instanceof DomainError));
      if (fault) throw fault.error;
      if (failures.length === 0) return;
    }
  }
}

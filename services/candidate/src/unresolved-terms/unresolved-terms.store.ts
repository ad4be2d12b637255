import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query, SaveFailure } from '@duijie/platform';
import { termKey } from './unresolved-term.ts';
import type { Sighting, UnresolvedTerm } from './unresolved-term.ts';
import { unresolvedTermPlan } from './unresolved-term.schema.ts';

/** Terms belong to no tenant: they are words, and curators see them all. */
@Injectable()
export class UnresolvedTermsStore {
  constructor(@InjectCollection(unresolvedTermPlan) private readonly terms: Collection<UnresolvedTerm>) {}

  find(query: Query<UnresolvedTerm>): Promise<Page<UnresolvedTerm>> {
    return this.terms.find(query);
  }

  async getMany(ids: readonly string[]): Promise<Map<string, UnresolvedTerm>> {
    return new Map((await this.terms.getMany(ids)).map((term) => [term.id, term]));
  }

  saveMany(terms: readonly UnresolvedTerm[]): Promise<readonly SaveFailure[]> {
    return this.terms.saveMany(terms.map((next) => ({ next, events: [] })));
  }
}

export function idOf(sighting: Sighting): string {
  return `trm_${createHash('sha256').update(termKey(sighting)).digest('hex').slice(0, 26)}`;
}

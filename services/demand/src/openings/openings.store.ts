import { Injectable } from '@nestjs/common';
import { covers, everything } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Filter, Page, Query, SaveFailure } from '@duijie/platform';
import type { Opening } from './opening.ts';
import { openingPlan } from './opening.schema.ts';

/** Every query of openings. `scope` says whose drafts may be touched; published ones are read through `shared`. */
@Injectable()
export class OpeningsStore {
  constructor(@InjectCollection(openingPlan) private readonly openings: Collection<Opening>) {}

  async get(scope: Scope, id: string): Promise<Opening | undefined> {
    const found = await this.openings.get(id);
    return found && covers(scope, found.employer) ? found : undefined;
  }

  find(scope: Scope, query: Query<Opening>): Promise<Page<Opening>> {
    return this.openings.find({ ...query, filter: { ...query.filter, ...employerOf(scope) } });
  }

  /** Openings that every signed-in account may see. */
  shared(query: Query<Opening>): Promise<Page<Opening>> {
    return this.openings.find({ ...query, filter: { ...query.filter, state: 'published' } });
  }

  /** Those of them that are published at this moment, by id. */
  async sharedAmong(ids: readonly string[]): Promise<ReadonlyMap<string, Opening>> {
    return new Map([...(await this.among(ids))].filter(([, { state }]) => state === 'published'));
  }

  async sharedById(id: string): Promise<Opening | undefined> {
    const found = await this.openings.get(id);
    return found?.state === 'published' ? found : undefined;
  }

  /** An employer's openings by its own references, at most 200. */
  async byReferences(employer: string, references: readonly string[]): Promise<ReadonlyMap<string, Opening>> {
    if (references.length === 0) return new Map();
    const filter = { employer, externalRef: { in: references } };
    const { items } = await this.openings.find({ filter, limit: 200 });
    return new Map(items.map((opening) => [opening.externalRef ?? '', opening]));
  }

  /** What a change of the rules is about, page by page. */
  shownOrPaused(limit: number, cursor: string | undefined): Promise<Page<Opening>> {
    const filter = { state: { in: ['published', 'paused'] } };
    return this.openings.find({ filter, limit, ...(cursor === undefined ? {} : { cursor }) });
  }

  async among(ids: readonly string[]): Promise<ReadonlyMap<string, Opening>> {
    return new Map((await this.openings.getMany(ids)).map((opening) => [opening.id, opening]));
  }

  ofEmployer(employer: string, state: Opening['state']): AsyncIterable<Opening> {
    return this.openings.scan({ employer, state });
  }

  /** Openings whose last day was before the given one, and that are still to end. */
  pastValidity(today: string): AsyncIterable<Opening> {
    return this.openings.scan({ state: { in: ['submitted', 'published', 'paused'] }, validUntil: { below: today } });
  }

  save(change: Change<Opening>): Promise<Opening> {
    return this.openings.save(change);
  }

  saveMany(changes: readonly Change<Opening>[]): Promise<readonly SaveFailure[]> {
    return this.openings.saveMany(changes);
  }
}

function employerOf(scope: Scope): Filter<Opening> {
  return scope === everything ? {} : { employer: (scope as { organisation: string }).organisation };
}

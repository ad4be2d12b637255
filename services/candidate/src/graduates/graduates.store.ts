import { Injectable } from '@nestjs/common';
import { DomainError, covers, everything } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Filter, Page, Query, SaveFailure } from '@duijie/platform';
import type { Graduate } from './graduate.ts';
import { graduatePlan } from './graduate.schema.ts';
import type { Reach } from './reach.ts';

/** Every query of graduates. */
@Injectable()
export class GraduatesStore {
  constructor(@InjectCollection(graduatePlan) private readonly graduates: Collection<Graduate>) {}

  async get(reach: Reach, id: string): Promise<Graduate | undefined> {
    if (isSelf(reach) && reach.graduate !== id) return undefined;
    const scope = isSelf(reach) ? { organisation: reach.college } : reach;
    const found = await this.graduates.get(id);
    return found && covers(scope, found.college) ? found : undefined;
  }

  async getMany(scope: Scope, ids: readonly string[]): Promise<Map<string, Graduate>> {
    const found = await this.graduates.getMany(ids);
    return new Map(found.filter(({ college }) => covers(scope, college)).map((graduate) => [graduate.id, graduate]));
  }

  find(reach: Reach, query: Query<Graduate>): Promise<Page<Graduate>> {
    return this.graduates.find({ ...query, filter: { ...query.filter, ...within(reach) } });
  }

  /** Of these graduates, whosever they are, those that fit. */
  findAmong(ids: readonly string[], query: Query<Graduate>): Promise<Page<Graduate>> {
    return this.graduates.find({ ...query, filter: { ...query.filter, id: { in: ids } } });
  }

  withConsentPast(today: string): AsyncIterable<Graduate> {
    return this.graduates.scan({ consentEndsOn: { below: today } });
  }

  save(change: Change<Graduate>): Promise<Graduate> {
    return this.graduates.save(change);
  }

  saveMany(changes: readonly Change<Graduate>[]): Promise<readonly SaveFailure[]> {
    return this.graduates.saveMany(changes);
  }

  /**
   * Writes many and leaves out those that somebody else has changed meanwhile, such as another instance at the same
   * work; returns how many were written.
   */
  async saveWhereUnchanged(changes: readonly Change<Graduate>[]): Promise<number> {
    if (changes.length === 0) return 0;
    const failures = await this.graduates.saveMany(changes);
    if (failures.length === 0) return changes.length;
    let written = 0;
    // Of a step that failed all may be undone, so each is tried by itself; what is in already is refused as changed.
    for (const change of changes) {
      try {
        await this.graduates.save(change);
        written += 1;
      } catch (error) {
        if (!(error instanceof DomainError && error.kind === 'precondition')) throw error;
      }
    }
    return written;
  }

  remove(id: string, events: readonly object[]): Promise<void> {
    return this.graduates.remove(id, events);
  }
}

function isSelf(reach: Reach): reach is { readonly graduate: string; readonly college: string } {
  return typeof reach === 'object' && 'graduate' in reach;
}

function within(reach: Reach): Filter<Graduate> {
  if (isSelf(reach)) return { id: reach.graduate, college: reach.college };
  return reach === everything ? {} : { college: (reach as { organisation: string }).organisation };
}

import { Injectable } from '@nestjs/common';
import { covers, everything } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Filter, Page, Query, SaveFailure } from '@duijie/platform';
import type { Graduate } from './graduate.ts';
import { graduatePlan } from './graduate.schema.ts';

/**
 * Whose graduates a query may touch: an organisation's, all, or one person's own. The college is asked of a person too,
 * since it is a college's administrator who says which graduate a student's key stands for.
 */
export type Reach = Scope | { readonly graduate: string; readonly college: string };

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

  save(change: Change<Graduate>): Promise<Graduate> {
    return this.graduates.save(change);
  }

  saveMany(changes: readonly Change<Graduate>[]): Promise<readonly SaveFailure[]> {
    return this.graduates.saveMany(changes);
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

import { Injectable } from '@nestjs/common';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import { vettingCasePlan } from './vetting-case.schema.ts';
import type { VettingCase } from './vetting-case.ts';

/** Whose cases a query may touch: all of them, or those that an organisation or a reviewer may read. */
export type CaseScope = 'everything' | readonly string[];

const admitting = ['approved', 'conditional', 'overturned'];

/** Every query of vetting cases. */
@Injectable()
export class VettingCasesStore {
  constructor(@InjectCollection(vettingCasePlan) private readonly cases: Collection<VettingCase>) {}

  async get(scope: CaseScope, id: string): Promise<VettingCase | undefined> {
    const found = await this.cases.get(id);
    return scope === 'everything' || found?.readers.some((reader) => scope.includes(reader)) ? found : undefined;
  }

  find(scope: CaseScope, query: Query<VettingCase>): Promise<Page<VettingCase>> {
    if (scope === 'everything') return this.cases.find(query);
    return this.cases.find({ ...query, filter: { ...query.filter, readers: { in: scope } } });
  }

  /** The cases of this one’s subject and scope that hold. */
  holdingFor({ subject, scope }: VettingCase): AsyncIterable<VettingCase> {
    return this.cases.scan({ subject, scope, state: { in: admitting }, supersededBy: null });
  }

  unsettled(): AsyncIterable<VettingCase> {
    return this.cases.scan({ settled: false });
  }

  endingUntil(day: string): AsyncIterable<VettingCase> {
    return this.cases.scan({ endsOn: { to: day } });
  }

  async keepsFile(id: string): Promise<boolean> {
    return (await this.cases.findOne({ files: id })) !== undefined;
  }

  save(change: Change<VettingCase>): Promise<VettingCase> {
    return this.cases.save(change);
  }
}

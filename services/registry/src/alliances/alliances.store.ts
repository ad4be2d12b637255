import { Injectable } from '@nestjs/common';
import { everything } from '@duijie/domain';
import type { Change, Scope } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import { everyone } from './alliance.ts';
import type { Alliance } from './alliance.ts';
import { alliancePlan } from './alliance.schema.ts';

/** Every query of alliances; one that is only proposed is seen by those who are in it or asked to be. */
@Injectable()
export class AlliancesStore {
  constructor(@InjectCollection(alliancePlan) private readonly alliances: Collection<Alliance>) {}

  async get(scope: Scope, id: string): Promise<Alliance | undefined> {
    const found = await this.alliances.get(id);
    const maySee = scope === everything || found?.readers.some((reader) => readersOf(scope).includes(reader));
    return maySee ? found : undefined;
  }

  find(scope: Scope, query: Query<Alliance>): Promise<Page<Alliance>> {
    if (scope === everything) return this.alliances.find(query);
    return this.alliances.find({ ...query, filter: { ...query.filter, readers: { in: readersOf(scope) } } });
  }

  save(change: Change<Alliance>): Promise<Alliance> {
    return this.alliances.save(change);
  }
}

function readersOf(scope: Scope): readonly string[] {
  return scope === everything ? [everyone] : [everyone, (scope as { organisation: string }).organisation];
}

import { Injectable } from '@nestjs/common';
import type { Text } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import { openingPlan } from './opening.schema.ts';
import type { HeardOpening } from './opening.schema.ts';

@Injectable()
export class OpeningsStore {
  constructor(@InjectCollection(openingPlan) private readonly openings: Collection<HeardOpening>) {}

  async titles(ids: readonly string[]): Promise<ReadonlyMap<string, Text>> {
    if (ids.length === 0) return new Map();
    const found = await this.openings.getMany([...new Set(ids)]);
    return new Map(found.map(({ id, title }) => [id, title]));
  }

  async hear({ id, revision, title, employer, state, pausedBy }: HeardOpening): Promise<void> {
    await this.openings.mirror([{ id, revision, title, employer, state, pausedBy }]);
  }
}

import { Injectable } from '@nestjs/common';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import { rulePackPlan } from './rule-pack.schema.ts';
import type { StoredRulePack } from './rule-pack.ts';

/** Every query of rule packs. They belong to the alliance as a whole, so there is no scope. */
@Injectable()
export class RulePacksStore {
  constructor(@InjectCollection(rulePackPlan) private readonly packs: Collection<StoredRulePack>) {}

  get(id: string): Promise<StoredRulePack | undefined> {
    return this.packs.get(id);
  }

  find(query: Query<StoredRulePack>): Promise<Page<StoredRulePack>> {
    return this.packs.find(query);
  }

  /** A handful: one of each name, and for a moment the one that it replaces. */
  async active(): Promise<readonly StoredRulePack[]> {
    return (await this.packs.find({ filter: { state: 'active' }, limit: 200 })).items;
  }

  async isKnown(pack: string): Promise<boolean> {
    return (await this.packs.findOne({ pack })) !== undefined;
  }

  async hasVersion(pack: string, version: string): Promise<boolean> {
    return (await this.packs.findOne({ pack, version })) !== undefined;
  }

  async lastActivation(pack: string): Promise<number> {
    const filter = { pack, activation: { from: 1 } };
    const { items } = await this.packs.find({ filter, sort: '-activation', limit: 1 });
    return items[0]?.activation ?? 0;
  }

  save(change: Change<StoredRulePack>): Promise<StoredRulePack> {
    return this.packs.save(change);
  }
}

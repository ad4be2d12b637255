import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DomainError, instant, today } from '@duijie/domain';
import type { Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds, InjectLogger } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { preparedPack } from '../rules/judge.ts';
import type { PreparedPack } from '../rules/judge.ts';
import type { RulePack } from '../rules/rule.ts';
import type { RulesInForce } from '../rules/rules-in-force.ts';
import { shippedPacks } from '../rules/shipped-packs.ts';
import { draftPack, firstPack, inForce } from './rule-pack.ts';
import type { StoredRulePack } from './rule-pack.ts';
import { RulePacksStore } from './rule-packs.store.ts';

/**
 * The rules in force. Which packs are active is read from the store each time, so that every instance judges by a pack
 * from the moment of its activation; a pack is prepared once, since its rules never change.
 */
@Injectable()
export class RuleBook implements OnApplicationBootstrap {
  private readonly prepared = new Map<string, PreparedPack>();
  private shipped: Promise<void> | undefined;

  constructor(
    private readonly packs: RulePacksStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.install().catch((error: unknown) =>
      this.logger.warn({ cause: String(error) }, 'the rule packs of this release are stored with the next request'),
    );
  }

  async rules(): Promise<RulesInForce> {
    await this.install();
    return this.of(inForce(await this.packs.active()));
  }

  /** The rules as they would be with this pack in force. */
  async rulesWith(pack: StoredRulePack): Promise<RulesInForce> {
    await this.install();
    const others = inForce(await this.packs.active()).filter((each) => each.pack !== pack.pack);
    return this.of([...others, pack]);
  }

  private of(packs: readonly StoredRulePack[]): RulesInForce {
    return { packs: packs.map((pack) => this.preparedOnce(pack)), stamp: packs.map(({ id }) => id).join() };
  }

  private preparedOnce(pack: StoredRulePack): PreparedPack {
    const known = this.prepared.get(pack.id) ?? preparedPack(pack);
    this.prepared.set(pack.id, known);
    return known;
  }

  private install(): Promise<void> {
    this.shipped ??= this.installAll().catch((error: unknown) => {
      this.shipped = undefined;
      throw error;
    });
    return this.shipped;
  }

  /** The first pack of a name is in force at once; what a later release brings is a draft that an operator activates. */
  private async installAll(): Promise<void> {
    for (const pack of shippedPacks) {
      if (await this.packs.hasVersion(pack.pack, pack.version)) continue;
      await this.installOne(pack, await this.packs.isKnown(pack.pack));
    }
  }

  private async installOne(pack: RulePack, isKnown: boolean): Promise<void> {
    const [id, now] = [this.ids.next('rpk'), instant(this.clock)];
    try {
      await this.packs.save(isKnown ? draftPack(id, pack, null, now) : firstPack(id, pack, today(this.clock), now));
    } catch (error) {
      // Another instance was faster.
      if (!(error instanceof DomainError && error.kind === 'conflict')) throw error;
    }
  }
}
